import type { ArrivalCurve } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceAt } from '../answers/time-axis.js'
import { leads } from './leads.js'

const HOUR = 60
const curve = (start: number, ...cdf: number[]): ArrivalCurve => ({
  gridMinutes: HOUR,
  start: start * HOUR,
  cdf,
  never: 0,
  horizonEnd: 2880 * HOUR,
})

const curves: fc.Arbitrary<ArrivalCurve> = fc
  .tuple(
    fc.integer({ min: 0, max: 20 }),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }),
  )
  .map(([start, chances]) => curve(start, ...chances.sort((a, b) => a - b), 1))

describe('who is ahead', () => {
  it('changes where the curves cross', () => {
    const early = curve(1, 0.5, 0.6, 0.7, 0.8, 1)
    const sure = curve(3, 0.9, 1, 1)
    expect(leads([early, sure], 0, 10 * HOUR, HOUR)).toEqual([
      { from: HOUR, to: 3 * HOUR, leader: 0 },
      { from: 3 * HOUR, to: 5 * HOUR, leader: 1 },
    ])
  })

  it('is nobody where chances are about equal', () => {
    expect(leads([curve(1, 0.5, 1), curve(1, 0.505, 1)], 0, 5 * HOUR, HOUR)).toEqual([])
  })

  it('is always the likeliest, and none twice in a row without a break', () => {
    fc.assert(
      fc.property(fc.array(curves, { minLength: 2, maxLength: 3 }), (plans) => {
        const found = leads(plans, 0, 60 * HOUR, HOUR)
        for (const { from, leader } of found) {
          const own = chanceAt(plans[leader] as ArrivalCurve, from)
          for (const [i, plan] of plans.entries()) if (i !== leader) expect(own).toBeGreaterThan(chanceAt(plan, from))
        }
        for (const [i, lead] of found.entries()) {
          const next = found[i + 1]
          if (next !== undefined) expect(next.from > lead.to || next.leader !== lead.leader).toBe(true)
        }
      }),
    )
  })
})
