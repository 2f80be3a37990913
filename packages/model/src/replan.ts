import type { EpochMinutes } from '@karavan/core'
import type { ChosenLeg, ChosenPlan, Consignment } from './consignment/index.js'
import type { ArrivalAdvice, LiveArrival, OrderAhead, Restart } from './live-arrival.js'
import type { Message } from './messages/index.js'
import type { LocationId } from './network.js'
import type { Cost, Flag, KnockedOut, Stage, TransportPlan, UnderWay } from './plan.js'

/** Where on its way a consignment can take another one. */
export interface DecisionPoint {
  readonly place: LocationId
  /** The first leg of its plan that can be replaced, from 0; those before it stay. */
  readonly leg: number
  /** The milestone of that leg that was told already, as that the goods are loaded; null where none was. */
  readonly begun: Restart | null
  /** Stages of the plan that stay as they were planned. */
  readonly kept: readonly Stage[]
  /** Half of such goods are there by then, and not before now: from then on is planned. */
  readonly ready: EpochMinutes
  /** Chance that the goods have set out on that leg, and nobody has told. */
  readonly gone: number
  readonly underWay: Omit<UnderWay, 'origin' | 'together'>
  /** By the plan in force. */
  readonly live: LiveArrival
}

/** Why no other way can be taken. */
export interface NoDecision {
  readonly why: 'noPlan' | 'delivered' | 'lastLeg'
}

/** One way on: when the goods would arrive by all that is known, and what it costs from here. */
export interface WayOn {
  readonly live: LiveArrival
  /** Chance of missing the deadline, 0–1, and the hours late to be expected; null without one. */
  readonly missing: number | null
  readonly hoursLate: number | null
  /** Of what is left; null where it is not known. */
  readonly cost: Cost | null
  readonly co2eKg: number | null
  /** Rules to know of on what is left, the weightiest first; null where they are not known. */
  readonly flags: readonly Flag[] | null
  /** Orders before which the goods may stand on it. */
  readonly holds: readonly OrderAhead[]
}

/** Another way, and the consignment as it would be by it. */
export interface OtherWay extends WayOn {
  readonly found: TransportPlan
  readonly consignment: Consignment
  readonly plan: ChosenPlan
}

export interface Comparison {
  readonly inForce: WayOn
  /** What comes first by the median first. */
  readonly others: readonly OtherWay[]
  /** Ways that are left out: another, or that in force, comes no later at any level, costs no more and emits no more. */
  readonly worse: number
}

/** Other ways of a consignment from where it is, or why there are none to look for. */
export type WaysLooked = {
  /** The time that counts. */
  readonly due: { readonly at: EpochMinutes; readonly basis: 'deliverBy' | 'plan' } | null
  readonly advice: readonly ArrivalAdvice[]
} & (
  | {
      /** `noEquipment`: nobody says what it travels in. */
      readonly why: NoDecision['why'] | 'noEquipment'
    }
  | {
      readonly why: null
      readonly point: DecisionPoint
      /** Legs that are left of the plan in force. */
      readonly left: readonly ChosenLeg[]
      readonly comparison: Comparison
      /** What ruled ways out, where none is left. */
      readonly knockedOut: readonly KnockedOut[]
      readonly notes: readonly Message[]
    }
)

/** Where goods change carrier by another way and not by the one that is left, and the other way round. */
export function changedPlaces(
  left: readonly Pick<ChosenLeg, 'from' | 'to'>[],
  other: readonly Pick<ChosenLeg, 'from' | 'to'>[],
): { readonly added: readonly LocationId[]; readonly dropped: readonly LocationId[] } {
  const of = (legs: typeof left) => [...new Set(legs.flatMap(({ from, to }) => [from, to]))]
  const [old, fresh] = [of(left), of(other)]
  return {
    added: fresh.filter((place) => !old.includes(place)),
    dropped: old.filter((place) => !fresh.includes(place)),
  }
}
