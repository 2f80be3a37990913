import { matchAnswer } from '@karavan/conditions'
import type { EpochMinutes } from '@karavan/core'
import type { MatchAnswer, Message, PlanQuery, TransportPlan } from '@karavan/model'
import { passagesOf } from '@karavan/planner'

/** What the orders do to some ways of a question, and what is said of the places on them. */
export function matched(
  plans: readonly TransportPlan[],
  query: PlanQuery,
  known: Parameters<typeof matchAnswer>[2],
  now: EpochMinutes,
  notes: readonly Message[] = [],
): MatchAnswer {
  const ways = plans.map((one) => ({ plan: one, planned: passagesOf(one, query) }))
  return matchAnswer(ways, query.ready, known, now, notes)
}
