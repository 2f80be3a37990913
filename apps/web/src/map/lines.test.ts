import { expect, it } from 'vitest'
import { pointAlong } from './lines.js'

it('the point along a course is found by distance, not by points', () => {
  const course = [
    [0, 0],
    [1, 0],
    [4, 0],
  ] as const
  expect([0, 0.5, 1].map((share) => pointAlong(course, share)?.[0])).toEqual([0, expect.closeTo(2, 6), 4])
  expect(
    pointAlong(
      [
        [0, 0],
        [0, 0],
      ],
      0.5,
    ),
  ).toEqual([0, 0])
  expect(pointAlong([[0, 0]], 0.5)).toBeNull()
})
