import { chanceBy, type EpochMinutes, StructuredError } from '@karavan/core'
import type { ConditionsSnapshot, PlanQuery, TransportPlan } from '@karavan/model'
import type { Network } from '@karavan/network'
import { assemblePlan } from './answer/assemble.js'
import { choose } from './choose.js'
import { chainOf, type Label } from './search/pareto.js'
import { QuestionGraph } from './search/question-graph.js'

/** The latest moment at which goods may be handed over and still arrive in time often enough. */
export interface LatestHandOver {
  /** Null where even the earliest moment tried is too late. */
  readonly ready: EpochMinutes | null
  readonly chance: number
  readonly arriveBy: EpochMinutes
  /** The plan that does it, as `plan` shows it for that moment with `arriveBy` as the deadline. */
  readonly plan: TransportPlan | null
  /** The best chance of handing over at the earliest moment tried. */
  readonly bestChance: number
}

/**
 * Searches backwards among the plans that `plan` shows for each moment: the chance of arriving by a moment never grows with
 * a later hand-over, so halving finds the last good hour.
 * @param query - its `ready` is the earliest moment considered
 * @param chance - wanted, above 0 and below 1
 * @throws {StructuredError} CHANCE_INVALID, ARRIVE_BY_INVALID and those of `plan`
 */
export function latestHandOver(
  query: PlanQuery,
  arriveBy: EpochMinutes,
  chance: number,
  network: Network,
  snapshot: ConditionsSnapshot,
): LatestHandOver {
  if (!(chance > 0 && chance < 1))
    throw new StructuredError({
      code: 'CHANCE_INVALID',
      pointer: '/chance',
      received: chance,
      expected: 'a chance above 0 and below 1, such as 0.9',
    })
  const { stepMinutes } = network.grid
  const [earliest, latest] = [Math.ceil(query.ready / stepMinutes), Math.floor(arriveBy / stepMinutes)]
  if (latest <= earliest) {
    throw new StructuredError({
      code: 'ARRIVE_BY_INVALID',
      pointer: '/arriveBy',
      received: arriveBy,
      expected: 'a moment after the earliest hand-over',
      remediation: 'ask for a later arrival',
    })
  }
  const ask = (step: number) =>
    bestAt({ ...query, ready: step * stepMinutes, deadline: arriveBy }, latest, network, snapshot)
  const first = ask(earliest)
  const none = { chance, arriveBy, plan: null, bestChance: first?.chance ?? 0 }
  if (first === null || first.chance < chance) return { ...none, ready: null }
  let low = earliest
  let high = latest
  let best = first
  while (high - low > 1) {
    const middle = (low + high) >> 1
    const found = ask(middle)
    if (found !== null && found.chance >= chance) {
      low = middle
      best = found
    } else {
      high = middle
    }
  }
  return {
    ready: low * stepMinutes,
    chance,
    arriveBy,
    plan: assemblePlan(best.question, chainOf(best.label)),
    bestChance: first.chance,
  }
}

function bestAt(
  query: PlanQuery,
  by: number,
  network: Network,
  snapshot: ConditionsSnapshot,
): { question: QuestionGraph; label: Label; chance: number } | null {
  const question = new QuestionGraph(network, snapshot, query)
  let best: { question: QuestionGraph; label: Label; chance: number } | null = null
  for (const label of choose(question.search(), query, question.start)) {
    const chance = chanceBy(label.arrival, by)
    if (best === null || chance > best.chance) best = { question, label, chance }
  }
  return best
}
