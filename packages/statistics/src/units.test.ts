import { FIGURE_UNITS, RATES } from '@karavan/model'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readUnit, scaled, unitText } from './units.js'

const unit = fc.record({
  of: fc.constantFrom(...FIGURE_UNITS),
  every: fc.constantFrom(null, ...RATES),
  per: fc.constantFrom(null, ...FIGURE_UNITS),
})

it('reads a unit as it writes it', () => {
  fc.assert(
    fc.property(unit, (one) => {
      expect(readUnit(unitText(one))).toEqual(one)
    }),
  )
})

it.each(['', 'kg', 't/fortnight', 't/day/day', 'USD per', 'USD per KZT per t'])('does not know "%s"', (text) => {
  expect(() => readUnit(text)).toThrow(expect.objectContaining({ code: 'UNIT_UNKNOWN' }))
})

it('changes units and back exactly', () => {
  const figure = fc
    .record({ digits: fc.integer({ min: 0, max: 999_999_999_999_999 }), places: fc.integer({ min: 0, max: 9 }) })
    .map(({ digits, places }) => Number(`${digits}e-${places}`))
  fc.assert(
    fc.property(figure, fc.integer({ min: -9, max: 12 }), (value, power) => {
      expect(scaled(scaled(value, power), -power)).toBe(value)
    }),
  )
  expect([scaled(2.9093, 3), scaled(11.6, 3), scaled(0.00193, 5)]).toEqual([2909.3, 11600, 193])
})
