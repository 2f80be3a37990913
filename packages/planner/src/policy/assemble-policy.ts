import { chanceBy, fingerprint } from '@karavan/core'
import type { TransportPlan } from '@karavan/model'
import { curveOf } from '../answer/assemble.js'
import { hoursFrom, round } from '../answer/elapsed.js'
import type { QuestionGraph } from '../search/question-graph.js'
import type { Flow } from './follow.js'

/** A policy as a plan: its own arrival, its expected cost and emissions, and the legs of the fixed plan it starts from. */
export function assemblePolicy(question: QuestionGraph, flow: Flow, fixed: TransportPlan): TransportPlan {
  const { network, query } = question
  const { stepMinutes } = network.grid
  let cost = 0
  let co2 = 0
  for (const [move, share] of flow.share) {
    cost += share * (question.costs[move.id] ?? 0)
    co2 += share * (question.emitted[move.id] ?? 0)
  }
  const spread = Number(fixed.cost.amount) > 0 ? cost / Number(fixed.cost.amount) : 1
  const { deadline } = query
  return {
    ...fixed,
    planId: fingerprint(
      `policy|${fixed.planId}|${[...flow.share].map(([move, share]) => `${move.id}:${share.toFixed(6)}`).join()}`,
    ),
    kind: 'policy',
    title: 'Choosing on the way, by when the goods get there',
    hours: hoursFrom(flow.arrival, query.ready / stepMinutes, question.end, stepMinutes),
    arrival: curveOf(flow.arrival, stepMinutes),
    onTime: deadline === undefined ? null : round(chanceBy(flow.arrival, Math.floor(deadline / stepMinutes)), 4),
    cost: {
      ...fixed.cost,
      amount: cost.toFixed(2),
      low: (Number(fixed.cost.low) * spread).toFixed(2),
      high: (Number(fixed.cost.high) * spread).toFixed(2),
      lines: [],
    },
    co2eKg: fixed.co2eKg === null ? null : round(co2),
    co2eLines: [],
    networkVersion: network.version,
  }
}
