import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knots } from '../test/arbitraries.js'
import { checkKnots, fromProbabilities, type GridDuration, onGrid, scaleKnots } from './duration.js'
import { type DurationKnots, durationCdf, durationMean, durationQuantile, fixedDuration } from './index.js'

const STEPS = [1, 15, 60, 90]

function eachStep(duration: GridDuration): Map<number, number> {
  const steps = new Map<number, number>()
  duration.each.forEach((p, r) => {
    for (let k = duration.from[r] ?? 0; k <= (duration.to[r] ?? -1); k++) steps.set(k, p)
  })
  return steps
}

describe('knots', () => {
  it('give a quantile that the distribution agrees with', () => {
    fc.assert(
      fc.property(knots(), fc.integer({ min: 1, max: 999 }), (duration, mille) => {
        const hours = durationQuantile(duration, mille / 1000)
        expect(durationCdf(duration, hours + 1e-9)).toBeGreaterThanOrEqual(mille / 1000 - 1e-9)
        expect(durationCdf(duration, hours - 1e-6)).toBeLessThanOrEqual(mille / 1000 + 1e-9)
      }),
    )
  })

  it('have the mean of many quantiles', () => {
    fc.assert(
      fc.property(knots(), (duration) => {
        let sum = 0
        for (let i = 0; i < 10_000; i++) sum += durationQuantile(duration, (i + 0.5) / 10_000)
        expect(durationMean(duration)).toBeCloseTo(sum / 10_000, 2)
      }),
      { numRuns: 30 },
    )
  })

  it('scale with all they say', () => {
    fc.assert(
      fc.property(knots(), fc.constantFrom(0.2, 1, 3), (duration, factor) => {
        expect(durationMean(scaleKnots(duration, factor))).toBeCloseTo(factor * durationMean(duration), 9)
      }),
    )
  })

  const bad: readonly DurationKnots[] = [
    { min: -1, p50: 2, max: 3 },
    { min: 1, p50: Number.NaN, max: 3 },
    { min: 1, p50: 2, max: Number.POSITIVE_INFINITY },
    { min: 1, p50: 2, max: 1.5 },
    { min: 1, p10: 3, p50: 2, max: 4 },
    { min: 1, p50: 3, p90: 2, max: 4 },
    { min: 1, p50: 2, max: 100_000 },
  ]
  it.each(bad)('are refused as in %o', (duration) => {
    expect(() => checkKnots(duration, 'handling.csv:7')).toThrow('handling.csv:7: DURATION_INVALID')
  })
})

describe('a duration on the grid', () => {
  it('rounds each value to the nearest step, halves to the longer', () => {
    fc.assert(
      fc.property(knots(), fc.constantFrom(...STEPS), (duration, step) => {
        const hours = step / 60
        const grid = eachStep(onGrid(duration, step))
        let sum = 0
        for (let k = 0; k <= Math.ceil(duration.max / hours) + 1; k++) {
          sum += grid.get(k) ?? 0
          const strictlyBelow = durationCdf(duration, (k + 0.5) * hours - 1e-9)
          expect(Math.abs(sum - strictlyBelow)).toBeLessThan(1e-6)
        }
        expect(sum).toBeCloseTo(1, 12)
      }),
    )
  })

  it('keeps the mean within half a step, and that of wide durations far better', () => {
    fc.assert(
      fc.property(knots(), fc.constantFrom(...STEPS), (duration, step) => {
        const mean = (durationMean(duration) * 60) / step
        expect(Math.abs(onGrid(duration, step).mean - mean)).toBeLessThanOrEqual(0.5 + 1e-9)
      }),
    )
    let bias = 0
    const wide = fc.sample(knots(300), { numRuns: 400, seed: 5 }).filter(({ min, max }) => max - min > 24)
    for (const duration of wide) bias += onGrid(duration, 60).mean - durationMean(duration)
    expect(wide.length).toBeGreaterThan(200)
    expect(Math.abs(bias / wide.length)).toBeLessThan(0.02)
  })

  it('says its ends, its runs in order, and its mean', () => {
    fc.assert(
      fc.property(knots(), (duration) => {
        const grid = onGrid(duration, 60)
        const steps = eachStep(grid)
        expect(grid.first).toBe(Math.min(...steps.keys()))
        expect(grid.last).toBe(Math.max(...steps.keys()))
        let mean = 0
        for (const [k, p] of steps) mean += k * p
        expect(grid.mean).toBeCloseTo(mean, 9)
        grid.from.forEach((from, r) => {
          if (r > 0) expect(from).toBeGreaterThan(grid.to[r - 1] ?? 0)
        })
      }),
    )
  })

  it.each([
    [0, 0],
    [0.4, 0],
    [0.5, 1],
    [1, 1],
    [2.5, 3],
    [(2.1 / 0.84) * 1, 3],
  ])('takes %d hours for certain in %d steps', (hours, steps) => {
    expect(onGrid(fixedDuration(hours), 60)).toMatchObject({ first: steps, last: steps, mean: steps })
  })

  it('keeps the half of the goods that take the least time', () => {
    const steps = eachStep(onGrid({ min: 2, p10: 2, p50: 2, max: 6 }, 60))
    expect(steps.get(2)).toBeGreaterThan(0.5)
  })

  it('gathers equal probabilities and leaves gaps', () => {
    const grid = fromProbabilities(3, Float64Array.of(0, 0.25, 0.25, 0, 0.5, 0))
    expect(grid).toMatchObject({ first: 4, last: 7 })
    expect([...grid.from]).toEqual([4, 7])
    expect([...grid.to]).toEqual([5, 7])
  })
})
