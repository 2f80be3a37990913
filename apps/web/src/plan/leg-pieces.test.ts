import type { TransportPlan } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { legPieces } from './leg-pieces.js'

const hours = fc.double({ min: 0, max: 300, noNaN: true })
const summary = (mean: number) => ({ mean, p10: mean / 2, p50: mean, p90: mean * 2 })
const plans = fc
  .array(fc.tuple(hours, hours, hours), { minLength: 1, maxLength: 8 })
  .map((legs) => ({
    legs: legs.map(([wait, handling, running]) => ({
      hours: summary(wait + handling + running),
      wait: summary(wait),
      handling: summary(handling),
      running: summary(running),
    })),
  }))
  .map((plan) => plan as unknown as TransportPlan)

describe('the legs of a plan by their means', () => {
  it('sets leg after leg and loses no hour', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { rows, end } = legPieces(plan)
        let at = 0
        for (const row of rows) {
          expect(row.from).toBeCloseTo(at, 6)
          for (const piece of row.pieces) {
            expect(piece.from).toBeCloseTo(at, 6)
            at = piece.to
          }
        }
        const total = plan.legs.reduce((sum, leg) => sum + leg.hours.mean, 0)
        expect(at).toBeCloseTo(total, 6)
        expect(end).toBeGreaterThanOrEqual(at - 1e-9)
      }),
    )
  })
})
