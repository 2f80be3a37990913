import { type EpochMinutes, seededRandom } from '@karavan/core'
import type { ChosenPlan, LiveArrival } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { liveArrival, type ReportingLaw } from '../../src/index.js'
import { BEGIN, SMALL_CHAINS } from './chains.js'
import { allPaths, drawer, drawWords, likelihoodOf } from './paths.js'
import { told, type Word } from './telling.js'

const GRID = 60

const laws = fc.record({
  share: fc.constantFrom(0, 0.3, 0.7, 0.95),
  lags: fc
    .array(fc.constantFrom(0, 30, 60, 150, 300), { minLength: 1, maxLength: 3 })
    .map((lags) => lags.toSorted((a, b) => a - b)),
})

/** A chain, a course of it with what is told of that, and a time to look at it. */
const looks = fc
  .tuple(SMALL_CHAINS, laws, fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 26 * GRID }))
  .map(([plan, law, seed, after]) => {
    const random = seededRandom(seed)
    const now = BEGIN + after
    const path = drawer(plan, Math.ceil(after / GRID))(random)
    const words = drawWords(plan, path, law, random).filter(({ received }) => received <= now)
    return { plan, law, now, words }
  })

function liveOf(plan: ChosenPlan, words: readonly Word[], law: ReportingLaw, now: EpochMinutes): LiveArrival | null {
  const live = liveArrival({ plan, story: told(plan, words, now), now, reporting: () => law })
  return live.kind === 'none' ? null : live
}

describe('the enumeration of all paths', () => {
  it('has the same arrival, and the same time for each milestone to come', () => {
    let silent = 0
    fc.assert(
      fc.property(looks, ({ plan, law, now, words }) => {
        const live = liveOf(plan, words, law, now)
        if (live === null) return
        const paths = allPaths(plan, Math.ceil((now - BEGIN) / GRID))
        const likelihood = likelihoodOf(plan, words, law, now)
        const weighed = paths.map(({ ends, weight }) => ({ ends, weight: weight * likelihood(ends) }))
        const total = weighed.reduce((sum, { weight }) => sum + weight, 0)
        expect(live.beyondLaw).toEqual([])
        const by = (stage: number, step: number) =>
          weighed.reduce((sum, { ends, weight }) => {
            const end = ends[stage] ?? null
            return end !== null && end <= step ? sum + weight : sum
          }, 0) / total
        const last = plan.stages.length - 1
        for (let step = BEGIN / GRID; step < BEGIN / GRID + 90; step++) {
          const i = step - live.arrival.start / GRID
          const chance = i < 0 ? 0 : (live.arrival.cdf[Math.min(i, live.arrival.cdf.length - 1)] ?? 0)
          expect(chance).toBeCloseTo(by(last, step), 8)
        }
        for (const { stageId, passed, p50 } of live.toCome) {
          silent += Number(passed > 0 && passed < 1)
          const stage = plan.stages.findIndex((each) => each.stageId === stageId)
          expect(passed).toBeCloseTo(by(stage, Math.floor(now / GRID)), 8)
          if (p50 === null) expect(by(stage, BEGIN / GRID + 90)).toBeLessThan(0.5 + 1e-8)
          else {
            expect(by(stage, p50 / GRID)).toBeGreaterThan(0.5 - 1e-8)
            expect(by(stage, p50 / GRID - 1)).toBeLessThan(0.5 + 1e-8)
          }
        }
      }),
      { numRuns: 500 },
    )
    expect(silent).toBeGreaterThan(20)
  })
})
