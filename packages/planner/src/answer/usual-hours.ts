import type { EpochMinutes } from '@karavan/core'
import { type HoursSummary, quantilesOf, stageChain, stageEnds, type TransportPlan } from '@karavan/model'

/**
 * Hours from the hand-over until goods are at the destination of the quickest of some plans, before they are unloaded
 * there, as it usually is: dated orders and queues left out. Null without plans.
 */
export function usualHours(
  plans: readonly TransportPlan[],
  ready: EpochMinutes,
): Pick<HoursSummary, 'p10' | 'p50' | 'p90'> | null {
  const [quickest] = plans
    .map((one) => hoursOf(one, ready))
    .sort((a, b) => (a.p50 ?? Number.POSITIVE_INFINITY) - (b.p50 ?? Number.POSITIVE_INFINITY))
  return quickest ?? null
}

function hoursOf(plan: TransportPlan, ready: EpochMinutes) {
  const last = plan.stages.findLastIndex(({ kind }) => kind === 'run')
  const stages = plan.stages.slice(0, last + 1).filter(({ time: { kind } }) => kind !== 'window' && kind !== 'quota')
  const chain = stageChain({ ...plan, stages }, ready)
  const there = stageEnds(chain).at(-1)
  if (there === undefined) return { p10: 0, p50: 0, p90: 0 }
  const { p10, p50, p90 } = quantilesOf(chain, there)
  const since = (at: EpochMinutes | null) => (at === null ? null : (at - chain.start * chain.gridMinutes) / 60)
  return { p10: since(p10), p50: since(p50), p90: since(p90) }
}
