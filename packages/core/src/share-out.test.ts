import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inHundredths, shareOut } from './share-out.js'

describe('sharing out', () => {
  it('adds up to the whole, each share less than one from its exact value', () => {
    const weights = fc
      .array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 20 })
      .filter((list) => list.some((weight) => weight > 1e-9))
    fc.assert(
      fc.property(fc.nat({ max: 1000 }), weights, (whole, list) => {
        const sum = list.reduce((a, b) => a + b, 0)
        const shares = shareOut(whole, list)
        expect(shares.reduce((a, b) => a + b, 0)).toBe(whole)
        for (const [i, share] of shares.entries())
          expect(Math.abs(share - ((list[i] ?? 0) / sum) * whole)).toBeLessThan(1 + 1e-9)
      }),
    )
  })

  it('never gives a greater part less than a smaller one', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 2, maxLength: 9 }), (list) => {
        const shares = shareOut(100, list)
        for (const [i, a] of list.entries())
          for (const [j, b] of list.entries()) if (a > b) expect(shares[i]).toBeGreaterThanOrEqual(shares[j] ?? 0)
      }),
    )
  })

  it('gives what is left to those that lost most', () => {
    expect(shareOut(100, [0.506, 0.205, 0.289])).toEqual([51, 20, 29])
    expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(shareOut(7, [0, 0])).toEqual([0, 0])
    const [less, more] = [0.5019077073572499, 0.50190770735725]
    expect(shareOut(100, [less, more, more])).toEqual([33, 34, 33])
  })
})

describe('shares in hundredths', () => {
  it('are whole percentages that make a hundred, but for what is less than one or more than 99', () => {
    expect(inHundredths([0.506, 0.205, 0.289])).toEqual([0.51, 0.2, 0.29])
    expect(inHundredths([0.996, 0.004])).toEqual([0.996, 0.004])
    expect(inHundredths([1, 0])).toEqual([1, 0])
  })
})
