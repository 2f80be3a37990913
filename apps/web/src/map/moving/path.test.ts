import { describe, expect, it } from 'vitest'
import { pointOn, projectTrack } from './path.js'

const path = projectTrack(
  {
    line: [
      [0, 0],
      [1, 0],
      [1, 0],
      [1, 2],
    ],
    km: Float64Array.of(0, 100, 100, 300),
    spans: [],
  },
  ([longitude, latitude]) => ({ x: longitude * 10, y: latitude * 10 }),
)

describe('a distance on the screen', () => {
  it('lies between the points before and after it', () => {
    expect(pointOn(path, 50)).toEqual([5, 0])
    expect(pointOn(path, 100)).toEqual([10, 0])
    expect(pointOn(path, 250)).toEqual([10, 15])
  })

  it('beyond an end is the end', () => {
    expect(pointOn(path, -5)).toEqual([0, 0])
    expect(pointOn(path, 900)).toEqual([10, 20])
  })
})
