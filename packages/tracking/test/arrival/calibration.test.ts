import { seededRandom } from '@karavan/core'
import type { ArrivalCurve, LiveArrival } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { Kernels, liveArrival, type ReportingLaw } from '../../src/index.js'
import { ALL_KINDS, BEGIN } from './chains.js'
import { crps, transform } from './forecasts.js'
import { chanceOfSilence, drawer, drawWords } from './paths.js'
import { endsOf, told, type Word } from './telling.js'

const GRID = 60
const DAY = 1440
const LOOKS = 2400
const PARTICLES = 2000

/** One look at a consignment whose course is known: what was expected, and when it came. */
interface Look {
  readonly live: LiveArrival
  readonly planned: ArrivalCurve
  readonly words: readonly Word[]
  readonly law: ReportingLaw
  /** The step at which each stage ended. */
  readonly path: readonly (number | null)[]
  readonly came: number
  readonly u: number
}

/**
 * Looks at consignments whose course is drawn from the plan's own laws, with reports by a law that is drawn. The time of a look depends on
 * nothing that is not known by then: it is set before, or it is when a certain milestone is told.
 */
function looksAt(seed: number, count: number): Look[] {
  const random = seededRandom(seed)
  const draw = drawer(ALL_KINDS, 0)
  const kernels = new Kernels()
  const planned = liveArrival({ plan: ALL_KINDS, story: told(ALL_KINDS, [], BEGIN), now: BEGIN, kernels })
  const marks = endsOf(ALL_KINDS).length
  const looks: Look[] = []
  while (looks.length < count) {
    const path = draw(random)
    const slow = random() * 2 * DAY
    const lags = Array.from({ length: 5 }, () => Math.floor(random() * slow)).sort((a, b) => a - b)
    const law = { share: 0.2 + 0.8 * random(), lags }
    const all = drawWords(ALL_KINDS, path, law, random)
    const awaited = Math.floor(random() * marks)
    const isSet = random() < 0.5
    const set = BEGIN - 2 * DAY + Math.floor(random() * 30 * DAY)
    const now = isSet ? set : all.find(({ milestone }) => milestone === awaited)?.received
    const end = path.at(-1)
    if (now === undefined || end === undefined || end === null) continue
    const words = all.filter(({ received }) => received <= now)
    const story = told(ALL_KINDS, words, now)
    const live = liveArrival({ plan: ALL_KINDS, story, now, kernels, reporting: () => law })
    if (live.kind === 'none' || planned.kind === 'none') continue
    looks.push({ live, planned: planned.arrival, words, law, path, came: end * GRID, u: random() })
  }
  return looks
}

const LOOKED = looksAt(20261127, LOOKS)

function shareWithin(looks: readonly Look[]): number {
  const values = looks.map(({ live, came, u }) => transform(live.arrival, came, u))
  return values.filter((value) => value > 0.1 && value < 0.9).length / looks.length
}

/** Looks by what the law was worked out from. */
function byStage(): Map<string, Look[]> {
  const groups = new Map<string, Look[]>()
  for (const look of LOOKED) {
    const name = `${look.live.from?.kind} ${look.live.from?.place}`
    groups.set(name, [...(groups.get(name) ?? []), look])
  }
  return groups
}

