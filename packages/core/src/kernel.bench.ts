import { bench, describe } from 'vitest'
import {
  type Arrival,
  compileTimeMap,
  type DurationKnots,
  dominates,
  type Kernel,
  readyAt,
  seededRandom,
} from './index.js'

const GRID = { stepMinutes: 60, horizonSteps: 2880 }
const READY = Date.UTC(2026, 11, 20) / 3_600_000
const END = READY + GRID.horizonSteps

function durationOf(hours: DurationKnots): Kernel {
  return compileTimeMap({ kind: 'duration', hours }, GRID)
}

const border = durationOf({ min: 1, p10: 2, p50: 4, p90: 9, max: 24 })
const run = durationOf({ min: 40, p10: 60, p50: 84, p90: 130, max: 240 })

const kernels: Readonly<Record<string, Kernel>> = {
  'a border of some hours': border,
  'a run of some days': run,
  'an irregular ship': compileTimeMap({ kind: 'random', meanHours: 56 }, GRID),
  'handling by season': compileTimeMap(
    {
      kind: 'monthly',
      work: { min: 6, p10: 12, p50: 24, p90: 60, max: 120 },
      rate: [0.8, 0.8, 1, 1, 1, 1, 1, 1, 1, 1, 0.9, 0.8],
    },
    GRID,
  ),
  'a windy port': compileTimeMap(
    {
      kind: 'closure',
      share: [0.3, 0.3, 0.2, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.2, 0.3],
      length: { min: 3, p50: 18, p90: 60, max: 120 },
      weatherGroup: 'port',
    },
    GRID,
  ),
}

/** The ready time after so many stages of a journey. */
function after(stages: number): Arrival {
  let arrival = readyAt(READY)
  for (let i = 0; i < stages; i++) arrival = (i % 3 === 2 ? run : border).apply(arrival, END)
  return arrival
}

describe.each([2, 6, 18])('apply after %i stages', (stages) => {
  const ready = after(stages)
  for (const [name, kernel] of Object.entries(kernels)) bench(name, () => void kernel.apply(ready, END), { time: 200 })
})

describe('expect over the horizon', () => {
  const random = seededRandom(1)
  const done = Float64Array.from({ length: GRID.horizonSteps + 1 }, () => random())
  for (const [name, kernel] of Object.entries(kernels))
    bench(name, () => void kernel.expect(done, READY), { time: 200 })
})

describe('dominance', () => {
  const base = after(18)
  const later: Arrival = { start: base.start + 1, cdf: base.cdf }
  const middle = base.start + (base.cdf.length >> 1)
  const narrow: Arrival = { start: middle, cdf: Float64Array.from({ length: 40 }, (_, i) => (i + 1) / 40) }
  bench('holds', () => void dominates(base, later), { time: 200 })
  bench('fails at once', () => void dominates(later, base), { time: 200 })
  bench('fails in the middle', () => void dominates(base, narrow), { time: 200 })
})
