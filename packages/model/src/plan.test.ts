import { describe, expect, it } from 'vitest'
import { doubtOf } from './plan.js'

const hours = { mean: 500, p10: 400, p50: 490, p90: 640 }

describe('the doubt about a plan', () => {
  it('is the chance of missing the deadline, where there is one', () => {
    expect(doubtOf({ onTime: 0.75, hours })).toBeCloseTo(0.25)
    expect(doubtOf({ onTime: 0, hours })).toBe(1)
  })

  it('is the span of eight in ten without a deadline, and has no bound beyond the horizon', () => {
    expect(doubtOf({ onTime: null, hours })).toBe(240)
    expect(doubtOf({ onTime: null, hours: { ...hours, p90: null } })).toBe(Number.POSITIVE_INFINITY)
  })
})
