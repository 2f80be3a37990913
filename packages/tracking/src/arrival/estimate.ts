import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import type {
  ArrivalAdvice,
  ArrivalBasis,
  CauseOfMovement,
  ChosenPlan,
  Consignment,
  LiveArrival,
  LocationId,
  MilestoneToCome,
  Notice,
  OrderAhead,
  Quantiles,
  Story,
} from '@karavan/model'
import { adviceOnMovement } from './advice.js'
import { stagesInForce } from './arrival-now.js'
import { type Due, dueOf } from './due.js'
import type { StagesOf } from './history.js'
import { holdsAhead, type OrderBehind, ordersAhead, ordersBehind } from './holds-ahead.js'
import { Kernels } from './kernels.js'
import { chanceOfMissing, hoursAtStake } from './lateness.js'
import { liveArrival } from './live-arrival.js'
import { causesOf } from './movement.js'

/** When a consignment arrives now, as far as it is kept: without the curve. */
export interface Estimate extends Quantiles {
  readonly asOf: EpochMinutes
  /** The time that is not to be missed, and what is at stake with it; null where there is none. */
  readonly due: (Due & Stake) | null
  /** Orders before which the goods may still stand. */
  readonly holds: readonly OrderAhead[]
  readonly behind: readonly OrderBehind[]
  readonly toCome: readonly MilestoneToCome[]
  readonly basis: ArrivalBasis
  /** When time alone may have moved it. */
  readonly lookAgainAt: EpochMinutes
}

/** What missing a time would cost. */
export interface Stake {
  /** Chance of missing it, 0–1. */
  readonly missing: number
  /** Mean of the hours beyond it: those who come by then are 0 late. */
  readonly hours: number
  /** Mean of them, given that it is missed; null where it cannot be. */
  readonly hoursIfMissed: number | null
}

export interface EstimateQuestion {
  readonly consignment: Consignment
  /** Told now. */
  readonly story: Story
  readonly now: EpochMinutes
  readonly stagesOf: StagesOf
  readonly kernels?: Kernels
}

/**
 * When a consignment arrives by what is known now, under the conditions that are in force; null where no plan was chosen, or all of it
 * was delivered.
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage holds no law of time
 */
export function estimateNow(question: EstimateQuestion): Estimate | null {
  const { consignment, story, now, stagesOf, kernels = new Kernels() } = question
  const { plan } = consignment
  const stages = stagesInForce(consignment, story, now, stagesOf, kernels)
  const live = liveArrival({ plan, story, now, stages, kernels })
  if (live.kind === 'none') return null
  const { p10, p50, p90, toCome, basis } = live
  const due = dueOf(consignment)
  const holds = plan === null ? [] : ordersAhead(holdsAhead(plan, stages, live))
  return {
    asOf: now,
    p10,
    p50,
    p90,
    due: due === null ? null : { ...due, ...stakeOf(live, due.at) },
    holds,
    behind: ordersBehind(stages, live, holds),
    toCome,
    basis,
    lookAgainAt: lookAgainAt(live, plan),
  }
}

/** What is at stake with a time. Sums of very small parts may end a hair outside of a chance. */
export function stakeOf(live: LiveArrival, due: EpochMinutes): Stake {
  const { expected, ifMissed } = hoursAtStake(live, due)
  const missing = Math.min(1, Math.max(0, chanceOfMissing(live, due)))
  return { missing, hours: expected, hoursIfMissed: ifMissed }
}

const HOUR = 60

/**
 * When silence may have moved an estimate: before the next milestone may have been passed at all it says nothing; from when one in ten
 * have passed it until nine have, a tenth of that time is in which about one in ten pass. From an hour, the grid of time, to a day. Up to
 * when the goods are ready, and the minute of choosing, an estimate is the plan's: what was due before counts from the next minute on.
 */
function lookAgainAt({ asOf, toCome }: Pick<LiveArrival, 'asOf' | 'toCome'>, plan: ChosenPlan | null): EpochMinutes {
  const begins = plan === null ? asOf : Math.max(plan.ready, plan.chosenAt)
  if (asOf <= begins && begins < asOf + HOUR) return begins + 1
  const next = toCome.find(({ p10 }) => p10 !== null)
  if (next?.p10 == null) return asOf + DAY_MINUTES
  const spread = next.p90 === null ? DAY_MINUTES : next.p90 - next.p10
  const pause = next.p10 > asOf ? next.p10 - asOf : Math.floor(spread / 10)
  return asOf + Math.min(DAY_MINUTES, Math.max(HOUR, pause))
}

/** What moved between two estimates that were kept. */
export interface EstimateMoved {
  readonly at: EpochMinutes
  /** Minutes later, negative where earlier; null where one of them has no such time. */
  readonly p50: number | null
  readonly p90: number | null
  /** By how much the chance of missing the time that counts grew; null where there is none, or another counts now. */
  readonly chance: number | null
  /** The weightiest first. */
  readonly causes: readonly CauseOfMovement[]
  /** What can be done about it. */
  readonly advice: readonly ArrivalAdvice[]
}

/** Whether a chance has moved as far as anybody would be told of it. */
const SMALLEST_CHANCE = 0.005

/**
 * What moved since an estimate; null where nothing has.
 * @param nameOf - what a place is called
 */
