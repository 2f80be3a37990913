import { expect, it } from 'vitest'
import { barOf } from './scale.js'

it('the bar is a round distance and never longer than its room', () => {
  // At the equator and zoom 0 a pixel is 78.27 km.
  expect(barOf(0, 0)).toEqual({ km: 5000, pixels: 64 })
  expect(barOf(5, 45)).toEqual({ km: 100, pixels: 58 })
  for (let zoom = 1; zoom < 11; zoom += 0.37) {
    const { km, pixels } = barOf(zoom, 42)
    expect(String(km)).toMatch(/^[125]0*$/)
    expect(pixels).toBeLessThanOrEqual(96)
    expect(pixels).toBeGreaterThan(38)
  }
})
