import { describe, expect, it } from 'vitest'
import { doubtOf, isPolicyWorth, type PolicySummary, type TransportPlan } from './plan.js'

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

describe('a policy', () => {
  const plan = (planId: string, onTime: number | null) => ({ planId, onTime }) as TransportPlan
  const worth = (gainHours: number, onTime: number | null, fixed: number | null) =>
    isPolicyWorth({ plan: plan('p', onTime), gainHours, bestFixedPlanId: 'b' } as PolicySummary, [plan('b', fixed)])

  it('is worth reading from half a day of gain on, or for a better chance of the deadline', () => {
    expect([worth(11.9, null, null), worth(12, null, null)]).toEqual([false, true])
    expect([worth(1, 0.81, 0.8), worth(1, 0.83, 0.8), worth(1, 0.7, 0.8)]).toEqual([false, true, false])
  })
})