export function estimateMoved(
  before: Estimate,
  after: Estimate,
  nameOf: (place: LocationId) => string,
): EstimateMoved | null {
  const [p50, p90] = [between(before.p50, after.p50), between(before.p90, after.p90)]
  const isSameDue = before.due?.at === after.due?.at
  const chance = isSameDue ? between(before.due?.missing ?? null, after.due?.missing ?? null) : null
  const isStill = isZero(p50, before.p50, after.p50) && isZero(p90, before.p90, after.p90)
  if (isStill && isSameDue && Math.abs(chance ?? 0) < SMALLEST_CHANCE) return null
  const moved = { p50, p90, chance, causes: causesOf(before, after, nameOf) }
  const due =
    isSameDue && before.due != null && after.due != null
      ? { at: after.due.at, before: before.due.missing, now: after.due.missing }
      : null
  return { at: after.asOf, ...moved, advice: adviceOnMovement(moved, { ...after, due }, nameOf) }
}

function between(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : b - a
}

function isZero(moved: number | null, before: number | null, after: number | null): boolean {
  return moved === null ? before === after : moved === 0
}

/** By how much an estimate must have moved before somebody is told of it. */
export interface EstimateThresholds {
  /** Of the median or of the time by which nine in ten arrive, minutes. */
  readonly minutes: number
  /** The chance of missing the time that counts which it crosses, 0–1. */
  readonly chance: number
}

/** What somebody was told of an estimate last. */
export type ToldEstimate = Pick<Quantiles, 'p50' | 'p90'> & { readonly missing: number | null }

/** A chance that goes to and fro about a threshold is told again only where it has moved by so much. */
const CHANCE_APART = 0.1

export function toldEstimate({ p50, p90, due }: Pick<Estimate, 'p50' | 'p90' | 'due'>): ToldEstimate {
  return { p50, p90, missing: due?.missing ?? null }
}

/** Whether somebody who was told of an estimate is to be told of the one of now. */
export function isWorthTelling(
  told: ToldEstimate,
  now: ToldEstimate,
  { minutes, chance }: EstimateThresholds,
): boolean {
  return (
    isFar(told.p50, now.p50, minutes) ||
    isFar(told.p90, now.p90, minutes) ||
    (told.missing !== null &&
      now.missing !== null &&
      told.missing >= chance !== now.missing >= chance &&
      Math.abs(now.missing - told.missing) >= CHANCE_APART)
  )
}

function isFar(a: number | null, b: number | null, minutes: number): boolean {
  return a === null || b === null ? a !== b : Math.abs(b - a) >= minutes
}

/**
 * That an estimate has moved, for those who are to be told.
 * @param told - what they were told last
 * @param moved - since the estimate before; null where it stayed
 */
export function estimateNotice(
  { asOf, p10, p50, p90, due }: Pick<Estimate, 'asOf' | 'p10' | 'p50' | 'p90' | 'due'>,
  told: ToldEstimate,
  moved: Pick<EstimateMoved, 'causes' | 'advice'> | null,
): Notice {
  const body = { asOf, p10, p50, p90, due, before: told, causes: moved?.causes ?? [], advice: moved?.advice ?? [] }
  return { kind: 'estimate', at: asOf, leg: null, place: null, body }
}

/**
 * Which orders hold a consignment that did not, or no longer do, or for another time. Before its first estimate those count as known
 * that its plan knew.
 * @param before - null of the first estimate
 */
export function conditionNotices(before: Estimate | null, after: Estimate): readonly Notice[] {
  const was = new Map((before?.holds ?? after.holds.filter(({ isNew }) => !isNew)).map((hold) => [keyOf(hold), hold]))
  const is = new Map(after.holds.map((hold) => [keyOf(hold), hold]))
  const about = { kind: 'condition', at: after.asOf, leg: null, place: null } as const
  const newly = after.holds.flatMap((hold): Notice[] => {
    const known = was.get(keyOf(hold))
    if (known !== undefined && known.from === hold.from && known.until === hold.until) return []
    const said = saidOf(hold)
    const until = known === undefined ? null : { from: known.from, until: known.until }
    return [{ ...about, body: { holds: true, ...said, before: until, why: null } }]
  })
  const gone = [...was].flatMap(([key, hold]): Notice[] => {
    if (is.has(key)) return []
    const said = saidOf(hold)
    return [{ ...about, body: { holds: false, ...said, before: null, why: whyGone(hold, before, after) } }]
  })
  return [...newly, ...gone]
}

/** What of an order stays the same from one estimate to the next. */
function saidOf({ isNew: _isNew, comes: _comes, ...said }: OrderAhead) {
  return said
}

/** Why an order holds a consignment no longer: another plan, it was passed, its time was over, or it was lifted. */
type WhyGone = 'replanned' | 'passed' | 'ended' | 'lifted'

function whyGone({ orderId, until }: OrderAhead, before: Estimate | null, { basis, behind, asOf }: Estimate): WhyGone {
  if (before !== null && (before.basis.planId !== basis.planId || before.basis.chosenAt !== basis.chosenAt))
    return 'replanned'
  const known = behind.find((order) => order.orderId === orderId)
  return known?.why ?? (until <= asOf ? 'ended' : 'lifted')
}

function keyOf({ orderId, place }: OrderAhead): string {
  return `${orderId} ${place}`
}
