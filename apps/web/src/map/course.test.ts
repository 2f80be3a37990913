import type { LonLat } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { legOf, planWith } from '../../test/followed-plans.js'
import { ENGLISH } from '../words/words.js'
import { courseStops, legNumbers, ruledOutLines, ruledOutMarks } from './course.js'
import type { Drawn } from './marks.js'

const A: LonLat = [0, 0]
const B: LonLat = [1, 0]
const C: LonLat = [4, 0]
const plan = planWith([], [legOf('rail', 'A', 'B', [A, B], []), legOf('ro_ro', 'B', 'C', [B, [2, 0], C], [])])

const DRAWN: Drawn = {
  project: ([x, y]) => [100 * x, 100 * y],
  unproject: ([x, y]) => [x / 100, y / 100],
}

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
  it('are drawn and marked with the pointed one on top', () => {
    const ways = [
      { key: '1', label: '1', course: [A, B], at: [0.5, 0] as const, pointed: true },
      { key: '2', label: '2', course: [B, C], at: [2.5, 0] as const, pointed: false },
    ]
    expect(ruledOutLines(ways).features.map(({ properties }) => properties.key)).toEqual(['2', '1'])
    const marks = ruledOutMarks(ways, null, DRAWN)
    expect(marks.features.map(({ geometry }) => geometry.coordinates[0])).toEqual([2.5, 0.5])
  })

  it('are marked beside the plan, never on its line, its stops or its numbers', () => {
    const ways = [0.5, 1, 3].map((x, i) => ({
      key: `${i}`,
      label: '',
      course: [A, C],
      at: [x, 0] as const,
      pointed: false,
    }))
    for (const { geometry } of ruledOutMarks(ways, plan, DRAWN).features) {
      const [x = 0, y = 0] = geometry.coordinates.map((degrees) => 100 * (degrees ?? 0))
      expect(Math.abs(y)).toBeGreaterThan(12)
      for (const kept of [0, 50, 100, 250, 400]) expect(Math.hypot(x - kept, y)).toBeGreaterThan(16)
    }
  })
})
