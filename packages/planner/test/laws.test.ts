import { type Arrival, chanceBy, compileTimeMap, dominates, NEVER_ARRIVES, readyAt } from '@karavan/core'
import type { TransportPlan } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plan } from '../src/index.js'
import { asGood, measuresOf } from './measures.js'
import { serviceSpec } from './random-tables.js'
import { makeWorld, readyLater, type World, worldSpec } from './random-world.js'

const runs = { numRuns: 150 }

/** See `shipsOf`. */
const SHIPS_OF_TRAINS = ['feeder', 'rail_ferry', 'ro_ro']

function ask({ query, network, snapshot }: World) {
  return plan(query, network, snapshot)
}

/** When the goods come to the destination by the stages of a plan, ready at a step. */
function arrivalThrough({ stages }: TransportPlan, { network }: World, ready: number, end: number): Arrival {
  let arrival = readyAt(ready)
  for (const { time } of stages) arrival = compileTimeMap(time, network.grid).apply(arrival, end)
  return arrival
}

describe('the front of an exact question', () => {
  it('holds no plan that another beats', () => {
    fc.assert(
      fc.property(worldSpec, (spec) => {
        const world = makeWorld(spec)
        const { stepMinutes, horizonSteps } = world.network.grid
        const start = Math.ceil(world.query.ready / stepMinutes)
        const { plans } = ask(world)
        const arrivals = new Map(plans.map((one) => [one, arrivalThrough(one, world, start, start + horizonSteps)]))
        const sooner = (one: TransportPlan, other: TransportPlan) =>
          dominates(arrivals.get(one) ?? NEVER_ARRIVES, arrivals.get(other) ?? NEVER_ARRIVES)
        for (const one of plans)
          for (const other of plans) if (cheaper(one, other)) expect(sooner(one, other)).toBe(false)
      }),
      runs,
    )
  })

  it('holds something as good as each plan it held before a service was added', () => {
    fc.assert(
      fc.property(worldSpec, serviceSpec, (spec, service) => {
        // A ship that is added tells by what trains cross the water, and so what they cost.
        fc.pre(!SHIPS_OF_TRAINS.includes(service.kind) || spec.tables.links.every(({ mode }) => mode !== 'sea'))
        const [before, after] = [makeWorld(spec), makeWorld(spec, [service])]
        const now = ask(after).plans.map((one) => measuresOf(one, after))
        for (const one of ask(before).plans) {
          const old = measuresOf(one, before)
          expect(now.some((other) => asGood(other, old))).toBe(true)
        }
      }),
      runs,
    )
  })

  it('never gives a worse chance of a deadline to an earlier hand-over', () => {
    fc.assert(
      fc.property(worldSpec, fc.integer({ min: 1, max: 4000 }), (spec, minutes) => {
        const [early, late] = [makeWorld(spec), makeWorld(readyLater(spec, minutes))]
        const [earlyChance, lateChance] = [bestChance(early), bestChance(late)]
        const { stepMinutes, horizonSteps } = early.network.grid
        const start = Math.ceil(early.query.ready / stepMinutes)
        for (let step = start; step < start + horizonSteps; step++)
          expect(earlyChance(step)).toBeGreaterThanOrEqual(lateChance(step) - 2e-6)
      }),
      runs,
    )
  })
})

/** Plainly cheaper and no dirtier, or cleaner and no dearer: roundings apart. */
function cheaper(a: TransportPlan, b: TransportPlan): boolean {
  const saves = Number(b.cost.amount) - Number(a.cost.amount)
  const spares = (b.co2eKg ?? 0) - (a.co2eKg ?? 0)
  return saves >= 0 && spares >= 0 && (saves > 0.01 || saves === 0) && spares > 0.1
}

function bestChance(world: World): (step: number) => number {
  const start = Math.ceil(world.query.ready / world.network.grid.stepMinutes)
  const found = ask(world).plans.map((one) => measuresOf(one, world).cdf)
  return (step) => Math.max(0, ...found.map((cdf) => (step < start ? 0 : (cdf[step - start] ?? 0))))
}

