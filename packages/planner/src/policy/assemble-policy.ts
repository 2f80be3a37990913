import { fingerprint, fromMass } from '@karavan/core'
import { type BorderPassage, inEnglish, message, type TransportPlan } from '@karavan/model'
import { assemblePlan, curveOf, onTimeOf } from '../answer/assemble.js'
import { hoursFrom, round } from '../answer/elapsed.js'
import { flagsOf } from '../answer/flags.js'
import { borderPassages } from '../answer/regime.js'
import type { Move } from '../graph/move.js'
import { chainOf, type Label } from '../search/pareto.js'
import type { QuestionGraph } from '../search/question-graph.js'
import { type Flow, totalOf } from './follow.js'
import type { PolicyGraph } from './graph.js'

/** Shares below this are not told. */
const LEAST_SHARE = 1e-6

/**
 * A policy as a plan: its own arrival, its expected cost and emissions; countries, borders and warnings of every way that it
 * may take; the legs of the likeliest one.
 */
export function assemblePolicy(
  question: QuestionGraph,
  journeys: readonly Label[],
  graph: PolicyGraph,
  flow: Flow,
): TransportPlan {
  const { network, query } = question
  const { stepMinutes } = network.grid
  const likeliest = assemblePlan(question, likeliestChain(question, graph, flow))
  const taken = [...flow.share].filter(([, share]) => share > LEAST_SHARE)
  const moves = taken.map(([move]) => move)
  const expected = (measure: Float64Array) =>
    taken.reduce((sum, [move, share]) => sum + share * (measure[move.id] ?? 0), 0)
  const cost = expected(question.costs)
  const times = Number(likeliest.cost.amount) > 0 ? cost / Number(likeliest.cost.amount) : 1
  const readyFor = (move: Move) => {
    const mass = flow.at.get(move.from)
    return mass === undefined ? undefined : fromMass(mass.first, mass.p.slice())
  }
  return {
    ...likeliest,
    planId: fingerprint(
      `policy|${likeliest.planId}|${taken.map(([move, share]) => `${move.id}:${share.toFixed(6)}`).join()}`,
    ),
    kind: 'policy',
    ...inEnglish({ title: message('title.policy'), lookedAt: likeliest.told.lookedAt }),
    hours: hoursFrom(flow.arrival, query.ready / stepMinutes, question.end, stepMinutes),
    arrival: curveOf(flow.arrival, stepMinutes, question.end),
    onTime: onTimeOf(question, flow.arrival),
    cost: {
      ...likeliest.cost,
      amount: cost.toFixed(2),
      low: (Number(likeliest.cost.low) * times).toFixed(2),
      high: (Number(likeliest.cost.high) * times).toFixed(2),
      lines: [],
    },
    co2eKg: likeliest.co2eKg === null ? null : round(expected(question.emitted)),
    co2eLines: [],
    crosses: [...new Set([...likeliest.crosses, ...moves.flatMap((move) => move.crosses)])],
    flags: flagsOf(question, moves, readyFor, flow.arrival),
    borders: bordersOf(question, journeys, new Set(moves)),
  }
}

/** The chain of the moves that most goods take, from each place on. */
function likeliestChain(question: QuestionGraph, { leaving, goals }: PolicyGraph, flow: Flow): Move[] {
  const chain: Move[] = []
  for (let vertex = question.startVertex; ; ) {
    let best: Move | null = null
    let most = LEAST_SHARE
    for (const move of leaving.get(vertex) ?? []) {
      const share = flow.share.get(move) ?? 0
      if (share <= most) continue
      best = move
      most = share
    }
    const here = flow.at.get(vertex)
    const staying = here === undefined ? 0 : totalOf(here) - sumOf(leaving.get(vertex) ?? [], flow)
    if (best === null || (goals.has(vertex) && staying > most)) return chain
    chain.push(best)
    vertex = best.to
  }
}

function sumOf(moves: readonly Move[], { share }: Flow): number {
  return moves.reduce((sum, move) => sum + (share.get(move) ?? 0), 0)
}

/** The borders of the journeys whose moves the policy takes, each once. */
function bordersOf(question: QuestionGraph, journeys: readonly Label[], taken: ReadonlySet<Move>): BorderPassage[] {
  const chains = journeys.map(chainOf).filter((chain) => chain.every((move) => taken.has(move)))
  const borders = chains.flatMap((chain) => borderPassages(chain, question.network))
  return [...new Map(borders.map((border) => [`${border.from}>${border.to} ${border.placeName}`, border])).values()]
}
