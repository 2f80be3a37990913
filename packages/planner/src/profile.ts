import { type Arrival, chanceBy, chanceEver } from '@karavan/core'
import {
  type ArrivalCurve,
  type ConditionsSnapshot,
  citationOf,
  type DayPromise,
  doubtOf,
  inEnglish,
  type Message,
  type PlanQuery,
  type ProfileAnswer,
  type ProfileDay,
  type ProfileSpan,
  type ProfileWay,
  type Restriction,
} from '@karavan/model'
import type { Network } from '@karavan/network'
import { assemblePlan, onTimeOf } from './answer/assemble.js'
import { hoursFrom, round } from './answer/elapsed.js'
import { LEAST_CHANCE } from './answer/flags.js'
import { knockedOut } from './answer/knocked-out.js'
import { delaysOf, seasonalSteps } from './answer/seasonal.js'
import { editionOf, versionsOf } from './answer/versions.js'
import { choose } from './choose.js'
import type { Move } from './graph/move.js'
import { Groundwork } from './search/groundwork.js'
import { chainOf, type Label, type Stop } from './search/pareto.js'
import { QuestionGraph } from './search/question-graph.js'
import { chanceInside } from './search/rules.js'

const DAY = 1440

/** Days after which what steps made of ready times is forgotten unless it was asked for again: a week comes round in them. */
const REMEMBERED = 8

/**
 * The same question for a hand-over on each of many days: every day is searched as `plan` searches it and has the plans
 * that `plan` shows, without their legs; what does not depend on the day is laid out once for all.
 * @param assumed - what had to be assumed for the question, as in `plan`
 * @throws {StructuredError} PLACE_UNKNOWN, SAME_PLACE, SEARCH_TOO_LARGE
 */
export function profile(
  query: PlanQuery,
  span: ProfileSpan,
  network: Network,
  snapshot: ConditionsSnapshot,
  assumed: readonly Message[] = [],
): ProfileAnswer {
  const readies = Array.from({ length: span.days }, (_, day) => query.ready + day * DAY)
  const ground = new Groundwork(network, snapshot, query, readies.at(-1))
  const questionOf = (ready: number) => new QuestionGraph(network, snapshot, { ...query, ready }, ground)
  const found = new Ways(span)
  const days = readies.map((ready, day) => {
    if (day % REMEMBERED === 0) ground.kernels.forget()
    return found.show(questionOf(ready))
  })
  const complete = days.map((day) =>
    day.promises.length === found.ways.length ? day : found.complete(day, questionOf(day.ready)),
  )
  const edition = editionOf(network, snapshot)
  return {
    ...versionsOf(edition),
    query,
    within: span.within,
    ways: found.ways,
    days: complete,
    rules: [...found.rules]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { id, title, effect, from, until }]) => ({ id, title, effect, from, until })),
    ...inEnglish({ citation: citationOf(edition), notes: assumed }),
  }
}

/** The ways found so far, and what each promises on a day. */
class Ways {
  readonly ways: ProfileWay[] = []
  readonly rules = new Map<string, Restriction>()
  private readonly chains: (readonly Move[])[] = []
  private readonly numberOf = new Map<string, number>()

  constructor(private readonly span: ProfileSpan) {}

  /** The day of a question, with the ways known until then. */
  show(question: QuestionGraph): ProfileDay {
    const { query } = question
    const journeys = choose(question.search(), query, question.start).sort((a, b) => a.mean - b.mean)
    const [first = null] = journeys.length === 0 ? knockedOut(question) : []
    const shown = new Map(journeys.map((journey) => [this.number(question, journey), journey]))
    const quickestFirst = [...shown.keys()].flatMap((number) => this.ways[number] ?? [])
    const least = (measure: (way: ProfileWay) => number) =>
      [...quickestFirst].sort((a, b) => measure(a) - measure(b))[0]?.wayId ?? null
    const promises = this.chains.map((chain, number) => {
      const journey = shown.get(number)
      return journey === undefined
        ? this.promise(question, chain, question.along(chain), false)
        : this.promise(question, chain, journey, true)
    })
    const doubts = new Map(this.ways.map(({ wayId }, number) => [wayId, doubtAbout(promises[number] ?? null)]))
    return {
      ready: query.ready,
      plans: journeys.length,
      quickest: quickestFirst[0]?.wayId ?? null,
      surest: least(({ wayId }) => doubts.get(wayId) ?? Number.MAX_VALUE),
      cheapest: least(({ cost }) => Number(cost.amount)),
      cleanest: least(({ co2eKg }) => co2eKg ?? Number.MAX_VALUE),
      promises,
      knockedOut: first === null ? null : withoutCourse(first),
    }
  }

