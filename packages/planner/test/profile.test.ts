import { restrictedMean } from '@karavan/core'
import {
  type DayPromise,
  doubtOf,
  type PlanQuery,
  type ProfileAnswer,
  type ProfileDay,
  type Restriction,
  type SeasonalStep,
  type Stage,
  stageChain,
  stageEnds,
  type TransportPlan,
} from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plan, profile } from '../src/index.js'
import { bundledNetwork, bundledSnapshot, README_QUESTIONS, READY } from './bundled.js'
import { makeWorld, type World, worldSpec } from './random-world.js'

const DAY = 1440

/** Plans of which rules held the goods, so that the law about them is known to have been looked at. */
let heldSomewhere = 0

/** What `plan` answers on a day is what the profile says of it. */
function expectAsPlanned({ ways }: ProfileAnswer, day: ProfileDay, { network, snapshot, query }: World): void {
  const { plans, knockedOut } = plan({ ...query, ready: day.ready }, network, snapshot)
  const shown = day.promises.flatMap((promise, i) => (promise?.shown ? [{ ...ways[i], ...promise }] : []))
  expect(day.plans).toBe(plans.length)
  expect(shown.map(({ wayId }) => wayId).sort()).toEqual(plans.map(({ wayId }) => wayId).sort())
  const passed = query.deadline !== undefined && query.deadline <= day.ready
  for (const one of plans) {
    const { wayId, title, hours, onTime, cost, co2eKg } = one
    const promise = shown.find((way) => way.wayId === wayId)
    expectSeasons(one, promise, day.ready)
    expectHeld(one, promise, day.ready)
    const { amount, low, high } = cost
    expect(promise).toMatchObject({ title, hours, cost: { amount, low, high }, co2eKg, onTime: passed ? null : onTime })
  }
  const least = (measure: (one: TransportPlan) => number) => Math.min(...plans.map(measure))
  const the = (wayId: string | null) => plans.find((one) => one.wayId === wayId) as TransportPlan
  const co2e = (one: TransportPlan) => one.co2eKg ?? Number.POSITIVE_INFINITY
  if (plans.length === 0) {
    expect([day.quickest, day.surest, day.cheapest, day.cleanest]).toEqual([null, null, null, null])
    expect(day.knockedOut?.rule).toEqual(knockedOut[0]?.rule)
  } else {
    expect(day.knockedOut).toBe(null)
    expect(the(day.quickest).hours.mean).toBe(least(({ hours }) => hours.mean))
    if (!passed) expect(doubtOf(the(day.surest))).toBe(least(doubtOf))
    expect(Number(the(day.cheapest).cost.amount)).toBe(least(({ cost }) => Number(cost.amount)))
    expect(co2e(the(day.cleanest))).toBe(least(co2e))
  }
}

/** What a profile says of the seasonal steps of a way is what the stages of its plan, composed afresh, take. */
function expectSeasons(
  one: TransportPlan,
  promise: { readonly seasonal?: readonly SeasonalStep[]; readonly seasonalHours: readonly number[] } | undefined,
  ready: number,
): void {
  const chain = stageChain(one, ready)
  const means = [chain.start, ...stageEnds(chain).map((end) => restrictedMean(end, chain.end))]
  const seasonal = one.stages.flatMap((stage, i) =>
    stage.time.kind === 'closure' || stage.time.kind === 'monthly'
      ? [{ stage, hours: (((means[i + 1] ?? 0) - (means[i] ?? 0)) * chain.gridMinutes) / 60 }]
      : [],
  )
  expect(promise?.seasonal?.map(({ place, kind }) => `${kind} ${place}`)).toEqual(
    seasonal.map(({ stage: { kind, place } }) => `${kind} ${place}`),
  )
  expect(promise?.seasonalHours).toHaveLength(seasonal.length)
  promise?.seasonalHours.forEach((hours, i) => {
    expect(Math.abs(hours - (seasonal[i]?.hours ?? Number.NaN))).toBeLessThan(0.051)
  })
}

