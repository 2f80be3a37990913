import {
  inEnglish,
  type Message,
  message,
  type PolicyChoice,
  type PolicySummary,
  serviceNamed,
  type TransportPlan,
} from '@karavan/model'
import { round } from '../answer/elapsed.js'
import type { Move } from '../graph/move.js'
import type { Label } from '../search/pareto.js'
import type { QuestionGraph } from '../search/question-graph.js'
import { assemblePolicy } from './assemble-policy.js'
import { type Flow, follow, type Mass, totalOf } from './follow.js'
import { unite } from './graph.js'
import { type Policy, solve, splitBy } from './solve.js'

/**
 * The policy with the least mean arrival over the moves of the given journeys: at each place it takes the move that is
 * best for the moment at which the goods got there (the minimum expected arrival time of the stochastic timetable
 * literature). It looks at the clock only, not at the weather.
 * @returns null where there is nothing to choose
 */
export function bestPolicy(
  question: QuestionGraph,
  journeys: readonly Label[],
  plans: readonly TransportPlan[],
): PolicySummary | null {
  const graph = unite(
    question,
    [...journeys].sort((a, b) => a.mean - b.mean),
  )
  if (![...graph.leaving.values()].some((moves) => moves.length > 1)) return null
  const policy = solve(question, graph)
  const flow = follow(question, graph, splitBy(policy))
  const bestFixed = [...plans].sort((a, b) => a.hours.mean - b.hours.mean)[0]
  if (bestFixed === undefined) return null
  const plan = assemblePolicy(question, journeys, graph, flow)
  return {
    plan,
    gainHours: Math.max(0, round(bestFixed.hours.mean - plan.hours.mean)),
    bestFixedPlanId: bestFixed.planId,
    choices: choices(question, policy, flow),
  }
}

/** The places where the policy truly chooses, most visited first. */
function choices(question: QuestionGraph, policy: Policy, flow: Flow): PolicyChoice[] {
  return policy.graph.vertices.flatMap((vertex): PolicyChoice[] => {
    const moves = policy.graph.leaving.get(vertex) ?? []
    const taken = moves.filter((move) => (flow.share.get(move) ?? 0) > 1e-6)
    if (taken.length < 2) return []
    const here = flow.at.get(vertex)
    if (here === undefined) return []
    const chance = totalOf(here)
    const place = question.placeOfVertex(vertex)
    return [
      {
        place: question.graph.places[place] ?? '',
        placeName: question.placeName(place),
        chance: Math.round(chance * 1000) / 1000,
        options: taken.flatMap((move) => {
          const part = splitBy(policy)(vertex, here, moves.indexOf(move))
          if (part === null) return []
          return {
            ...inEnglish({ what: whither(question, move), when: whenReady(question, part) }),
            service: move.service?.id ?? (move.mode === 'road' ? 'road' : 'wagonload'),
            share: Math.round((totalOf(part) / chance) * 1000) / 1000,
          }
        }),
      },
    ]
  })
}

function whither(question: QuestionGraph, { to, service }: Move): Message {
  const place = question.placeNamed(question.placeOfVertex(to))
  return service === null
    ? message('choice.onDemand', { place })
    : message('choice.service', { service: serviceNamed(service), place })
}

/** When those are ready that take a choice, nine in ten of them, in days after the start. */
function whenReady(question: QuestionGraph, { first, p }: Mass): Message {
  const whole = totalOf({ first, p })
  const dayBy = (share: number) => {
    let sum = 0
    const at = p.findIndex((part) => {
      sum += part
      return sum >= share * whole
    })
    return Math.round(((first + at - question.start) * question.network.grid.stepMinutes) / 1440)
  }
  const [from, to] = [dayBy(0.05), dayBy(0.95)]
  return from === to ? message('choice.day', { day: from }) : message('choice.days', { from, to })
}
