import { dominates, type EpochMinutes } from '@karavan/core'
import {
  type ArrivalCurve,
  type ChosenLeg,
  type ChosenPlan,
  type Comparison,
  type Consignment,
  type DecisionPoint,
  drawnCurve,
  type EventRecord,
  type LiveArrival,
  type LocationId,
  type OtherWay,
  type Stage,
  type Story,
  surfaceOf,
  type TransportPlan,
  type WayOn,
} from '@karavan/model'
import { dueOf } from '../arrival/due.js'
import { holdsAhead, ordersAhead } from '../arrival/holds-ahead.js'
import { Kernels } from '../arrival/kernels.js'
import { chanceOfMissing, hoursAtStake } from '../arrival/lateness.js'
import { liveArrival, stageEnd } from '../arrival/live-arrival.js'
import { type Locate, story } from '../story.js'
import { adopted } from './adopted.js'
import { splicePlan, turnOf } from './splice-plan.js'

/** The ways on from where goods are, as the planner finds them. */
export interface FoundWays {
  readonly plans: readonly TransportPlan[]
  readonly aboard: boolean
  /** What is left of the plan in force, priced and looked at as the others; null where it is not known. */
  readonly inForce: Pick<TransportPlan, 'wayId' | 'cost' | 'co2eKg' | 'flags'> | null
}

export interface CompareQuestion<Kept extends EventRecord> {
  readonly consignment: Consignment
  /** All that counts for it, in any order. */
  readonly records: readonly Kept[]
  readonly locate: Locate
  readonly now: EpochMinutes
  readonly point: DecisionPoint
  readonly found: FoundWays
  /** The stages of the plan in force under the conditions that are in force now. */
  readonly stages: readonly Stage[]
  /** The stages of the plan of a consignment under the conditions that are in force now. */
  readonly stagesOf: (consignment: Consignment, story: Story) => readonly Stage[]
  /** By which the chance of missing it is told; null for none. */
  readonly deadline: EpochMinutes | null
  readonly nameOf?: (place: LocationId) => string
  readonly kernels?: Kernels
}

/**
 * The plan in force beside each other way, all by the same law: what is known of where the goods are, then the stages that are left.
 * Each is the estimate that would be given if the way were taken now.
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage holds no law of time
 */
export function compareWays<Kept extends EventRecord>(question: CompareQuestion<Kept>): Comparison {
  const { point, found, consignment } = question
  const { inForce: known } = found
  const inForce = {
    ...measured(point.live, question.deadline),
    cost: known?.cost ?? null,
    co2eKg: known?.co2eKg ?? null,
    flags: known?.flags ?? null,
    holds: consignment.plan === null ? [] : ordersAhead(holdsAhead(consignment.plan, question.stages, point.live)),
  }
  const left = consignment.plan?.legs.slice(point.leg) ?? []
  const others = found.plans
    .filter((plan) => plan.wayId !== known?.wayId && !isSameWay(plan.legs, left) && canBeTaken(plan, point, left))
    .flatMap((plan) => wayBy(plan, question) ?? [])
  const kept = others.filter(
    (way) => !isWorse(way, inForce) && !others.some((other) => other !== way && isWorse(way, other, others)),
  )
  return {
    inForce,
    others: [...kept].sort((a, b) => (a.live.p50 ?? a.live.mean) - (b.live.p50 ?? b.live.mean)),
    worse: others.length - kept.length,
  }
}

type Carried = Pick<ChosenLeg, 'mode' | 'service' | 'from' | 'to'>

function isSameWay(a: readonly Carried[], b: readonly Carried[]): boolean {
  const nameOf = ({ mode, service, from, to }: Carried) => `${mode} ${service} ${from} ${to}`
  return a.map(nameOf).join('\n') === b.map(nameOf).join('\n')
}

/** Goods that were loaded go on by what they were loaded on. */
function canBeTaken({ legs }: TransportPlan, { begun }: DecisionPoint, left: readonly Carried[]): boolean {
  const [next, own] = [legs[0], left[0]]
  if (begun?.kind !== 'loading' || next === undefined || own === undefined) return true
  return surfaceOf(next.mode) === surfaceOf(own.mode)
}

function wayBy<Kept extends EventRecord>(found: TransportPlan, question: CompareQuestion<Kept>): OtherWay | null {
  const { consignment, records, locate, now, point, stagesOf, deadline, nameOf = (place) => place } = question
  const { plan } = consignment
  if (plan === null) return null
  const { kernels = new Kernels() } = question
  const { aboard } = question.found
  const spliced = splicePlan({ plan, point, found, aboard, now, nameOf })
  const after = adopted(consignment, spliced)
  const told = story(records, after, locate, now)
  const stages = stagesOf(after, told)
  const asked = { plan: spliced, story: told, now, kernels, stages }
  const live = liveArrival(asked)
  if (live.kind === 'none') return null
  const turn = turnOf(spliced)
  const ready = turn === null ? null : stageEnd(asked, turn.stageId)
  const promised = dueOf({ deliverBy: null, plan })
  const chosen: ChosenPlan = {
    ...spliced,
    arrival: drawnCurve({ ...live.arrival, horizonEnd: spliced.arrival.horizonEnd }),
    ...(promised === null ? {} : { promisedBy: promised.at }),
    ...(turn === null || ready === null ? {} : { takenUp: { stageId: turn.stageId, ready: drawnCurve(ready) } }),
  }
  const { cost, co2eKg, flags } = found
  const holds = ordersAhead(holdsAhead(spliced, stages, live))
  return {
    ...measured(live, deadline),
    cost,
    co2eKg,
    flags,
    holds,
    found,
    plan: chosen,
    consignment: { ...after, plan: chosen },
  }
}

function measured(live: LiveArrival, deadline: EpochMinutes | null): Pick<WayOn, 'live' | 'missing' | 'hoursLate'> {
  if (deadline === null) return { live, missing: null, hoursLate: null }
  return { live, missing: chanceOfMissing(live, deadline), hoursLate: hoursAtStake(live, deadline).expected }
}

/**
 * Whether a way is nowhere better than another. Of two that are worse than each other, and so alike, the later in order is.
 * @param order - of the ways, where both stand in it
 */
function isWorse(way: WayOn, than: WayOn, order: readonly WayOn[] = []): boolean {
  if (way.cost === null || than.cost === null) return false
  const isNoDearer = Number(than.cost.amount) <= Number(way.cost.amount)
  const isNoDirtier = way.co2eKg !== null && than.co2eKg !== null && than.co2eKg <= way.co2eKg
  if (!isNoDearer || !isNoDirtier || !isNoLater(than, way)) return false
  const isAlike = order.length > 0 && isWorse(than, way)
  return !isAlike || order.indexOf(way) > order.indexOf(than)
}

function isNoLater(a: WayOn, b: WayOn): boolean {
  return dominates(arrivalOf(a.live.arrival), arrivalOf(b.live.arrival))
}

function arrivalOf({ start, gridMinutes, cdf }: ArrivalCurve) {
  return { start: start / gridMinutes, cdf: Float64Array.from(cdf) }
}