/** What a profile says that rules hold goods for is what the stages of the plan that are a rule's, composed afresh, take. */
function expectHeld(one: TransportPlan, promise: Pick<DayPromise, 'held'> | undefined, ready: number): void {
  const chain = stageChain(one, ready)
  const means = [chain.start, ...stageEnds(chain).map((end) => restrictedMean(end, chain.end))]
  const isOfRule = ({ time, told }: Stage) =>
    (time.kind === 'window' || time.kind === 'quota') && told.label.key !== 'stage.queue'
  const hours = one.stages.reduce(
    (sum, stage, i) =>
      isOfRule(stage) ? sum + (((means[i + 1] ?? 0) - (means[i] ?? 0)) * chain.gridMinutes) / 60 : sum,
    0,
  )
  const held = promise?.held ?? []
  expect(Math.abs(held.reduce((sum, rule) => sum + rule.hours, 0) - hours)).toBeLessThan(0.051 * (held.length + 3))
  expect(new Set(held.map(({ rule }) => rule)).size).toBe(held.length)
  if (hours > 0.5) heldSomewhere += 1
}

describe('a profile', () => {
  it('says of each day what a plan of that day says, in any small world, searched whole or thinned', () => {
    let [withPlans, without] = [0, 0]
    fc.assert(
      fc.property(worldSpec, fc.boolean(), fc.integer({ min: 1, max: 9 }), (spec, exact, days) => {
        const made = makeWorld(spec)
        const world = { ...made, query: { ...made.query, exact } }
        const answer = profile(world.query, { days, within: null }, world.network, world.snapshot)
        expect(answer.days.map(({ ready }) => ready)).toEqual(
          Array.from({ length: days }, (_, day) => world.query.ready + day * DAY),
        )
        for (const day of answer.days) {
          expectAsPlanned(answer, day, world)
          if (day.plans > 0) withPlans += 1
          else without += 1
        }
      }),
      { numRuns: 150 },
    )
    expect(Math.min(withPlans, without)).toBeGreaterThan(30)
    expect(heldSomewhere).toBeGreaterThan(10)
  })

  it('never has a way arrive later, at any quantile, for a hand-over a day earlier', () => {
    let compared = 0
    fc.assert(
      fc.property(worldSpec, (spec) => {
        const { network, snapshot, query } = makeWorld(spec)
        const { ways, days } = profile(query, { days: 8, within: null }, network, snapshot)
        for (const i of ways.keys()) {
          for (const [n, day] of days.entries()) {
            const [now, next] = [day.promises[i], days[n + 1]?.promises[i]]
            if (now === undefined || now === null || next === undefined || next === null) continue
            for (const share of ['p10', 'p50', 'p90'] as const) {
              const [early, late] = [now.hours[share], next.hours[share]]
              if (early === null || late === null) continue
              compared += 1
              expect(early).toBeLessThanOrEqual(late + 24)
            }
          }
        }
      }),
      { numRuns: 100 },
    )
    expect(compared).toBeGreaterThan(200)
  })

  it('gives the chance of arriving so many days after the hand-over, as the plan of that day does for such a deadline', () => {
    fc.assert(
      fc.property(worldSpec, fc.integer({ min: 1, max: 20 }), (spec, within) => {
        const { network, snapshot, query } = makeWorld(spec)
        const answer = profile(query, { days: 3, within }, network, snapshot)
        for (const { ready, promises } of answer.days) {
          const { plans } = plan({ ...query, ready, deadline: ready + within * DAY }, network, snapshot)
          const chances = promises.flatMap((promise) => (promise?.shown ? [promise.within] : []))
          expect(chances.sort()).toEqual(plans.map(({ onTime }) => onTime).sort())
          for (const promise of promises) {
            if (promise === null) continue
            const { start, cdf, gridMinutes, horizonEnd } = promise.arrival
            expect(gridMinutes).toBe(DAY)
            expect(horizonEnd).toBeGreaterThanOrEqual(start + (cdf.length - 2) * DAY)
            const at = (ready - start) / DAY + within
            expect(at < 0 ? 0 : cdf[Math.min(at, cdf.length - 1)]).toBe(promise.within)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('on the bundled network, a profile of a year', () => {
  const network = bundledNetwork()
  const snapshot = bundledSnapshot(network)

  it.each(README_QUESTIONS.map((query) => [`${query.from} – ${query.to}`, query] as const))(
    'says of sampled days what a plan says: %s',
    (_, asked) => {
      const query: PlanQuery = { ...asked, deadline: asked.ready + 90 * DAY + 600 }
      const answer = profile(query, { days: 365, within: 30 }, network, snapshot)
      expect(answer.days).toHaveLength(365)
      for (const day of answer.days.filter((_, n) => n % 41 === n % 7 || n === 364))
        expectAsPlanned(answer, day, { network, snapshot, query })
    },
    60_000,
  )

  it('is the same asked in parts, whatever part comes first', () => {
    const [query] = README_QUESTIONS.slice(3)
    if (query === undefined) throw new Error('no question')
    const whole = profile(query, { days: 20, within: null }, network, snapshot)
    const part = profile({ ...query, ready: query.ready + 12 * DAY }, { days: 8, within: null }, network, snapshot)
    const told = ({ ways }: ProfileAnswer, { promises }: ProfileDay) =>
      Object.fromEntries(promises.flatMap((promise, i) => (promise?.shown ? [[ways[i]?.wayId, promise]] : [])))
    expect(part.days.map((day) => told(part, day))).toEqual(whole.days.slice(12).map((day) => told(whole, day)))
  })

  const [fromKuryk] = README_QUESTIONS
  const ban: Restriction = {
    id: 'BAN',
    issuer: 'test',
    title: 'Made for the test',
    text: 'made for the test',
    effect: 'hold',
    appliesAt: 'loading',
    places: ['KZ-KURYK'],
    countries: [],
    directions: [],
    origins: [],
    destinations: [],
    modes: [],
    equipment: [],
    goods: [],
    goodsExcept: [],
    from: READY + 10 * DAY,
    until: READY + 17 * DAY,
    exceptions: [],
    source: 'made for the test',
    sourceDate: '2026-01',
    basis: 'assumed',
  }
  const under = (rule: Restriction) =>
    profile(fromKuryk as PlanQuery, { days: 24, within: null }, network, {
      ...snapshot,
      restrictions: [...snapshot.restrictions, rule],
    })

  it('names a ban on the days whose goods wait for its end', () => {
    const { days, rules } = under(ban)
    const held = days.flatMap(({ promises: [promise] }, day) => (promise?.rules.includes('BAN') ? [day] : []))
    expect(held).toEqual([10, 11, 12, 13, 14, 15, 16])
    expect(rules).toContainEqual({ id: 'BAN', title: ban.title, effect: 'hold', from: ban.from, until: ban.until })
    const [before, within] = [days[9]?.promises[0]?.hours.p50, days[10]?.promises[0]?.hours.p50]
    expect((within ?? 0) - (before ?? 0)).toBe(7 * 24)
    const hours = days.map(({ promises: [promise] }) => promise?.held.find(({ rule }) => rule === 'BAN')?.hours ?? 0)
    expect(hours.map(Math.round)).toEqual(days.map((_, day) => (day >= 10 && day < 17 ? (17 - day) * 24 : 0)))
  })

  it('has no plan after a ban without an end has begun, and says which', () => {
    const { ways, days } = under({ ...ban, until: null })
    expect(ways.length).toBeGreaterThan(0)
    for (const [n, day] of days.entries()) {
      expect(day.plans > 0).toBe(n < 10)
      expect(day.promises.some((promise) => promise !== null)).toBe(n < 10)
      expect(day.knockedOut?.rule.restrictionId).toBe(n < 10 ? undefined : 'BAN')
    }
  })
})
