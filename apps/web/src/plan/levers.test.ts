import type { TransportPlan } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { planOf } from '../../test/plans.js'
import { surerWays } from './levers.js'

const way = (planId: string, p50: number, p90: number, amount: string, part: Partial<TransportPlan> = {}) =>
  planOf([], {
    planId,
    hours: { mean: 0, p10: 0, p50, p90 },
    cost: { currency: 'USD', amount, low: amount, high: amount, certainShare: null, lines: [] },
    co2eKg: 1000,
    ...part,
  })

describe('ways that are surer', () => {
  it('are without a deadline those whose P90 is clearly nearer to their median, with what they take', () => {
    const own = way('own', 400, 520, '1000')
    const others = [
      own,
      way('a', 400, 515, '900'),
      way('b', 700, 740, '1500', { co2eKg: 400 }),
      way('c', 390, 420, '800'),
    ]
    const found = surerWays(own, others, 3)
    expect(found.map(({ plan: { planId }, later, dearer, dirtier }) => [planId, later, dearer, dirtier])).toEqual([
      ['c', -10, -200, 0],
      ['b', 300, 500, -600],
    ])
  })

  it('are with a deadline those that meet it clearly more often, whatever their span', () => {
    const own = way('own', 400, 520, '1000', { onTime: 0.5 })
    const a = way('a', 300, 700, '900', { onTime: 0.7, co2eKg: null })
    const b = way('b', 500, 510, '900', { onTime: 0.52 })
    expect(surerWays(own, [own, b, a], 3)).toEqual([{ plan: a, later: -100, dearer: -100, dirtier: null }])
  })

  it('name every way that has a bound to one that has none', () => {
    const own = way('own', 400, 520, '1000', { hours: { mean: 0, p10: 0, p50: 400, p90: null } })
    expect(surerWays(own, [own, way('a', 900, 1900, '1')], 3).map(({ later }) => later)).toEqual([500])
  })
})
