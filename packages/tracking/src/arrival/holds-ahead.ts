import type { EpochMinutes } from '@karavan/core'
import { type ChosenPlan, type HoldSort, type LiveArrival, orderHolding, type Stage, sortOfHold } from '@karavan/model'

/** What holds goods on the way that is left, or may. */
export interface HoldAhead {
  readonly sort: HoldSort
  /** Null for what is no order. */
  readonly orderId: string | null
  /** When an order is in force; null for what is no order, and comes by chance. */
  readonly from: EpochMinutes | null
  readonly until: EpochMinutes | null
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
  const laterThan = earliest(stages, live)
  return stages.flatMap((stage, i): HoldAhead[] => {
    const sort = sortOfHold(stage)
    if (sort === null || i <= passed) return []
    const { time, stageId, contentHash } = stage
    const isNew = planned.get(stageId) !== contentHash
    if (time.kind !== 'window') return isNew ? [{ sort, orderId: null, from: null, until: null, isNew, stage }] : []
    if (time.until + (time.extension?.max ?? 0) * 60 <= laterThan(i)) return []
    const dates = sort === 'order' ? { from: time.from, until: time.until } : { from: null, until: null }
    return [{ sort, orderId: orderHolding(stage), ...dates, isNew, stage }]
  })
}

/** A time that nine of ten come to a stage later than: that of the last milestone before it that is still to come, or now. */
function earliest(stages: readonly Stage[], { toCome, asOf }: LiveArrival): (index: number) => EpochMinutes {
  const ends = toCome.map(({ stageId, p10 }) => ({ at: stages.findIndex((stage) => stage.stageId === stageId), p10 }))
  return (index) => Math.max(asOf, ...ends.flatMap(({ at, p10 }) => (at < index && p10 !== null ? [p10] : [])))
}
