import { greatCircleKm, type LonLat } from '@karavan/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markWays } from './own-part.js'

const east = (...longitudes: number[]): LonLat[] => longitudes.map((longitude) => [longitude, 0])
const partsOf = (courses: readonly LonLat[][], plans: readonly LonLat[][] = []) =>
  markWays(courses, plans).map(({ part }) => part.map(([longitude]) => longitude))

describe('the part of a way that is its own', () => {
  it('is the longest stretch on which no other runs, in either direction', () => {
    expect(partsOf([east(0, 1, 2, 5, 6), east(9, 6, 5)])).toEqual([
      [0, 1, 2, 5],
      [9, 6],
    ])
  })

  it('is where fewest others run when none is left to it alone, or too little to be seen', () => {
    expect(partsOf([east(0, 2, 5, 9), east(0, 2, 5, 9), east(0, 2)], [east(5, 9)])).toEqual([
      [2, 5],
      [2, 5],
      [0, 2],
    ])
    expect(partsOf([east(0, 0.1, 5), east(0.1, 5, 9)])[0]).toEqual([0, 0.1, 5])
  })

  it('has no plan on it where such a stretch is left, else none but plans, else it is all of the way', () => {
    expect(partsOf([east(0, 1, 2, 4)], [east(0, 1)])).toEqual([[1, 2, 4]])
    expect(partsOf([east(0, 1, 2)], [east(0, 1, 2, 3)])).toEqual([[0, 1, 2]])
    expect(partsOf([east(0, 1, 2), east(0, 1, 2)])).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ])
  })
})

describe('the mark of a way', () => {
  it('stands apart from the marks of ways that run along with it', () => {
    const marks = markWays([east(0, 10), east(0, 10), east(0, 10)], []).map(({ at }) => at)
    for (const [i, a] of marks.entries())
      for (const b of marks.slice(i + 1)) expect(greatCircleKm(a, b)).toBeGreaterThan(60)
  })

  it('lies on the part that is the way’s own, which is a piece of its course', () => {
    const course = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 8 }).map((all) => east(...all))
    fc.assert(
      fc.property(
        fc.array(course, { minLength: 1, maxLength: 5 }),
        fc.array(course, { maxLength: 3 }),
        (ways, plans) => {
          markWays(ways, plans).forEach(({ part, at }, i) => {
            const longitudes = part.map(([longitude]) => longitude)
            expect(at[0]).toBeGreaterThanOrEqual(Math.min(...longitudes) - 1e-9)
            expect(at[0]).toBeLessThanOrEqual(Math.max(...longitudes) + 1e-9)
            expect(`,${ways[i]?.map(String).join(';')}`).toContain(part.map(String).join(';'))
          })
        },
      ),
    )
  })
})
