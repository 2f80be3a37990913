import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sharedWidths } from './column-widths.js'

const columns = fc.array(
  fc.record({
    share: fc.double({ min: 0.01, max: 1, noNaN: true }),
    need: fc.double({ min: 0, max: 90, noNaN: true }),
  }),
  { minLength: 1, maxLength: 8 },
)

describe('widths of columns', () => {
  it('are their shares where all fit', () => {
    expect(sharedWidths([1, 2, 1], [10, 10, 10], 100)).toEqual([25, 50, 25])
  })

  it('give a column what it needs, from the others by their shares', () => {
    expect(sharedWidths([1, 2, 1], [40, 10, 10], 100)).toEqual([40, 40, 20])
  })

  it('fill the room, and none is narrower than it needs where there is room for all', () => {
    fc.assert(
      fc.property(columns, (list) => {
        const needs = list.map(({ need }) => need)
        const widths = sharedWidths(
          list.map(({ share }) => share),
          needs,
          400,
        )
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(400)
        const fits = needs.reduce((sum, need) => sum + need, 0) <= 400
        for (const [i, width] of fits ? widths.entries() : [])
          expect(width).toBeGreaterThanOrEqual((needs[i] ?? 0) - 1e-9)
      }),
    )
  })
})