describe('consignments that go by the laws of their plan', () => {
  it('arrive as was expected of them: the transform is uniform', () => {
    const values = LOOKED.map(({ live, came, u }) => transform(live.arrival, came, u)).sort((a, b) => a - b)
    expect(shareWithin(LOOKED)).toBeGreaterThan(0.77)
    expect(shareWithin(LOOKED)).toBeLessThan(0.83)
    const away = values.map((value, i) => Math.max(value - i / values.length, (i + 1) / values.length - value))
    // Kolmogorov and Smirnov: 1.95 is passed once in a thousand times.
    expect(Math.max(...away) * Math.sqrt(values.length)).toBeLessThan(1.95)
    const bins = Array.from({ length: 20 }, (_, bin) => values.filter((value) => Math.floor(value * 20) === bin).length)
    const each = values.length / 20
    // Chi-square of 19 degrees of freedom: 43.8 is passed once in a thousand times.
    expect(bins.reduce((sum, count) => sum + (count - each) ** 2 / each, 0)).toBeLessThan(43.8)
  })

  it('arrive so wherever they were told to be last', () => {
    const groups = [...byStage()].filter(([, looks]) => looks.length >= 60)
    expect(groups.length).toBeGreaterThan(9)
    for (const [name, looks] of groups) {
      const share = shareWithin(looks)
      const deviation = Math.sqrt((0.8 * 0.2) / looks.length)
      expect(Math.abs(share - 0.8) / deviation, `${name}: ${share} of ${looks.length}`).toBeLessThan(3.3)
    }
  })

  it('pass each milestone to come as was expected, and as surely have passed it unheard', () => {
    const passing = LOOKED.flatMap(({ live, path, u }) => {
      const milestone = live.toCome[Math.floor(u * live.toCome.length)]
      const end = path[ALL_KINDS.stages.findIndex(({ stageId }) => stageId === milestone?.stageId)]
      return milestone === undefined || end === undefined || end === null
        ? []
        : [{ ...milestone, end: end * GRID, asOf: live.asOf }]
    })
    const isWithin = passing.filter(
      ({ end, p10, p90 }) => end >= (p10 ?? 0) && end <= (p90 ?? Number.POSITIVE_INFINITY),
    )
    expect(isWithin.length / passing.length).toBeGreaterThan(0.8)
    expect(isWithin.length / passing.length).toBeLessThan(0.85)
    const doubtful = passing.filter(({ passed }) => passed > 0.02 && passed < 0.98)
    expect(doubtful.length).toBeGreaterThan(200)
    const expected = doubtful.reduce((sum, { passed }) => sum + passed, 0)
    const variance = doubtful.reduce((sum, { passed }) => sum + passed * (1 - passed), 0)
    const unheard = doubtful.filter(({ end, asOf }) => end <= asOf).length
    expect(Math.abs(unheard - expected) / Math.sqrt(variance), `${unheard}, expected ${expected}`).toBeLessThan(3.3)
  })

  it('are told better than by the plan alone, wherever they were told to be last', () => {
    for (const looks of [LOOKED, ...[...byStage().values()].filter(({ length }) => length >= 60)]) {
      const score = (curve: (look: Look) => ArrivalCurve) =>
        looks.reduce((sum, look) => sum + crps(curve(look), look.came), 0) / looks.length
      expect(score(({ live }) => live.arrival)).toBeLessThanOrEqual(score(({ planned }) => planned))
    }
  })

  it('are told as well as by drawn courses that are weighed by what is known', () => {
    const random = seededRandom(5)
    const draw = drawer(ALL_KINDS, 40 * 24)
    const ends = endsOf(ALL_KINDS)
    let [exact, drawn, apart] = [0, 0, 0]
    for (const { live, words, law, came } of LOOKED.slice(0, 60)) {
      const stages = words.map(({ milestone }) => ends[milestone] ?? -1)
      const last = Math.max(-1, ...stages)
      const from = words[stages.indexOf(last)]?.at ?? BEGIN
      const arrivals: [step: number, weight: number][] = []
      for (let i = 0; i < PARTICLES; i++) {
        const path = draw(random, last, from / GRID)
        let weight = 1
        for (const stage of ends) {
          const end = stage === null || stage <= last ? null : (path[stage - last - 1] ?? null)
          if (end !== null && live.asOf > BEGIN) weight *= chanceOfSilence(law, end * GRID, live.asOf)
        }
        const step = path.at(-1)
        if (step !== null && step !== undefined) arrivals.push([step, weight])
      }
      const total = arrivals.reduce((sum, [, weight]) => sum + weight, 0)
      const start = Math.min(...arrivals.map(([step]) => step))
      const cdf = new Array<number>(Math.max(...arrivals.map(([step]) => step)) - start + 1).fill(0)
      for (const [step, weight] of arrivals) cdf[step - start] = (cdf[step - start] ?? 0) + weight / total
      for (let i = 1; i < cdf.length; i++) cdf[i] = (cdf[i] ?? 0) + (cdf[i - 1] ?? 0)
      const oracle = { start: start * GRID, cdf, gridMinutes: GRID }
      exact += crps(live.arrival, came)
      drawn += crps(oracle, came)
      apart += Math.abs(crps(live.arrival, came) - crps(oracle, came))
    }
    expect(Math.abs(exact / drawn - 1)).toBeLessThan(0.02)
    expect(apart / drawn).toBeLessThan(0.04)
  })
})
