import type { ArrivalCurve } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrivalBars, columnChances, commonAxis } from './arrival-bar.js'

const curve = fc
  .record({
    start: fc.integer({ min: 0, max: 1000 }).map((hours) => hours * 60),
    mass: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 200 }),
    never: fc.double({ min: 0, max: 0.9, noNaN: true }),
  })
  .map(({ start, mass, never }): ArrivalCurve => {
    const total = mass.reduce((sum, value) => sum + value, 0) || 1
    let below = 0
    const cdf = mass.map((value) => {
      below += (value / total) * (1 - never)
      return below
    })
    cdf[cdf.length - 1] = 1 - never
    return { gridMinutes: 60, start, cdf, never, horizonEnd: start + 172_800 }
  })

describe('arrival bars', () => {
  it('lose no chance: the columns add up to the chance of arriving', () => {
    fc.assert(
      fc.property(
        fc.array(curve, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 5, max: 80 }),
        (curves, columns) => {
          const axis = commonAxis(curves)
          for (const one of curves) {
            const chances = columnChances(one, axis, columns)
            expect(chances).toHaveLength(columns)
            expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1 - one.never, 6)
          }
        },
      ),
    )
  })

  it('have one width, one scale, and a mark wherever there is a chance', () => {
    const sure: ArrivalCurve = { gridMinutes: 60, start: 0, cdf: [1], never: 0, horizonEnd: 172_800 }
    const spread: ArrivalCurve = {
      gridMinutes: 60,
      start: 600,
      cdf: [0.25, 0.5, 0.75, 1],
      never: 0,
      horizonEnd: 172_800,
    }
    const [first, second] = arrivalBars([sure, spread], { from: 0, until: 840 }, 14)
    expect(first).toBe('█             ')
    expect(second).toBe('          ▂▂▂▂')
  })
})
