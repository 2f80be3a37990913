import type { ArrivalCurve } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrivedBy, chanceAt, chanceBeyond, density, placeOn, sharedAxis, ticksBetween } from './time-axis.js'

const READY = 29_800_800
const DAY = 1440

const curves: fc.Arbitrary<ArrivalCurve> = fc
  .tuple(
    fc.integer({ min: 1, max: 60 * 24 }),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 200 }),
    fc.double({ min: 0, max: 0.3, noNaN: true }),
  )
  .map(([hours, masses, never]) => {
    const total = masses.reduce((sum, mass) => sum + mass, 0) || 1
    let reached = 0
    const cdf = masses.map((mass) => {
      reached += (mass / total) * (1 - never)
      return reached
    })
    const last = cdf.at(-1) ?? 0
    return { gridMinutes: 60, start: READY + hours * 60, cdf, never: 1 - last, horizonEnd: READY + 120 * DAY }
  })

describe('the common axis', () => {
  it('holds the ready time, the deadline and all but the last 1 % of what arrives by every plan', () => {
    fc.assert(
      fc.property(
        fc.array(curves, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 90 * DAY }),
        (plans, later) => {
          const axis = sharedAxis(READY, plans, READY + later)
          expect(axis.from).toBe(READY)
          expect(axis.to).toBeGreaterThanOrEqual(READY + later)
          for (const plan of plans) {
            const last = arrivedBy(plan, (1 - plan.never) * 0.99)
            if (last !== null) expect(placeOn(axis, last)).toBeLessThanOrEqual(1)
            expect(chanceBeyond(axis, plan)).toBeLessThanOrEqual(plan.never + 0.01 + 1e-9)
          }
        },
      ),
    )
  })

  it('labels few and whole days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 * DAY }), (length) => {
        const ticks = ticksBetween(READY + 77, READY + 77 + length, 6)
        expect(ticks.length).toBeLessThanOrEqual(7)
        for (const tick of ticks) expect(tick % DAY).toBe(0)
      }),
    )
  })
})

describe('the drawn distribution', () => {
  it('loses no chance that falls inside the axis, but for the smoothing at its ends', () => {
    fc.assert(
      fc.property(curves, (curve) => {
        const axis = { from: READY, to: curve.start + (curve.cdf.length + 50) * 60, ticks: [] }
        const sum = density(axis, curve, 400).reduce((total, share) => total + share, 0)
        expect(sum).toBeCloseTo(1 - curve.never, 1)
      }),
    )
  })

  it('gives the same quantile and chance back', () => {
    fc.assert(
      fc.property(curves, fc.double({ min: 0.01, max: 0.69, noNaN: true }), (curve, share) => {
        const at = arrivedBy(curve, share)
        if (at === null) {
          expect(1 - curve.never).toBeLessThan(share)
          return
        }
        expect(chanceAt(curve, at)).toBeGreaterThanOrEqual(share - 1e-9)
        expect(chanceAt(curve, at - 60)).toBeLessThan(share)
      }),
    )
  })

  it('says null where the horizon ends before', () => {
    expect(
      arrivedBy({ gridMinutes: 60, start: READY, cdf: [0.2, 0.5], never: 0.5, horizonEnd: READY + 120 * DAY }, 0.9),
    ).toBeNull()
  })
})
