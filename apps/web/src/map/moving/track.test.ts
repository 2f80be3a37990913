import type { LonLat, TimeMap } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { legOf, planWith, stageOf } from './sample-plan.js'
import { trackOf } from './track.js'

const HOUR: TimeMap = { kind: 'duration', hours: { min: 1, p50: 1, max: 1 } }
const PLACES: Readonly<Record<string, LonLat>> = { A: [0, 0], B: [1, 0], C: [2, 0], D: [3, 0], E: [3, 1] }
const COURSE: LonLat[] = [
  [0, 0],
  [0.5, 0],
  [1, 0],
  [2, 0],
  [3, 0],
]
const plan = planWith(
  [
    stageOf('load', 'handling', 'A', HOUR),
    stageOf('one', 'run', 'B', HOUR),
    stageOf('border', 'handling', 'B', HOUR),
    stageOf('two', 'run', 'C', HOUR),
    stageOf('three', 'run', 'D', HOUR),
    stageOf('wait', 'wait', 'D', HOUR),
    stageOf('sail', 'run', 'E', HOUR),
    stageOf('unload', 'handling', 'E', HOUR),
  ],
  [
    legOf('rail', 'A', 'D', COURSE, ['load', 'one', 'border', 'two', 'three']),
    legOf(
      'rail_ferry',
      'D',
      'E',
      [
        [3, 0],
        [3, 1],
      ],
      ['wait', 'sail', 'unload'],
    ),
  ],
)
const DEGREE = 111.19

function spans(placeAt: (id: string) => LonLat | undefined): [string, number, number][] {
  return (trackOf(plan, placeAt)?.spans ?? []).map(({ stage, from, to }) => [
    stage.stageId,
    Math.round((from / DEGREE) * 100) / 100,
    Math.round((to / DEGREE) * 100) / 100,
  ])
}

describe('the track of a plan', () => {
  it('has every run between its places and every stop at its place', () => {
    expect(spans((id) => PLACES[id])).toEqual([
      ['load', 0, 0],
      ['one', 0, 1],
      ['border', 1, 1],
      ['two', 1, 2],
      ['three', 2, 3],
      ['wait', 3, 3],
      ['sail', 3, 4],
      ['unload', 4, 4],
    ])
  })

  it('shares out what lies between known places among runs that end at places not known', () => {
    expect(spans((id) => (id === 'C' ? PLACES[id] : undefined)).map(([, , to]) => to)).toEqual([0, 1, 1, 2, 3, 3, 4, 4])
    expect(spans(() => undefined).map(([, , to]) => to)).toEqual([0, 1, 1, 2, 3, 3, 4, 4])
  })

  it('is none where nothing is drawn', () => {
    expect(trackOf(planWith(plan.stages, []), () => undefined)).toBeNull()
  })
})