describe('a plan', () => {
  it('arrives no later, in distribution, when the goods are ready earlier', () => {
    fc.assert(
      fc.property(worldSpec, fc.integer({ min: 1, max: 60 }), (spec, later) => {
        const world = makeWorld(spec)
        const { stepMinutes, horizonSteps } = world.network.grid
        const start = Math.ceil(world.query.ready / stepMinutes)
        for (const one of ask(world).plans) {
          const [early, late] = [start, start + later].map((step) =>
            arrivalThrough(one, world, step, start + horizonSteps),
          )
          if (early !== undefined && late !== undefined) expect(dominates(early, late)).toBe(true)
        }
      }),
      runs,
    )
  })

  it('arrives as its own stages lead, and says the chance of its deadline', () => {
    fc.assert(
      fc.property(worldSpec, (spec) => {
        const world = makeWorld(spec)
        const { stepMinutes, horizonSteps } = world.network.grid
        const start = Math.ceil(world.query.ready / stepMinutes)
        for (const one of ask(world).plans) {
          const arrival = arrivalThrough(one, world, start, start + horizonSteps)
          const { cdf } = measuresOf(one, world)
          for (let n = 0; n < horizonSteps; n++)
            expect(Math.abs((cdf[n] ?? 0) - chanceBy(arrival, start + n))).toBeLessThan(2e-6)
          const by = Math.floor((world.query.deadline ?? 0) / stepMinutes)
          expect(one.onTime).toBeCloseTo(chanceBy(arrival, by), 4)
        }
      }),
      runs,
    )
  })

  it('costs and emits what its lines add up to', () => {
    fc.assert(
      fc.property(worldSpec, (spec) => {
        const world = makeWorld(spec)
        const { plans } = ask(world)
        for (const { cost, co2eKg, co2eLines, legs } of plans) {
          const sum = (amounts: readonly (string | number | null)[]) =>
            amounts.reduce<number>((total, amount) => total + Number(amount ?? 0), 0)
          const cents = 0.005 * (cost.lines.length + 1) + 1e-9
          const grams = 0.05 * (co2eLines.length + legs.length + 1) + 1e-9
          expect(Math.abs(Number(cost.amount) - sum(cost.lines.map(({ amount }) => amount)))).toBeLessThan(cents)
          expect(Math.abs(Number(cost.low) - sum(cost.lines.map(({ low }) => low)))).toBeLessThan(cents)
          expect(Math.abs(Number(cost.high) - sum(cost.lines.map(({ high }) => high)))).toBeLessThan(cents)
          expect(Math.abs((co2eKg ?? 0) - sum(co2eLines.map(({ kg }) => kg)))).toBeLessThan(grams)
          expect(Math.abs((co2eKg ?? 0) - sum(legs.map((leg) => leg.co2eKg)))).toBeLessThan(grams)
        }
      }),
      runs,
    )
  })
})

describe('a policy', () => {
  it('arrives no later on average than the best fixed plan', () => {
    fc.assert(
      fc.property(worldSpec, (spec) => {
        const { plans, policy } = ask(makeWorld(spec))
        fc.pre(policy !== null)
        const best = Math.min(...plans.map(({ hours }) => hours.mean))
        expect(policy.plan.hours.mean).toBeLessThanOrEqual(best + 0.1)
        expect(Math.abs(policy.gainHours - (best - policy.plan.hours.mean))).toBeLessThan(0.16)
      }),
      runs,
    )
  })
})

describe('the same question', () => {
  it('has the same answer, on the same network and on one compiled afresh', () => {
    fc.assert(
      fc.property(worldSpec, (spec) => {
        const world = makeWorld(spec)
        const answer = ask(world)
        expect(ask(world)).toEqual(answer)
        expect(ask(makeWorld(spec))).toEqual(answer)
      }),
      { numRuns: 50 },
    )
  })
})
