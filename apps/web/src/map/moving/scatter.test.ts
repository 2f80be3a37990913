import { seededRandom, type TimeMap } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { drawJourneys } from './journeys.js'
import { legOf, planWith, READY, stageOf } from './sample-plan.js'
import { arrivedBy, doingAt, emptyScatter, type Moving, medianKm, scatterAt } from './scatter.js'
import { trackOf } from './track.js'

const hours = (least: number, most = least): TimeMap => ({
  kind: 'duration',
  hours: { min: least, p50: (least + most) / 2, max: most },
})

function moving(): Moving {
  const stages = [
    stageOf('wait', 'wait', 'A', hours(10, 30)),
    stageOf('hold', 'wait', 'A', hours(0)),
    stageOf('run', 'run', 'B', hours(22)),
    stageOf('customs', 'handling', 'B', hours(5)),
  ]
  const plan = planWith(stages, [
    legOf(
      'ro_ro',
      'A',
      'B',
      [
        [0, 0],
        [1, 0],
      ],
      ['wait', 'hold', 'run', 'customs'],
    ),
  ])
  const track = trackOf(plan, () => undefined)
  if (track === null) throw new Error('the plan has a course')
  return { track, journeys: drawJourneys(plan, READY, 500, seededRandom(3)) }
}

const at = (hour: number) => READY + hour * 60

describe('the journeys at one moment', () => {
  it('stand at the start, run, and stand at the end', () => {
    const all = moving()
    const end = all.track.km.at(-1) ?? 0
    const scatter = emptyScatter(500)
    scatterAt(all, at(0), scatter)
    expect([...new Set(scatter.km)]).toEqual([0])
    scatterAt(all, at(31), scatter)
    expect([...scatter.runs].every((runs) => runs === 1)).toBe(true)
    for (const km of scatter.km) expect(km / end).toBeLessThanOrEqual(1)
    // Who left after 10 to 30 hours has gone between nothing and all of 22 hours; half at least half of it.
    expect(medianKm(scatter) / end).toBeGreaterThan(0.4)
    expect(medianKm(scatter) / end).toBeLessThan(0.6)
    scatterAt(all, at(62), scatter)
    expect([...scatter.runs].some((runs) => runs === 1)).toBe(false)
    expect(medianKm(scatter)).toBeCloseTo(end, 1)
  })

  it('are told by what they do, the likeliest first, and sum to one', () => {
    const all = moving()
    for (const hour of [0, 15, 25, 33, 52, 62]) {
      const doing = doingAt(all, at(hour))
      expect(doing.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
      expect(doing.map(({ share }) => share)).toEqual(doing.map(({ share }) => share).sort((a, b) => b - a))
      expect(doing.find(({ span }) => span === null)?.share ?? 0).toBe(arrivedBy(all, at(hour)))
    }
    expect(doingAt(all, at(0)).map(({ span }) => span?.stage.kind)).toEqual(['wait'])
    expect(doingAt(all, at(15)).map(({ span }) => span?.stage.kind)).toEqual(['wait', 'run'])
    expect(arrivedBy(all, at(62))).toBe(1)
  })
})
