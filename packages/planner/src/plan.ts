import {
  type ConditionsSnapshot,
  citationOf,
  doubtOf,
  EQUIPMENT,
  inEnglish,
  type Message,
  message,
  type PlanAnswer,
  type PlanQuery,
  type TransportPlan,
} from '@karavan/model'
import type { Network } from '@karavan/network'
import { assemblePlan } from './answer/assemble.js'
import { knockedOut } from './answer/knocked-out.js'
import { nearestQuestions, questionsAround } from './answer/nearest.js'
import { editionOf, versionsOf } from './answer/versions.js'
import { choose, NOT_WORTH_PAYING } from './choose.js'
import { bestPolicy } from './policy/policy.js'
import { chainOf } from './search/pareto.js'
import { QuestionGraph } from './search/question-graph.js'
import { THIN } from './search/sketch.js'

/**
 * The ways from one place to another: a Pareto set over arrival distribution, cost and emissions, and what was ruled out.
 * The same question on the same network and snapshot gives the same answer.
 * @param assumed - what had to be assumed for the question; stands before the notes of the answer
 * @throws {StructuredError} PLACE_UNKNOWN, SAME_PLACE, SEARCH_TOO_LARGE
 */
export function plan(
  query: PlanQuery,
  network: Network,
  snapshot: ConditionsSnapshot,
  assumed: readonly Message[] = [],
): PlanAnswer {
  const question = new QuestionGraph(network, snapshot, query)
  const front = question.search()
  const journeys = choose(front, query, question.start)
  const plans = sortPlans(
    journeys.map((journey) => assemblePlan(question, chainOf(journey))),
    query,
  )
  const out = knockedOut(question)
  const common = commonCrossings(plans, query)
  const edition = editionOf(network, snapshot)
  const words = inEnglish({
    citation: citationOf(edition),
    thinning: thinningOf(query, front.length, plans.length, network.grid.stepMinutes),
    notes: [...assumed, ...common.map(crossedByAll)],
  })
  return {
    ...versionsOf(edition),
    query,
    plans,
    policy: plans.length === 0 ? null : bestPolicy(question, journeys, plans),
    knockedOut: out,
    nearest: plans.length === 0 ? nearestQuestions(question, out) : questionsAround(question, common),
    ...words,
    thinning: words.thinning ?? '',
  }
}

/** Countries with a warning of their own that every way shown crosses: ways around them are not shown. */
function commonCrossings(plans: readonly TransportPlan[], { from, to }: PlanQuery): string[] {
  const ends = [from.slice(0, 2), to.slice(0, 2)]
  const [first, ...rest] = plans.map(
    ({ flags, crosses }) =>
      new Set(
        flags.flatMap(({ code, country }) =>
          code === 'RULE_FLAG' && country !== null && crosses.includes(country) ? [country] : [],
        ),
      ),
  )
  return [...(first ?? [])].filter((country) => !ends.includes(country) && rest.every((set) => set.has(country)))
}

function crossedByAll(code: string): Message {
  return message('note.everyWayCrosses', { country: { kind: 'country', code }, code })
}

/** How the set was thinned; null where it was not. */
function thinningOf(query: PlanQuery, found: number, shown: number, stepMinutes: number): Message | null {
  if (query.exact) return found > shown ? message('thinning.exact', { found, shown }) : null
  const forBoxes = EQUIPMENT[query.cargo.equipment].family === 'container'
  const rule = message(forBoxes ? 'thinning.ruleForBoxes' : 'thinning.rule', {
    hours: (THIN.steps * stepMinutes) / 60,
    time: THIN.time * 100,
    cost: THIN.cost * 100,
    co2: THIN.co2 * 100,
    sooner: NOT_WORTH_PAYING.sooner * 100,
    dearer: NOT_WORTH_PAYING.dearer * 100,
  })
  return found > shown ? message('thinning.counted', { rule: { kind: 'message', message: rule }, found, shown }) : rule
}

function sortPlans(plans: readonly TransportPlan[], query: PlanQuery): TransportPlan[] {
  const measure = (plan: TransportPlan): number => {
    switch (query.sort) {
      case 'arrival':
        return plan.hours.mean
      case 'reliability':
        return doubtOf(plan)
      case 'cost':
        return Number(plan.cost.amount)
      case 'co2e':
        return plan.co2eKg ?? Number.POSITIVE_INFINITY
    }
  }
  return [...plans].sort((a, b) => measure(a) - measure(b) || (a.planId < b.planId ? -1 : 1))
}
