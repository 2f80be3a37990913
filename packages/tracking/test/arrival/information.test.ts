import type { EpochMinutes } from '@karavan/core'
import type { ArrivalCurve, ChosenPlan } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { liveArrival, type ReportingLaw } from '../../src/index.js'
import { BEGIN, planOf, SMALL } from './chains.js'
import { chanceAt, crps, momentsOf } from './forecasts.js'
import { allPaths } from './paths.js'
import { endsOf, told, type Word } from './telling.js'

const GRID = 60

/** What may be known at a time, how likely that is, and what is then expected. */
interface Outcome {
  readonly chance: number
  readonly curve: Pick<ArrivalCurve, 'start' | 'cdf' | 'gridMinutes'>
}

/** Every set of words that may be known, out of every path and every way to tell of it. */
function outcomesOf(plan: ChosenPlan, law: ReportingLaw, now: EpochMinutes): Outcome[] {
  const known = new Map<string, { chance: number; words: readonly Word[] }>()
  const timed = endsOf(plan).flatMap((stage, milestone) => (stage === null || stage < 0 ? [] : [{ stage, milestone }]))
  for (const { ends, weight } of allPaths(plan, 0)) {
    let ways: { chance: number; words: readonly Word[] }[] = [{ chance: weight, words: [] }]
    for (const { stage, milestone } of timed) {
      const at = (ends[stage] ?? Number.NaN) * GRID
      ways = ways.flatMap(({ chance, words }) => [
        { chance: chance * (1 - law.share), words },
        ...law.lags.map((lag) => ({
          chance: (chance * law.share) / law.lags.length,
          words: at + lag <= now ? [...words, { milestone, at, received: at + lag }] : words,
        })),
      ])
    }
    for (const { chance, words } of ways) {
      const name = JSON.stringify(words)
      known.set(name, { words, chance: chance + (known.get(name)?.chance ?? 0) })
    }
  }
  return [...known.values()]
    .filter(({ chance }) => chance > 0)
    .map(({ chance, words }) => {
      const live = liveArrival({ plan, story: told(plan, words, now), now, reporting: () => law })
      // The delivery was told: it is known when that was.
      const there = words.at(-1)?.at ?? 0
      return { chance, curve: live.kind === 'live' ? live.arrival : { start: there, cdf: [1], gridMinutes: GRID } }
    })
}

function mean(outcomes: readonly Outcome[], of: (curve: Outcome['curve']) => number): number {
  return outcomes.reduce((sum, { chance, curve }) => sum + chance * of(curve), 0)
}

/** The score that a forecast expects of itself. */
function expectedScore(curve: Outcome['curve']): number {
  return curve.cdf.reduce((sum, value, i) => {
    const mass = value - (curve.cdf[i - 1] ?? 0)
    return mass <= 0 ? sum : sum + mass * crps(curve, curve.start + i * curve.gridMinutes)
  }, 0)
}

const chains = fc.array(SMALL, { minLength: 2, maxLength: 3 }).map((times) => planOf(times, 200))
const laws = fc.record({ share: fc.constantFrom(0.4, 0.9), lags: fc.constantFrom([0], [0, 120], [60, 240]) })

describe('what may become known', () => {
  it('is on average what was expected before, and lowers the expected variance and score', () => {
    fc.assert(
      fc.property(chains, laws, fc.integer({ min: 1, max: 12 }), (plan, law, hours) => {
        const [none] = outcomesOf(plan, { share: 0, lags: [0] }, BEGIN)
        if (none === undefined) throw new Error('nothing is known')
        const early = outcomesOf(plan, law, BEGIN + hours * GRID)
        const later = outcomesOf(plan, law, BEGIN + (hours + 4) * GRID)
        for (const outcomes of [early, later]) {
          expect(mean(outcomes, () => 1)).toBeCloseTo(1, 9)
          for (let step = BEGIN / GRID; step < BEGIN / GRID + 60; step++) {
            expect(mean(outcomes, (curve) => chanceAt(curve, step))).toBeCloseTo(chanceAt(none.curve, step), 8)
          }
        }
        const variance = (outcomes: readonly Outcome[]) => mean(outcomes, (curve) => momentsOf(curve).variance)
        const score = (outcomes: readonly Outcome[]) => mean(outcomes, expectedScore)
        for (const measure of [variance, score]) {
          expect(measure(early)).toBeLessThanOrEqual(measure([none]) + 1e-6)
          expect(measure(later)).toBeLessThanOrEqual(measure(early) + 1e-6)
        }
      }),
      { numRuns: 40 },
    )
  })
})
