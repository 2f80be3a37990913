import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Spot, spreadOut } from './spread.js'

const spot = fc
  .record({
    x: fc.integer({ min: 0, max: 200 }),
    top: fc.integer({ min: 0, max: 60 }),
    height: fc.constantFrom(0, 0, 30),
    left: fc.integer({ min: 0, max: 40 }),
    right: fc.integer({ min: 0, max: 40 }),
    kind: fc.constantFrom('a', 'b'),
  })
  .map(({ x, top, height, left, right, kind }): Spot => {
    return { x, top, bottom: top + height, least: x - left, most: x + right, kind }
  })

describe('marks that are spread out', () => {
  it('stay where they may stand, apart from their like, or go under one that stands and looks the same', () => {
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 40 }), (spots) => {
        const spread = spreadOut(spots)
        expect(spread).toHaveLength(spots.length)
        const standing = spread.flatMap(({ x, under }, i) => {
          const one = spots[i] as Spot
          if (under === null) {
            expect(x).toBeGreaterThanOrEqual(one.least)
            expect(x).toBeLessThanOrEqual(one.most)
            return [{ ...one, x }]
          }
          expect(spread[under]).toEqual({ x, under: null })
          expect(spots[under]?.kind).toBe(one.kind)
          const head = spots[under] ?? one
          expect(Math.max(head.top - one.bottom, one.top - head.bottom)).toBeLessThan(6)
          return []
        })
        for (const [i, one] of standing.entries())
          for (const other of standing.slice(0, i))
            if (other.kind === one.kind) {
              const above = Math.max(0, other.top - one.bottom, one.top - other.bottom)
              expect(Math.hypot(other.x - one.x, above)).toBeGreaterThanOrEqual(6)
            }
      }),
    )
  })

  it('leave the first where it stands best, and make room for the others beside it', () => {
    const one: Spot = { x: 50, top: 10, bottom: 10, least: 30, most: 70, kind: 'a' }
    expect(spreadOut([one, one, one]).map(({ x }) => x)).toEqual([50, 40, 60])
    const range: Spot = { ...one, top: 0, bottom: 80, kind: 'range' }
    expect(spreadOut([range, { ...one, top: 60, bottom: 60 }]).map(({ x }) => x)).toEqual([50, 40])
    expect(spreadOut([one, { ...one, least: 50, most: 50 }])[1]).toEqual({ x: 50, under: 0 })
  })
})
