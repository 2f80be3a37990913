import {
  type ConditionsSnapshot,
  PLAN_SCHEMA_VERSION,
  type PlanAnswer,
  type PlanQuery,
  type TransportPlan,
} from '@karavan/model'
import type { Network } from '@karavan/network'
import { assemblePlan } from './answer/assemble.js'
import { knockedOut } from './answer/knocked-out.js'
import { nearestQuestions } from './answer/nearest.js'
import { bestPolicy } from './policy/policy.js'
import { chainOf, type Label } from './search/pareto.js'
import { QuestionGraph } from './search/question-graph.js'
import { THIN } from './search/sketch.js'

/**
 * The ways from one place to another: a Pareto set over arrival distribution, cost and emissions, and what was ruled out.
 * The same question on the same network and snapshot gives the same answer.
 * @throws {StructuredError} PLACE_UNKNOWN, SAME_PLACE, SEARCH_TOO_LARGE
 */
export function plan(query: PlanQuery, network: Network, snapshot: ConditionsSnapshot): PlanAnswer {
  const question = new QuestionGraph(network, snapshot, query)
  const { front } = question.search()
  const journeys = choose(front, query, question.start)
  const plans = sortPlans(
    journeys.map((journey) => assemblePlan(question, chainOf(journey))),
    query,
  )
  const out = knockedOut(question)
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
    nearest: plans.length === 0 ? nearestQuestions(question, out) : [],
    thinning: thinningWords(query, front.length, plans.length, network.grid.stepMinutes),
    notes: commonCrossings(plans, query),
  }
}

/** Countries with a warning of their own that every way shown crosses: to be told, for ways around them are not shown. */
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
  const common = [...(first ?? [])].filter(
    (country) => !ends.includes(country) && rest.every((set) => set.has(country)),
  )
  return common.map(
    (country) =>
      `Every way shown crosses ${COUNTRY_NAMES.of(country) ?? country} (${country}). Avoid ${country} to see the ways around it.`,
  )
}

const COUNTRY_NAMES = new Intl.DisplayNames(['en'], { type: 'region' })

function thinningWords(query: PlanQuery, found: number, shown: number, stepMinutes: number): string {
  if (query.exact) return found > shown ? `${found} plans are on the front; ${shown} are shown` : ''
  const hours = (THIN.steps * stepMinutes) / 60
  const more = found > shown ? ` ${found} were found, ${shown} are shown.` : ''
  return `A plan is left out when another is about as good: on average at most ${hours} h and ${THIN.time * 100} % later, ${THIN.cost * 100} % dearer, ${THIN.co2 * 100} % more CO2e; so is one that changes carriers once more or comes back into a country for hardly any gain, or is at most ${NOT_WORTH_PAYING.sooner * 100} % sooner and ${NOT_WORTH_PAYING.dearer * 100} % dearer.${more}`
}

/**
 * The best of each measure, then ways of another kind (other services, countries or places of change) in the order asked
 * for, then the rest in that order, until the limit.
 */
function choose(all: readonly Label[], query: PlanQuery, start: number): Label[] {
  const front = query.exact
    ? all
    : withoutDearHours(withoutIdleChanges(withoutPointlessReturns(all, start), start), start)
  const by = (measure: (label: Label) => number) =>
    [...front].sort((a, b) => measure(a) - measure(b) || a.mean - b.mean || a.cost - b.cost)
  const orders = {
    arrival: by((label) => label.mean),
    cost: by((label) => label.cost),
    co2e: by((label) => label.co2),
    late: by((label) => label.late),
  }
  const wanted = [...Object.values(orders).flatMap((order) => order.slice(0, 1)), ...orders[query.sort]]
  const chosen = new Set<Label>()
  const kinds = new Set<string>()
  for (const label of wanted) {
    const kind = kindOf(label)
    if (chosen.size >= query.limit || (kinds.has(kind) && !query.exact)) continue
    kinds.add(kind)
    chosen.add(label)
  }
  for (const label of wanted) if (chosen.size < query.limit) chosen.add(label)
  return [...chosen]
}

/** A way that comes back into a country must be this much sooner, as a share, than ways that stay in it. */
const WORTH_RETURNING = 0.9

/**
 * Leaves out ways that leave a country and come back into it (through Russia from Kazakhstan to Kazakhstan, a ship to
 * Italy and back) for a saving of price or emissions alone: each border is a risk of its own.
 */
function withoutPointlessReturns(front: readonly Label[], start: number): Label[] {
  const staying = new Set(front.filter((label) => !returns(label)))
  const soonest = [...staying].reduce((least, { mean }) => Math.min(least, mean - start), Number.POSITIVE_INFINITY)
  return front.filter((label) => staying.has(label) || label.mean - start < WORTH_RETURNING * soonest)
}

/** What one more change of carrier must gain in time, price or emissions, as a share. */
const WORTH_CHANGING = { time: 0.05, cost: 0.05, co2: 0.1 }

/** Leaves out ways that change carriers more often than another that is about as good. */
function withoutIdleChanges(front: readonly Label[], start: number): Label[] {
  const changes = new Map(front.map((label) => [label, changesOf(label)]))
  return front.filter((label) => {
    const own = changes.get(label) ?? 0
    return !front.some((other) => {
      const fewer = own - (changes.get(other) ?? 0)
      return (
        fewer > 0 &&
        other.mean - start <= (label.mean - start) * (1 + WORTH_CHANGING.time * fewer) &&
        other.cost <= label.cost * (1 + WORTH_CHANGING.cost * fewer) &&
        other.co2 <= label.co2 * (1 + WORTH_CHANGING.co2 * fewer)
      )
    })
  })
}

/** A way that is sooner by no more than this share, and dearer by more than that, is one that nobody takes. */
const NOT_WORTH_PAYING = { sooner: 0.1, dearer: 0.4 }

/** Leaves out ways that buy a few hours very dearly: a box by lorry across a continent. */
function withoutDearHours(front: readonly Label[], start: number): Label[] {
  return front.filter(
    (label) =>
      !front.some(
        (other) =>
          other.mean - start <= (label.mean - start) * (1 + NOT_WORTH_PAYING.sooner) &&
          other.cost * (1 + NOT_WORTH_PAYING.dearer) <= label.cost &&
          other.co2 <= label.co2,
      ),
  )
}

/** How often goods are put on a carrier. */
function changesOf(label: Label): number {
  return chainOf(label).filter(({ kind }) => kind === 'service' || kind === 'load' || kind === 'haul').length
}

function returns(label: Label): boolean {
  const countries: string[] = []
  for (const move of chainOf(label))
    for (const country of move.crosses) if (countries.at(-1) !== country) countries.push(country)
  return new Set(countries).size < countries.length
}

/** What makes a way of its own kind: its scheduled services and the countries it crosses. */
function kindOf(label: Label): string {
  const parts = new Set<string>()
  for (const move of chainOf(label)) {
    if (move.service !== null) parts.add(move.service.id)
    else if (move.mode !== null) for (const country of move.crosses) parts.add(`${move.mode} ${country}`)
  }
  return [...parts].sort().join('|')
}

function sortPlans(plans: readonly TransportPlan[], query: PlanQuery): TransportPlan[] {
  const measure = (plan: TransportPlan): number => {
    if (query.sort === 'arrival') return plan.hours.mean
    return query.sort === 'cost' ? Number(plan.cost.amount) : (plan.co2eKg ?? Number.POSITIVE_INFINITY)
  }
  return [...plans].sort((a, b) => measure(a) - measure(b) || (a.planId < b.planId ? -1 : 1))
}
