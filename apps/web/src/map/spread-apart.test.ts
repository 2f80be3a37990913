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

it('no mark lies on what is kept clear, and one beside it stays', () => {
  const spot = fc.tuple(fc.integer({ min: 40, max: 360 }), fc.integer({ min: 0, max: 400 }))
  const line = [
    [0, 100],
    [400, 250],
  ] as const
  fc.assert(
    fc.property(spot, (mark) => {
      const [moved] = spreadApart([mark], LEAST, [{ line, least: 13 }])
      const away = ([x, y]: readonly [number, number]) => Math.abs(400 * (y - 100) - 150 * x) / Math.hypot(400, 150)
      if (away(mark) >= 13) expect(moved).toEqual(mark)
      else expect(Math.min(away(moved ?? mark), 13)).toBeCloseTo(13, 6)
    }),
  )
})
