import { chanceBy } from '@karavan/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latestHandOver, plan, profile } from '../src/index.js'
import { bundledNetwork, bundledSnapshot, README_QUESTIONS } from './bundled.js'
import { measuresOf } from './measures.js'
import { makeWorld, type World, worldSpec } from './random-world.js'

/** Best chance of arriving by an instant when handed over at another, by planning anew. */
function chanceAt({ network, snapshot, query }: World, ready: number, arriveBy: number): number {
  const world = { network, snapshot, query: { ...query, ready } }
  const { stepMinutes } = network.grid
  const last = Math.floor(arriveBy / stepMinutes) - Math.ceil(ready / stepMinutes)
  const cdfs = plan(world.query, network, snapshot).plans.map((one) => measuresOf(one, world).cdf)
  return Math.max(0, ...cdfs.map((cdf) => (last < 0 ? 0 : (cdf[Math.min(last, cdf.length - 1)] ?? 0))))
}

const DAY = 1440

/** Answers give chances to a millionth. */
const ROUNDED = 2e-6

describe('the latest hand-over', () => {
  it('is in time often enough, and a step later is not', () => {
    let found = 0
    fc.assert(
      fc.property(
        worldSpec,
        fc.integer({ min: 2, max: 16 }),
        fc.constantFrom(0.05, 0.5, 0.8, 0.9, 0.99),
        (spec, days, wanted) => {
          const world = makeWorld(spec)
          const { network, snapshot, query } = world
          const { stepMinutes } = network.grid
          const arriveBy = query.ready + days * 1440
          const latest = latestHandOver(query, arriveBy, wanted, network, snapshot)
          const earliest = Math.ceil(query.ready / stepMinutes) * stepMinutes
          if (latest.ready === null) {
            expect(chanceAt(world, earliest, arriveBy)).toBeLessThan(wanted + ROUNDED)
            return
          }
          found += 1
          expect(latest.ready).toBeGreaterThanOrEqual(query.ready)
          expect(chanceAt(world, latest.ready, arriveBy)).toBeGreaterThan(wanted - ROUNDED)
          const later = latest.ready + stepMinutes
          if (later < arriveBy) expect(chanceAt(world, later, arriveBy)).toBeLessThan(wanted + ROUNDED)
        },
      ),
      { numRuns: 120 },
    )
    expect(found).toBeGreaterThan(10)
  })

  it('comes with the plan that does it, on the bundled network', () => {
    const network = bundledNetwork()
    const snapshot = bundledSnapshot(network)
    for (const query of README_QUESTIONS.slice(3, 4)) {
      const arriveBy = query.ready + 60 * 1440
      const { ready, plan: chosen } = latestHandOver(query, arriveBy, 0.9, network, snapshot)
      expect(ready).toBeGreaterThan(query.ready)
      const { start, gridMinutes, cdf } = chosen?.arrival ?? { start: 0, gridMinutes: 60, cdf: [] }
      const arrival = { start: start / gridMinutes, cdf: Float64Array.from(cdf) }
      expect(chanceBy(arrival, Math.floor(arriveBy / gridMinutes))).toBeGreaterThan(0.9 - ROUNDED)
    }
  })

  it('lies on the last day on which a profile has that chance', () => {
    const network = bundledNetwork()
    const snapshot = bundledSnapshot(network)
    for (const asked of README_QUESTIONS.slice(3, 5)) {
      const deadline = asked.ready + 60 * DAY - 1
      const query = { ...asked, deadline }
      const { days } = profile(query, { days: 60, within: null }, network, snapshot)
      for (const wanted of [0.5, 0.8, 0.9]) {
        const { ready } = latestHandOver(query, deadline, wanted, network, snapshot)
        const last = days.findLast(({ promises }) => promises.some((one) => one?.shown && (one.onTime ?? 0) >= wanted))
        expect(last?.ready ?? null).toBe(ready === null ? null : Math.floor(ready / DAY) * DAY)
      }
    }
  })
})
