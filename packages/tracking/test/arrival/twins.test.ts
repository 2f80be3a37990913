import { type EpochMinutes, seededRandom } from '@karavan/core'
import type { ChosenPlan, LiveArrival } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { liveArrival, type ReportingLaw } from '../../src/index.js'
import { BEGIN, SMALL_CHAINS } from './chains.js'
import { chanceAt } from './forecasts.js'
import { allPaths, chanceOfSilence, drawer, drawWords, likelihoodOf } from './paths.js'
import { endsOf, told, type Word } from './telling.js'

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

  it('has the same arrival where some pieces are told ahead of others', () => {
    let bounded = 0
    fc.assert(
      fc.property(pairs, ({ plan, law, now, words }) => {
        const answer = liveArrival({ plan, story: told(plan, words, now, PIECES), now, reporting: () => law })
        if (answer.kind === 'none') return
        expect(answer.beyondLaw).toEqual([])
        const likelihood = likelihoodOfPieces(plan, words, law, now)
        const weighed = allPaths(plan, Math.ceil((now - BEGIN) / GRID)).map(({ ends, weight }) => ({
          end: ends.at(-1) ?? null,
          weight: weight * likelihood(ends),
        }))
        const total = weighed.reduce((sum, { weight }) => sum + weight, 0)
        bounded += Number(words.length % 2)
        for (let step = BEGIN / GRID; step < BEGIN / GRID + 90; step++) {
          const by = weighed.reduce((sum, { end, weight }) => (end !== null && end <= step ? sum + weight : sum), 0)
          expect(chanceAt(answer.arrival, step)).toBeCloseTo(by / total, 8)
        }
      }),
      { numRuns: 300 },
    )
    expect(bounded).toBeGreaterThan(30)
  })
})

const PIECES = ['one', 'two']

/** A course of two pieces of which the first is never behind the second, told in part, each word at once. */
const pairs = fc
  .tuple(SMALL_CHAINS, laws, fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 26 * GRID }))
  .map(([plan, law, seed, after]) => {
    const random = seededRandom(seed)
    const now = BEGIN + after
    const path = drawer(plan, Math.ceil(after / GRID))(random)
    let ahead = BEGIN / GRID
    const firsts = path.map((end) => {
      if (end === null) return null
      ahead = Math.max(ahead, end - Math.floor(random() * 4))
      return ahead
    })
    const words = endsOf(plan).flatMap((stage, milestone) =>
      PIECES.flatMap((piece, i) => {
        const end = stage === null || stage < 0 ? null : [firsts, path][i]?.[stage]
        const isTold = random() < 0.6 && end !== null && end !== undefined && end * GRID <= now
        return isTold ? [{ milestone, piece, at: end * GRID }] : []
      }),
    )
    return { plan, law, now, words }
  })

/** How likely a path is by words about two pieces, milestone by milestone. */
function likelihoodOfPieces(plan: ChosenPlan, words: readonly Word[], law: ReportingLaw, now: EpochMinutes) {
  const marks = endsOf(plan)
  const stageOf = ({ milestone }: Word) => marks[milestone] ?? -1
  return (path: readonly (number | null)[]) => {
    let likelihood = 1
    for (const [milestone, stage] of marks.entries()) {
      if (stage === null || stage < 0) continue
      const time = (path[stage] ?? Number.POSITIVE_INFINITY) * GRID
      const here = words.filter((word) => word.milestone === milestone)
      const behind = PIECES.map((piece) => words.filter((word) => word.piece === piece && stageOf(word) >= stage))
      if (here.length === PIECES.length) likelihood *= Number(time === Math.max(...here.map(({ at }) => at)))
      else likelihood *= chanceOfSilence(law, time, now)
      if (words.some((word) => stageOf(word) <= stage && word.at > time)) return 0
      if (behind.every(({ length }) => length > 0)) {
        const by = Math.max(...behind.map((each) => Math.min(...each.map(({ at }) => at))))
        if (time > by) return 0
      }
    }
    return likelihood
  }
}
