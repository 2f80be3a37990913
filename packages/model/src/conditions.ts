import type { EpochMinutes, Moment, PartialDate } from '@karavan/core'
import type { Provenance } from './basis.js'
import type { EquipmentKind } from './equipment.js'
import type { Message } from './messages/index.js'
import type { LocationId, Mode } from './network.js'
import type { EffectiveOrder } from './order.js'
import type { HoursSummary } from './plan.js'
import type { QueueCount, StandingQueue } from './queue.js'
import type { AppliesAt, ConsignmentTraits, Passage, Quota, RestrictionState } from './restriction.js'
import type { Quantiles } from './stage-chain.js'

/** Whether goods pass a place: as always, fewer or slower, or not at all. */
export const PLACE_STATES = ['open', 'limited', 'closed'] as const
export type PlaceState = (typeof PLACE_STATES)[number]

/** Why a place is limited or closed. `weather`: of no kind that is named. */
export const PLACE_REASONS = [
  'wind',
  'waves',
  'ice',
  'weather',
  'water level',
  'fog',
  'avalanche',
  'holiday',
  'strike',
  'queue',
  'repair',
  'accident',
  'power failure',
  'quarantine',
  'security',
  'political',
  'war',
] as const
export type PlaceReason = (typeof PLACE_REASONS)[number]

/** What somebody said of a port, pass or border post. */
export interface StatusReport extends Provenance {
  readonly id: string
  readonly place: LocationId
  /** Empty: all. */
  readonly modes: readonly Mode[]
  readonly state: PlaceState
  /** Null where nobody says. */
  readonly reason: PlaceReason | null
  /** Since when it is so. */
  readonly since: Moment
  /** When it ended, last day or minute of it; null while it goes on or where nobody says. */
  readonly until: Moment | null
  /** Until when it is expected to be so. */
  readonly expectedUntil: Moment | null
  /** When it was said. */
  readonly said: Moment
  /** Who says so. */
  readonly by: string
}

