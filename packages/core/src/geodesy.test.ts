import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { greatCircleKm, type LonLat, lineKm } from './index.js'

const position = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
) as fc.Arbitrary<LonLat>

describe('the great circle', () => {
  it('measures a degree of the equator and of a meridian alike', () => {
    expect(greatCircleKm([0, 0], [1, 0])).toBeCloseTo(111.195, 3)
    expect(greatCircleKm([71, 43], [71, 44])).toBeCloseTo(111.195, 3)
  })

  it('goes over the date line and over the pole', () => {
    expect(greatCircleKm([179.5, 0], [-179.5, 0])).toBeCloseTo(111.195, 3)
    expect(greatCircleKm([10, 89.5], [-170, 89.5])).toBeCloseTo(111.195, 3)
    expect(greatCircleKm([0, 0], [180, 0])).toBeCloseTo(Math.PI * 6371.0088, 6)
  })

  it('is a distance: symmetric, zero in place, never shortened by a detour', () => {
    fc.assert(
      fc.property(position, position, position, (a, b, c) => {
        expect(greatCircleKm(a, b)).toBeCloseTo(greatCircleKm(b, a), 6)
        expect(greatCircleKm(a, a)).toBe(0)
        expect(lineKm([a, c, b])).toBeGreaterThanOrEqual(greatCircleKm(a, b) - 1e-3)
      }),
    )
    expect(lineKm([])).toBe(0)
    expect(lineKm([[50, 43]])).toBe(0)
  })
})
