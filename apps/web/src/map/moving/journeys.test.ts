import { chanceBy, readyAt, seededRandom, type TimeMap } from '@karavan/core'
import { stageChain, stageEnds, type TransportPlan } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { legOf, planOf, READY } from '../../../test/followed-plans.js'
import { drawJourneys, stageAt } from './journeys.js'
import { arrivedBy, emptyScatter, scatterAt } from './scatter.js'
import type { Track } from './track.js'

const NOWHERE: Track = { line: [], km: new Float64Array(), spans: [] }
const COUNT = 4000
/** Of the largest gap between a drawn and a true distribution (Kolmogorov), passed once in a thousand draws. */
const GAP = 1.95 / Math.sqrt(COUNT)

const SHARE = [0.3, 0.3, 0.2, 0.1, 0.05, 0.02, 0.02, 0.05, 0.1, 0.2, 0.3, 0.3] as const
const DAY = 1440
const STEPS: Record<string, TimeMap> = {
  'a duration': { kind: 'duration', hours: { min: 10, p50: 30, p90: 70, max: 120 } },
  'a clock of the month': {
    kind: 'monthly',
    work: { min: 5, p50: 20, max: 90 },
    rate: [0.4, 0.4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.4],
  },
  'a wait for something irregular': { kind: 'random', meanHours: 40 },
  'a timetable': {
    kind: 'departures',
    departures: Array.from({ length: 30 }, (_, i) => READY + i * 3 * DAY),
    cutOffMinutes: 360,
  },
  'a port that shuts': { kind: 'closure', share: SHARE, length: { min: 6, p50: 30, max: 140 }, weatherGroup: 'x' },
  'a ban': { kind: 'window', from: READY, until: READY + 4 * DAY, extension: { min: 0, p50: 48, max: 200 } },
}

/** The largest gap between the journeys that have arrived by a moment and what the stages compose to, which is cut at the horizon. */
function gapOf(plan: TransportPlan, seed: number): number {
  const chain = stageChain(plan, READY)
  const step = chain.gridMinutes
  const exact = stageEnds(chain).at(-1) ?? readyAt(chain.start)
  const journeys = drawJourneys(plan, READY, COUNT, seededRandom(seed))
  const arrived = (moment: number) => arrivedBy({ track: NOWHERE, journeys }, moment)
  let gap = Math.abs(arrived(Number.MAX_SAFE_INTEGER) - chanceBy(exact, chain.end))
  for (let at = chain.start; at < chain.end; at++)
    gap = Math.max(gap, Math.abs(arrived(at * step) - chanceBy(exact, at)))
  return gap
}

describe('drawn journeys', () => {
  it.each(Object.entries(STEPS))('end as the distribution of %s says', (_, time) => {
    expect(gapOf(planOf([time]), 1)).toBeLessThan(GAP)
  })

  it('end as all steps in a row compose to', () => {
    for (const seed of [1, 2, 3]) expect(gapOf(planOf(Object.values(STEPS)), seed)).toBeLessThan(GAP)
  })

  it('are under way for good where the plan says never: done only beyond its horizon', () => {
    const slow = planOf([{ kind: 'duration', hours: { min: 100, p50: 2880, max: 9000 } }])
    expect(gapOf(slow, 1)).toBeLessThan(GAP)
    const { stages } = slow
    const leg = legOf('rail', 'A', 'B', [], ['s1'])
    const track = { ...NOWHERE, spans: stages.map((stage) => ({ stage, leg, from: 0, to: 100 })) }
    const journeys = drawJourneys(slow, READY, COUNT, seededRandom(1))
    const scatter = emptyScatter(COUNT)
    scatterAt({ track, journeys }, READY + 1000 * DAY, scatter)
    const onTheWay = scatter.km.filter((km) => km < 100).length / COUNT
    expect(onTheWay).toBeCloseTo(1 - arrivedBy({ track, journeys }, READY + 1000 * DAY), 6)
    expect(Math.abs(onTheWay - 0.5)).toBeLessThan(GAP)
  })

  it('never go back, and are the same for the same seed', () => {
    const plan = planOf(Object.values(STEPS))
    const { begins, stageCount } = drawJourneys(plan, READY, 200, seededRandom(7))
    for (let i = 1; i < begins.length; i++) {
      if (i % (stageCount + 1) !== 0) expect(begins[i]).toBeGreaterThanOrEqual(begins[i - 1] ?? 0)
    }
    expect(drawJourneys(plan, READY, 200, seededRandom(7)).begins).toEqual(begins)
  })

  it('wait for ever where nothing leaves any more', () => {
    const plan = planOf([{ kind: 'departures', departures: [READY - DAY], cutOffMinutes: 0 }])
    const journeys = drawJourneys(plan, READY, 10, seededRandom(1))
    expect(stageAt(journeys, 3, READY + 1000 * DAY)).toBe(0)
  })
})

it('a journey is in the stage that has begun last', () => {
  const hours = (n: number): TimeMap => ({ kind: 'duration', hours: { min: n, p50: n, max: n } })
  const journeys = drawJourneys(planOf([hours(10), hours(0), hours(5)]), READY, 1, seededRandom(1))
  const at = (hour: number) => stageAt(journeys, 0, READY + hour * 60)
  expect([-1, 0, 9.9, 10, 14.9, 15, 1000].map(at)).toEqual([-1, 0, 0, 2, 2, 3, 3])
})
