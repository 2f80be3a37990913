import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDecimal } from './numbers.js'

describe('a number in plain decimal notation', () => {
  it('is read as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (whole, places) => {
        const value = whole / 10 ** places
        expect(readDecimal(value.toFixed(places))).toBeCloseTo(value, 12)
      }),
    )
    expect([' 12 ', '+3', '.5', '7.'].map(readDecimal)).toEqual([12, 3, 0.5, 7])
  })

  it.each(['', ' ', '0x10', '0b1', '1e3', 'Infinity', 'NaN', '1,5', '1 300', '1_000', '--1', '1.2.3', '٣'])(
    'is not %j',
    (text) => {
      expect(readDecimal(text)).toBeNaN()
    },
  )
})
