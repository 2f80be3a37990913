import type { LonLat } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../words/words.js'
import { courseStops, legNumbers, middleOf, ruledOutLines, ruledOutMarks } from './course.js'
import { legOf, planWith } from './moving/sample-plan.js'

const A: LonLat = [0, 0]
const B: LonLat = [1, 0]
const C: LonLat = [4, 0]
const plan = planWith([], [legOf('rail', 'A', 'B', [A, B], []), legOf('ro_ro', 'B', 'C', [B, [2, 0], C], [])])

describe('the middle of a course', () => {
  it('is halfway by distance, not by points', () => {
    expect(middleOf([A, B, C])?.[0]).toBeCloseTo(2, 6)
    expect(middleOf([A, A])).toEqual(A)
    expect(middleOf([A])).toBeNull()
  })
})

describe('what is drawn of a plan', () => {
  it('is a stop at each change with the local name where that differs, and a number on each leg', () => {
    const stops = courseStops(plan, ENGLISH, (id) => (id === 'B' ? 'Б' : id))
    expect(stops.features.map(({ properties }) => properties)).toEqual([
      { name: 'A', local: '', end: true },
      { name: 'B', local: 'Б', end: false },
      { name: 'C', local: '', end: true },
    ])
    expect(legNumbers(plan).features.map(({ properties }) => properties)).toEqual([
      { mode: 'rail', number: 1 },
      { mode: 'ferry', number: 2 },
    ])
  })
})

describe('ways that were ruled out', () => {
  it('are drawn with the pointed one on top, and marked at their middle', () => {
    const ways = [
      { key: '1', label: 'Russia', course: [A, B], pointed: true },
      { key: '2', label: 'Iran', course: [B, C], pointed: false },
      { key: '3', label: 'without a course', course: [], pointed: false },
    ]
    expect(ruledOutLines(ways).features.map(({ properties }) => properties.key)).toEqual(['2', '1'])
    expect(ruledOutMarks(ways).features.map(({ geometry }) => geometry.coordinates[0])).toEqual([2.5, 0.5])
  })
})
