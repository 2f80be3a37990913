import type { TransportPlan } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { bests, ordered } from './plan-order.js'

function plan(
  planId: string,
  p50: number | null,
  amount: string,
  co2eKg: number | null,
  onTime: number | null = null,
): TransportPlan {
  const hours = { mean: p50 ?? 0, p10: p50, p50, p90: p50 === null ? null : p50 + amount.length }
  return { planId, hours, cost: { amount }, co2eKg, onTime } as unknown as TransportPlan
}

const slow = plan('slow', 600, '900.00', 100)
const quick = plan('quick', 300, '10000.00', null)
const unsure = plan('unsure', null, '900.00', 50)
const all = [quick, unsure, slow]

describe('the order of plans', () => {
  it('puts what is not known last', () => {
    expect(ordered(all, 'arrival').map(({ planId }) => planId)).toEqual(['quick', 'slow', 'unsure'])
    expect(ordered(all, 'reliability').map(({ planId }) => planId)).toEqual(['slow', 'quick', 'unsure'])
    expect(ordered(all, 'co2e').map(({ planId }) => planId)).toEqual(['unsure', 'slow', 'quick'])
  })

  it('compares amounts as numbers and settles equals by arrival', () => {
    expect(ordered(all, 'cost').map(({ planId }) => planId)).toEqual(['slow', 'unsure', 'quick'])
  })

  it('says what a plan is best at, and nothing of a plan alone or of equals', () => {
    expect(bests(quick, all)).toEqual(['arrival'])
    expect(bests(slow, all)).toEqual(['reliability', 'cost'])
    expect(bests(slow, [slow])).toEqual([])
    expect(bests(slow, [slow, { ...slow, planId: 'twin' }])).toEqual([])
  })

  it('calls the likeliest to be in time the most reliable, and none that cannot be', () => {
    const narrow = plan('narrow', 900, '1.00', null, 0)
    const broad = plan('broad', 300, '10000.00', null, 0.4)
    expect(bests(narrow, [narrow, broad])).not.toContain('reliability')
    expect(bests(broad, [narrow, broad])).toContain('reliability')
    expect(bests(narrow, [narrow, plan('late', 950, '10.00', null, 0)])).not.toContain('reliability')
    const hopeless = plan('hopeless', 900, '1.00', null, 0.009)
    expect(bests(hopeless, [hopeless, narrow])).not.toContain('reliability')
  })
})