  /** A day of before with the ways that were found since. */
  complete(day: ProfileDay, question: QuestionGraph): ProfileDay {
    const since = this.chains.slice(day.promises.length)
    return {
      ...day,
      promises: [...day.promises, ...since.map((chain) => this.promise(question, chain, question.along(chain), false))],
    }
  }

  private number(question: QuestionGraph, journey: Label): number {
    const chain = chainOf(journey)
    const key = chain.map(({ id }) => id).join()
    const known = this.numberOf.get(key)
    if (known !== undefined) return known
    const { wayId, title, told, cost, co2eKg, transshipments, crosses } = assemblePlan(question, chain)
    const { currency, amount, low, high } = cost
    this.numberOf.set(key, this.ways.length)
    this.chains.push(chain)
    const seasonal = seasonalSteps(question, chain)
    const priced = { currency, amount, low, high }
    return this.ways.push({ wayId, title, told, cost: priced, co2eKg, transshipments, crosses, seasonal }) - 1
  }

  private promise(
    question: QuestionGraph,
    chain: readonly Move[],
    journey: Label | null,
    shown: boolean,
  ): DayPromise | null {
    if (journey === null) return null
    const { arrival } = journey
    const { query, end } = question
    const { stepMinutes } = question.network.grid
    const { within } = this.span
    const { seasonalHours, held } = delaysOf(question, chain)
    for (const { rule } of held) this.rules.set(rule.id, rule)
    const isLate = query.deadline !== undefined && query.deadline <= query.ready
    return {
      shown,
      hours: hoursFrom(arrival, query.ready / stepMinutes, end, stepMinutes),
      onTime: isLate ? null : onTimeOf(question, arrival),
      within:
        within === null ? null : round(chanceBy(arrival, Math.floor((query.ready + within * DAY) / stepMinutes)), 4),
      arrival: curveByDay(question, arrival),
      rules: this.rulesMet(question, journey),
      seasonalHours,
      held: held.map(({ rule, hours }) => ({ rule: rule.id, hours })),
    }
  }

  /** The restrictions that hit, and that the goods are likely enough to come into. */
  private rulesMet(question: QuestionGraph, journey: Label): string[] {
    const { stepMinutes } = question.network.grid
    const met = new Set<string>()
    for (let at: Stop | null = journey; at?.before && at.move; at = at.before) {
      const ready = at.before.arrival
      for (const { restriction, match } of question.concerns(at.move)) {
        if (match.verdict !== 'hit' || chanceInside(restriction, ready, stepMinutes) < LEAST_CHANCE) continue
        met.add(restriction.id)
        this.rules.set(restriction.id, restriction)
      }
    }
    return [...met].sort()
  }
}

/** An arrival on a grid of whole days from the hand-over, from the last without a chance to the first that has all of it. */
function curveByDay({ query, end, network }: QuestionGraph, arrival: Arrival): ArrivalCurve {
  const { stepMinutes } = network.grid
  const shareBy = (day: number) => round(chanceBy(arrival, Math.floor((query.ready + day * DAY) / stepMinutes)), 4)
  const ever = round(chanceEver(arrival), 4)
  const first = Math.max(0, Math.floor((arrival.start * stepMinutes - query.ready) / DAY))
  const cdf = [shareBy(first)]
  for (let day = first + 1; (cdf.at(-1) ?? 1) < ever; day++) cdf.push(shareBy(day))
  return {
    gridMinutes: DAY,
    start: query.ready + first * DAY,
    cdf,
    never: round(Math.max(0, 1 - ever), 4),
    horizonEnd: end * stepMinutes,
  }
}

function withoutCourse<T extends { readonly course: unknown }>({ course: _, ...rest }: T): Omit<T, 'course'> {
  return rest
}

/** Finite, so that doubts without a bound can be told apart from nothing. */
function doubtAbout(promise: DayPromise | null): number {
  return promise === null ? Number.MAX_VALUE : Math.min(doubtOf(promise), Number.MAX_VALUE)
}