/** What the orders say of a passage or a cargo on a day, worst first. */
export const VERDICTS = ['banned', 'restricted', 'quota', 'unknown', 'notCovered', 'exempt', 'clear'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Whether a verdict keeps goods from passing: nobody loads on a guess that a ban has ended. */
export function isStop({ verdict }: { readonly verdict: Verdict }): boolean {
  return verdict === 'banned' || verdict === 'unknown' || verdict === 'notCovered'
}

/** An order as it stands on a day. */
export interface StandingOrder extends EffectiveOrder {
  readonly state: RestrictionState
  /**
   * First instant of it as a whole, and the first after it, as later orders left it; where no text covers the day, of the gap. Null
   * where nothing says.
   */
  readonly from: EpochMinutes | null
  readonly until: EpochMinutes | null
  /** When, before that, it begins to say something else of the cargo, as an exception begins or ends; null where it does not. */
  readonly changes: EpochMinutes | null
  /** How its first day is known: printed, inferred from the order it prolongs or its signature, or from a report. */
  readonly start: 'printed' | 'inferred' | 'reported'
  /** What it says of the cargo that was asked about, or of any. */
  readonly verdict: Verdict
  readonly clause: string
  readonly told: { readonly clause: Message }
  /** Ids of the exceptions and lifts that take something out of it on the day. */
  readonly reliefs: readonly string[]
  readonly amendedBy: readonly string[]
}

/** What is said of a place on a day. */
export interface StandingPlace {
  readonly place: LocationId
  readonly state: PlaceState
  readonly report: StatusReport
  readonly ageDays: number
  /** It goes on as far as anybody said, but nobody has said anything for a week. */
  readonly old: boolean
}

/** What is shut, banned or queueing on a day. */
export interface ConditionsAnswer {
  readonly on: EpochMinutes
  /** Orders that say something on the day, worst first. */
  readonly orders: readonly StandingOrder[]
  /** Orders that do not hold on the day and begin within 30 days after it, the soonest first, as they stand then. */
  readonly coming: readonly StandingOrder[]
  readonly places: readonly StandingPlace[]
  readonly queues: readonly StandingQueue[]
  /** The last count of each queue of which nobody says how many are handled a day: no wait follows, and plans do not use it. */
  readonly unratedCounts: readonly QueueCount[]
  /** Orders known in all. */
  readonly known: number
  /** From when loading makes sense to come to each place that was asked about; only where an origin was said. */
  readonly loading?: readonly EarliestLoading[]
}

/** From when goods of an origin are to be loaded for a place, and what decides it. */
export interface EarliestLoading {
  readonly place: LocationId
  /** What they are taken to travel in. */
  readonly equipment: EquipmentKind
  /** Usual hours from the hand-over at the origin to the place; null where there is no way. */
  readonly hours: Pick<HoursSummary, 'p10' | 'p50' | 'p90'> | null
  /** The day that was asked about, or later; null where there is no way, or nobody says when a ban ends. */
  readonly loadFrom: EpochMinutes | null
  readonly decides: LoadingDecision
  /** The queue of such goods at the place that is handled last, and the last ban that would hold them there; null where none is known. */
  readonly queue: StandingQueue | null
  readonly ban: StandingOrder | null
  readonly text: string
  readonly told: { readonly text: Message }
}

/** What decides from when to load: a queue, a ban, a ban without an end, nothing at all; or no way was found. */
export const LOADING_DECISIONS = ['queue', 'ban', 'openBan', 'nothing', 'noWay'] as const
export type LoadingDecision = (typeof LOADING_DECISIONS)[number]

/** A year of a place, day by day. */
export interface CalendarAnswer {
  readonly place: LocationId
  readonly year: number
  /** From 1 January on. */
  readonly days: readonly {
    /** The worst that was said of the day; null where nobody said anything. */
    readonly said: PlaceState | null
    /** Ids of the orders that stop some goods at the place on the day. */
    readonly orders: readonly string[]
  }[]
  /** January first. */
  readonly months: readonly {
    /** Share of the month that the place is shut by itself, as plans take it; null where no closure is known. */
    readonly usual: number | null
    /** Share by the reports alone; null where no month of them counts. */
    readonly seen: number | null
    /** Months of reports that it rests on. */
    readonly observed: number
  }[]
}

/** All orders of a chain, the first one first. */
export interface ChainAnswer {
  /** The order that was asked about. */
  readonly id: string
  readonly orders: readonly (EffectiveOrder & {
    /** What is known of it on the day. */
    readonly state: RestrictionState
    readonly from: EpochMinutes | null
    readonly start: StandingOrder['start']
    readonly until: EpochMinutes | null
    readonly amendedBy: readonly string[]
  })[]
}

/** A passage that a plan, or a consignment on its way, is to make. */
export interface PlannedPassage extends Omit<Passage, keyof ConsignmentTraits> {
  /** Leg of the plan, from 0. */
  readonly leg: number
  readonly when: Quantiles
}

/** A step of a plan at which an order holds the goods, or may. */
export interface PlannedHold {
  readonly orderId: string
  /** The dates of the order by which it does, as later orders left them. */
  readonly from: EpochMinutes
  readonly until: EpochMinutes
  /** Leg of the plan, from 0. */
  readonly leg: number
  /** Where the goods stand. */
  readonly location: LocationId
  /** When they come to it. */
  readonly when: Quantiles
  /** That they are held, above 0, at most 1. */
  readonly chance: number
}

/** A queue in which a plan stands, or may. */
export interface QueueMet {
  readonly place: LocationId
  /** What stands there, as the plan says it. */
  readonly text: string
  readonly told: { readonly text: Message }
  /** That the goods wait in it, above 0, at most 1. */
  readonly chance: number
  /** Leg of the plan, from 0. */
  readonly leg: number
  /** When the goods come to it. */
  readonly when: Quantiles
  /** When it is behind them. */
  readonly passed: Quantiles
  /** The counts, and the order of a quota. */
  readonly provenance: readonly Provenance[]
}

/** What is to be moved, where it will pass, which orders it waits for, and in which queues. */
export interface PlannedConsignment {
  readonly id: string
  readonly consignment: ConsignmentTraits
  readonly passages: readonly PlannedPassage[]
  readonly holds: readonly PlannedHold[]
  readonly queues: readonly QueueMet[]
}

/** What can be done about a hit. */
export type Advice =
  /** It ends by itself: the goods wait so long at the place, or start so much later. */
  | {
      readonly kind: 'wait'
      /** End as printed or as later orders left it. */
      readonly until: EpochMinutes
      /** Hand over from this day on, and nine in ten come after the end. */
      readonly handOverFrom: EpochMinutes
      /** By then nine in ten bans of this kind were over, where it may be prolonged. */
      readonly likelyUntil: EpochMinutes | null
    }
  /** It ends before the goods come to it, and holds them only where it is prolonged. */
  | {
      readonly kind: 'ifProlonged'
      /** End as printed or as later orders left it. */
      readonly until: EpochMinutes
      /** By then nine in ten bans of this kind were over. */
      readonly likelyUntil: EpochMinutes
      /** Hand over from this day on, and nine in ten come after `likelyUntil`. */
      readonly handOverFrom: EpochMinutes
    }
  /** An exception that would free other goods, another wagon or another station; `byConsent`: these too, if somebody agrees. */
  | { readonly kind: 'exception'; readonly orderId: string; readonly text: string; readonly byConsent?: boolean }
  /** Ways of the same question that no ban meets. */
  | { readonly kind: 'otherWay'; readonly ids: readonly string[] }
  /** Nobody says until when: ask who issued it. */
  | { readonly kind: 'ask'; readonly issuer: string }

/** What an order does to one passage of a plan. */
export interface ConditionHit {
  readonly verdict: Verdict
  readonly orderId: string
  /** As printed; null where none is. */
  readonly number: string | null
  readonly issuer: string
  readonly title: string
  readonly source: string
  readonly sourceDate: PartialDate
  readonly clause: string
  readonly told: { readonly clause: Message }
  readonly quota: Quota | null
  /** What the order leaves free by words that nothing is judged by, as written. */
  readonly unjudged: readonly string[]
  /** End of the stretch of time for which the order says so, as later orders left it; null where none is known. */
  readonly until: EpochMinutes | null
  /** Chance of passing while the order says so, or of being held by it, above 0, at most 1. */
  readonly chance: number
  /** Where the plan holds the goods for it, which may be far before it; null where it holds none. */
  readonly heldAt: LocationId | null
  /** Leg of the plan, from 0. */
  readonly leg: number
  readonly moment: AppliesAt
  /** Where it meets the goods, and the border crossed there; null where the order names neither place nor direction. */
  readonly location: LocationId | null
  readonly direction: string | null
  /** When the goods pass; where the plan holds them, when they come to where they are held. */
  readonly when: Quantiles
  readonly advice: readonly Advice[]
}

/** What is said of a place that a plan comes to while that is believed. */
export interface PlaceMet extends Pick<StandingPlace, 'place' | 'state' | 'report'> {
  /** Chance of coming to it then, above 0, at most 1. */
  readonly chance: number
  /** Leg of the plan, from 0. */
  readonly leg: number
  /** When the goods come to it. */
  readonly when: Quantiles
}

/** Which orders hit which ways of a question. */
export interface MatchAnswer {
  readonly plans: readonly {
    readonly planId: string
    readonly wayId: string
    readonly title: string
    readonly told: { readonly title: Message }
    /** What stops goods first. */
    readonly hits: readonly ConditionHit[]
    /** Places on the way that are said to be shut or limited then, shut ones first; the plan does not wait for them. */
    readonly places: readonly PlaceMet[]
    /** Queues in which the plan waits, in the order of the way. */
    readonly queues: readonly QueueMet[]
  }[]
  /** What was assumed for the question, and what is not known of its time. */
  readonly notes: readonly string[]
  readonly told: { readonly notes: readonly Message[] }
}
