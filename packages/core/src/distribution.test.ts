import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrivals, NEW_YEAR, orderedPairs } from '../test/arbitraries.js'
import { chanceByStep, distance, massByStep } from '../test/naive.js'
import {
  CDF_TOLERANCE,
  chanceBy,
  chanceEver,
  dominates,
  fromMass,
  massOf,
  NEVER_ARRIVES,
  notBefore,
  quantile,
  readyAt,
  restrictedMean,
  shifted,
  TAIL_MASS,
} from './index.js'

const steps = fc.integer({ min: NEW_YEAR - 70, max: NEW_YEAR + 80 })

describe('chance and quantile', () => {
  it('sum single steps', () => {
    fc.assert(
      fc.property(arrivals(), steps, (arrival, step) => {
        const mass = massByStep(arrival)
        expect(chanceBy(arrival, step)).toBeCloseTo(chanceByStep(mass, step), 12)
        expect(chanceEver(arrival)).toBeCloseTo(chanceByStep(mass, Number.POSITIVE_INFINITY), 12)
        expect(massOf(arrival).reduce((a, b) => a + b, 0)).toBeCloseTo(chanceEver(arrival), 12)
      }),
    )
  })

  it('give the first step that is likely enough, by looking at every step', () => {
    fc.assert(
      fc.property(arrivals(), fc.double({ min: 0, max: 1, noNaN: true }), (arrival, p) => {
        let naive: number | null = null
        for (let step = arrival.start; step < arrival.start + arrival.cdf.length; step++) {
          if (naive === null && chanceBy(arrival, step) >= p - CDF_TOLERANCE) naive = step
        }
        expect(quantile(arrival, p)).toBe(naive)
      }),
    )
  })

  it('is null where nothing arrives, whatever the probability', () => {
    expect(quantile(NEVER_ARRIVES, 0)).toBeNull()
    expect(quantile(NEVER_ARRIVES, 0.5)).toBeNull()
  })
})

describe('the restricted mean', () => {
  it('counts what comes at or after the end, and what never comes, at the end', () => {
    fc.assert(
      fc.property(arrivals(), steps, (arrival, end) => {
        let naive = (1 - chanceEver(arrival)) * end
        for (const [step, p] of massByStep(arrival)) naive += p * Math.min(step, end)
        expect(restrictedMean(arrival, end)).toBeCloseTo(naive, 6)
      }),
    )
    expect(restrictedMean(NEVER_ARRIVES, 500_000)).toBe(500_000)
  })
})

describe('dominance', () => {
  it('agrees with a look at every step', () => {
    const slack = fc.integer({ min: 0, max: 5 })
    fc.assert(
      fc.property(
        fc.oneof(orderedPairs(), fc.tuple(arrivals(), arrivals())),
        slack,
        fc.boolean(),
        (pair, late, swap) => {
          const [a, b] = swap ? [pair[1], pair[0]] : pair
          let naive = chanceEver(a) >= chanceEver(b) - CDF_TOLERANCE
          for (let step = b.start; step < b.start + b.cdf.length; step++) {
            if (chanceBy(a, step + late) < chanceBy(b, step) - CDF_TOLERANCE) naive = false
          }
          expect(dominates(a, b, late)).toBe(naive)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('is reflexive, transitive, and antisymmetric up to the tolerance', () => {
    fc.assert(
      fc.property(orderedPairs(), arrivals(), ([a, b], c) => {
        expect(dominates(a, a)).toBe(true)
        expect(dominates(a, NEVER_ARRIVES)).toBe(true)
        if (dominates(b, c)) expect(dominates(a, c)).toBe(true)
        if (dominates(a, b) && dominates(b, a)) expect(distance(a, b)).toBeLessThanOrEqual(CDF_TOLERANCE)
      }),
      { numRuns: 500 },
    )
  })

  it('sees a single step that is worse anywhere in a long distribution', () => {
    const cdf = Float64Array.from({ length: 2000 }, (_, i) => (i + 1) / 2000)
    for (let i = 0; i < 2000; i += 37) {
      const worse = cdf.slice()
      worse[i] = (worse[i] ?? 0) - 1e-6
      expect(dominates({ start: 5, cdf: worse }, { start: 5, cdf })).toBe(false)
      expect(dominates({ start: 5, cdf }, { start: 5, cdf: worse })).toBe(true)
    }
  })

  it('accepts what is later by no more than the slack', () => {
    const arrival = fromMass(100, Float64Array.of(0.5, 0.25, 0.25))
    expect(dominates(shifted(arrival, 3), arrival)).toBe(false)
    expect(dominates(shifted(arrival, 3), arrival, 2)).toBe(false)
    expect(dominates(shifted(arrival, 3), arrival, 3)).toBe(true)
  })
})

describe('what is known not to have come before a step', () => {
  it('is conditioned after Bayes', () => {
    fc.assert(
      fc.property(arrivals(), steps, (arrival, step) => {
        const mass = massByStep(arrival)
        const left = 1 - chanceByStep(mass, step - 1)
        const known = notBefore(arrival, step)
        if (left <= CDF_TOLERANCE) {
          expect(known).toBeNull()
          return
        }
        expect(known).not.toBeNull()
        if (known === null) return
        expect(known.start).toBeGreaterThanOrEqual(step)
        for (let at = step - 3; at < NEW_YEAR + 80; at++) {
          const naive = at < step ? 0 : (chanceByStep(mass, at) - chanceByStep(mass, step - 1)) / left
          expect(chanceBy(known, at)).toBeCloseTo(naive, 10)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is the same again when nothing more is learnt', () => {
    const arrival = fromMass(100, Float64Array.of(0.5, 0.25, 0.25))
    expect(notBefore(arrival, 90)).toEqual(arrival)
    expect(notBefore(arrival, 103)).toBeNull()
    expect(notBefore(NEVER_ARRIVES, 103)).toEqual({ start: 103, cdf: Float64Array.of(0) })
  })
})

describe('gathering mass', () => {
  it('moves no more than the tail mass', () => {
    const mass = fc.array(fc.constantFrom(0, 1e-14, 3e-12, 1e-9, 0.01, 0.2), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(mass, (values) => {
        const arrival = fromMass(1000, Float64Array.from(values))
        let sum = 0
        values.forEach((p, i) => {
          sum += p
          expect(Math.abs(chanceBy(arrival, 1000 + i) - sum)).toBeLessThanOrEqual(TAIL_MASS)
        })
        expect(chanceEver(arrival)).toBeCloseTo(sum, 15)
      }),
      { numRuns: 500 },
    )
  })

  it('leaves no empty ends, and keeps what is little but all there is', () => {
    expect(fromMass(10, Float64Array.of(0, 0, 1, 0, 0))).toEqual(readyAt(12))
    expect(fromMass(10, Float64Array.of(0, 0))).toBe(NEVER_ARRIVES)
    expect(chanceEver(fromMass(10, Float64Array.of(1e-13, 1e-13)))).toBe(2e-13)
  })
})
