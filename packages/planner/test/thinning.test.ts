import type { TransportPlan } from '@karavan/model'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plan } from '../src/index.js'
import { THIN } from '../src/search/sketch.js'
import { makeWorld, worldSpec } from './random-world.js'

/** Whether a plan is about as good as another in the words of an answer; answers round to tenths and cents. */
function standsFor(shown: TransportPlan, left: TransportPlan, stepMinutes: number): boolean {
  const changes = left.legs.length - shown.legs.length
  const within = (hours: number, time: number, cost: number, co2: number) =>
    shown.hours.mean <= left.hours.mean * time + hours + 0.1 &&
    Number(shown.cost.amount) <= Number(left.cost.amount) * cost + 0.02 &&
    (shown.co2eKg ?? 0) <= (left.co2eKg ?? 0) * co2 + 0.2
  return (
    within((THIN.steps * stepMinutes) / 60, 1 + THIN.time, 1 + THIN.cost, 1 + THIN.co2) ||
    (changes > 0 && within(0, 1 + 0.05 * changes, 1 + 0.05 * changes, 1 + 0.1 * changes)) ||
    within(0, 1.1, 1 / 1.4, 1)
  )
}

function comesBack({ crosses }: TransportPlan): boolean {
  return new Set(crosses).size < crosses.length
}

it('shows a way wherever there is one, and something about as good as nearly every way that it leaves out', () => {
  let found = 0
  let unlike = 0
  fc.assert(
    fc.property(worldSpec, (spec) => {
      const world = makeWorld(spec)
      const { network, snapshot, query } = world
      const whole = plan(query, network, snapshot).plans
      const { plans } = plan({ ...query, exact: false }, network, snapshot)
      expect(plans.length > 0).toBe(whole.length > 0)
      for (const way of whole) {
        found += 1
        if (!comesBack(way) && !plans.some((shown) => standsFor(shown, way, network.grid.stepMinutes))) unlike += 1
      }
    }),
    { numRuns: 250 },
  )
  // One slack after another adds up, and one chain of moves is left out for another before either is composed.
  expect(unlike / found).toBeLessThan(0.04)
})
