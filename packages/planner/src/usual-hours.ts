import type { EpochMinutes } from '@karavan/core'
import {
  type ConditionsSnapshot,
  type HoursSummary,
  quantilesOf,
  stageChain,
  stageEnds,
  type TransportPlan,
} from '@karavan/model'
import type { Network } from '@karavan/network'
import { plan } from './plan.js'
import { readQuestion } from './question/index.js'

/**
 * Hours from the hand-over until goods are at the destination by the quickest way, before they are unloaded there, as it
 * usually is: dated orders and queues left out. Null where there is no way.
 * @param raw - the question as somebody writes it
 * @throws {StructuredError} as `readQuestion` and `plan`
 */
export function usualHours(
  raw: unknown,
  network: Network,
  snapshot: ConditionsSnapshot,
  now: EpochMinutes,
): Pick<HoursSummary, 'p10' | 'p50' | 'p90'> | null {
  const { query } = readQuestion(raw, network, now)
  const [quickest] = plan(query, network, snapshot)
    .plans.map((one) => hoursOf(one, query.ready))
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
