import type { EpochMinutes } from '@karavan/core'
import {
  type ChosenPlan,
  type HoldSort,
  inEnglish,
  type LiveArrival,
  type OrderAhead,
  orderHolding,
  type Stage,
  sortOfHold,
} from '@karavan/model'

/** What holds goods on the way that is left, or may. */
export interface HoldAhead {
  readonly sort: HoldSort
  /** Null for what is no order. */
  readonly orderId: string | null
  /** When an order is in force; null for what is no order, and comes by chance. */
  readonly from: EpochMinutes | null
  readonly until: EpochMinutes | null
  /** Half of such goods come before it by then. */
  readonly comes: EpochMinutes
  /** Whether the plan as it was chosen does not hold it, or otherwise. */
  readonly isNew: boolean
  readonly stage: Stage
}

/**
 * What holds the goods behind the milestone that was told last. Left out are what nine of ten come too late for, and closures
 * by which the plan was made: most ways over the sea have one.
 * @param stages - those of the plan under the conditions that are in force
 */
export function holdsAhead(plan: ChosenPlan, stages: readonly Stage[], live: LiveArrival): readonly HoldAhead[] {
  const passed = stages.findIndex(({ stageId }) => stageId === live.from?.stageId)
  const planned = new Map(plan.stages.map((stage) => [stage.stageId, stage.contentHash]))
  const laterThan = latestBefore(stages, live, 'p10')
  const comes = latestBefore(stages, live, 'p50')
  return stages.flatMap((stage, i): HoldAhead[] => {
    const sort = sortOfHold(stage)
    if (sort === null || i <= passed) return []
    const { time, stageId, contentHash } = stage
    const isNew = planned.get(stageId) !== contentHash
    if (time.kind !== 'window')
      return isNew ? [{ sort, orderId: null, from: null, until: null, comes: comes(i), isNew, stage }] : []
    if (time.until + (time.extension?.max ?? 0) * 60 <= laterThan(i)) return []
    const dates = sort === 'order' ? { from: time.from, until: time.until } : { from: null, until: null }
    return [{ sort, orderId: orderHolding(stage), ...dates, comes: comes(i), isNew, stage }]
  })
}

/** The orders among what holds the goods ahead. */
export function ordersAhead(holds: readonly HoldAhead[]): readonly OrderAhead[] {
  return holds.flatMap(({ orderId, from, until, comes, isNew, stage }) => {
    if (orderId === null || from === null || until === null) return []
    return [{ orderId, place: stage.place, from, until, comes, isNew, ...inEnglish({ text: stage.told.label }) }]
  })
}

/** An order of the way that holds the goods no more: they have passed where it holds, or come when it is over. */
export interface OrderBehind {
  readonly orderId: string
  readonly why: 'passed' | 'ended'
}

/** @param ahead - orders that hold them still */
export function ordersBehind(
  stages: readonly Stage[],
  { from }: Pick<LiveArrival, 'from'>,
  ahead: readonly OrderAhead[],
): readonly OrderBehind[] {
  const passed = stages.findIndex(({ stageId }) => stageId === from?.stageId)
  const held = new Set(ahead.map(({ orderId }) => orderId))
  return stages.flatMap((stage, i): OrderBehind[] => {
    const orderId = orderHolding(stage)
    return orderId === null || held.has(orderId) ? [] : [{ orderId, why: i <= passed ? 'passed' : 'ended' }]
  })
}

/** When so many come to a stage: by that share of the last milestone before it that is still to come, or now. */
function latestBefore(
  stages: readonly Stage[],
  { toCome, asOf }: LiveArrival,
  share: 'p10' | 'p50',
): (index: number) => EpochMinutes {
  const ends = toCome.map((milestone) => ({
    index: stages.findIndex(({ stageId }) => stageId === milestone.stageId),
    at: milestone[share],
  }))
  return (index) => Math.max(asOf, ...ends.flatMap((end) => (end.index < index && end.at !== null ? [end.at] : [])))
}
