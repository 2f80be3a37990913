import type { TransportPlan } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { bests, ordered } from './plan-order.js'

function plan(planId: string, p50: number | null, amount: string, co2eKg: number | null): TransportPlan {
  const hours = { mean: p50 ?? 0, p10: p50, p50, p90: p50 === null ? null : p50 + amount.length }
  return { planId, hours, cost: { amount }, co2eKg } as unknown as TransportPlan
}

const slow = plan('slow', 600, '900.00', 100)
const quick = plan('quick', 300, '10000.00', null)
const unsure = plan('unsure', null, '900.00', 50)
const all = [quick, unsure, slow]

describe('the order of plans', () => {
  it('puts what is not known last', () => {
    expect(ordered(all, 'arrival').map(({ planId }) => planId)).toEqual(['quick', 'slow', 'unsure'])
    expect(ordered(all, 'co2e').map(({ planId }) => planId)).toEqual(['unsure', 'slow', 'quick'])
  })

  it('compares amounts as numbers and settles equals by arrival', () => {
    expect(ordered(all, 'cost').map(({ planId }) => planId)).toEqual(['slow', 'unsure', 'quick'])
  })

  it('says what a plan is best at, and nothing of a plan alone', () => {
    expect(bests(quick, all)).toEqual(['earliest'])
    expect(bests(slow, all)).toEqual(['most predictable', 'cheapest'])
    expect(bests(slow, [slow])).toEqual([])
  })
})
