import {
  type ConditionsSnapshot,
  doubtOf,
  EQUIPMENT,
  PLAN_SCHEMA_VERSION,
  type PlanAnswer,
  type PlanQuery,
  type TransportPlan,
} from '@karavan/model'
import type { Network } from '@karavan/network'
import { assemblePlan } from './answer/assemble.js'
import { knockedOut } from './answer/knocked-out.js'
import { nearestQuestions, questionsAround } from './answer/nearest.js'
import { choose, NOT_WORTH_PAYING } from './choose.js'
import { bestPolicy } from './policy/policy.js'
import { chainOf } from './search/pareto.js'
import { QuestionGraph } from './search/question-graph.js'
import { THIN } from './search/sketch.js'

/**
 * The ways from one place to another: a Pareto set over arrival distribution, cost and emissions, and what was ruled out.
 * The same question on the same network and snapshot gives the same answer.
 * @throws {StructuredError} PLACE_UNKNOWN, SAME_PLACE, SEARCH_TOO_LARGE
 */
export function plan(query: PlanQuery, network: Network, snapshot: ConditionsSnapshot): PlanAnswer {
  const question = new QuestionGraph(network, snapshot, query)
  const front = question.search()
  const journeys = choose(front, query, question.start)
  const plans = sortPlans(
    journeys.map((journey) => assemblePlan(question, chainOf(journey))),
    query,
  )
  const out = knockedOut(question)
  const common = commonCrossings(plans, query)
  return {
    schemaVersion: PLAN_SCHEMA_VERSION,
    networkVersion: network.version,
    conditionsVersion: snapshot.version,
    dataAsOf: network.dataAsOf,
    citation: `Karavan, network ${network.version}, conditions ${snapshot.version}, data as of ${network.dataAsOf}`,
    query,
    plans,
    policy: plans.length === 0 ? null : bestPolicy(question, journeys, plans),
    knockedOut: out,
    nearest: plans.length === 0 ? nearestQuestions(question, out) : questionsAround(question, common),
    thinning: thinningWords(query, front.length, plans.length, network.grid.stepMinutes),
    notes: common.map(
      (country) =>
        `Every way shown crosses ${nameOf(country)} (${country}). Avoid ${country} to see the ways around it.`,
    ),
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

const COUNTRY_NAMES = new Intl.DisplayNames(['en'], { type: 'region' })

function nameOf(country: string): string {
  return COUNTRY_NAMES.of(country) ?? country
}

function thinningWords(query: PlanQuery, found: number, shown: number, stepMinutes: number): string {
  if (query.exact) return found > shown ? `${found} plans are on the front; ${shown} are shown` : ''
  const hours = (THIN.steps * stepMinutes) / 60
  const more = found > shown ? ` ${found} were found, ${shown} are shown.` : ''
  const relays =
    EQUIPMENT[query.cargo.equipment].family === 'container'
      ? ', takes a box off its lorry for a short ride by train to the next one'
      : ''
  return `A plan is usually left out when another is about as good: on average at most ${hours} h and ${THIN.time * 100} % later, ${THIN.cost * 100} % dearer, ${THIN.co2 * 100} % more CO2e; so is one that changes carriers once more or comes back into a country for hardly any gain${relays}, or is at most ${NOT_WORTH_PAYING.sooner * 100} % sooner and ${NOT_WORTH_PAYING.dearer * 100} % dearer.${more}`
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
