import fc from 'fast-check'
import { expect, it } from 'vitest'
import { spreadApart } from './spread-apart.js'

const LEAST = 20

it('marks do not cover each other, and those that did not before stay', () => {
  const spot = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }))
  fc.assert(
    fc.property(fc.array(spot, { maxLength: 12 }), (spots) => {
      const moved = spreadApart(spots, LEAST)
      for (const [i, [x, y]] of moved.entries())
        for (const [u, v] of moved.slice(i + 1)) expect(Math.hypot(u - x, v - y)).toBeGreaterThan(0.8 * LEAST)
    }),
  )
  expect(
    spreadApart(
      [
        [0, 0],
        [50, 0],
      ],
      LEAST,
    ),
  ).toEqual([
    [0, 0],
    [50, 0],
  ])
  expect(
    spreadApart(
      [
        [0, 0],
        [10, 0],
      ],
      LEAST,
    )[1]?.[0],
  ).toBeCloseTo(15, 1)
})
