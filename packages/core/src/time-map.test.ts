import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrivals, knots, MONTH_STARTS, months, NEW_YEAR, orderedPairs, TIME_MAPS } from '../test/arbitraries.js'
import { distance, drawDone, drawReady, massByStep } from '../test/naive.js'
import {
  type Arrival,
  CDF_TOLERANCE,
  chanceBy,
  chanceDelayed,
  chanceEver,
  compileTimeMap,
  dominates,
  fromMass,
  type Kernel,
  NEVER_ARRIVES,
  readyAt,
  seededRandom,
  shifted,
  type TimeMap,
} from './index.js'

const HOURLY = { stepMinutes: 60, horizonSteps: 2880 }
const FAR = NEW_YEAR + 20_000
/** A closure is drawn by its own history, beside its kernel. */
const DRAWN = (Object.keys(TIME_MAPS) as TimeMap['kind'][]).filter((kind) => kind !== 'closure')
const KINDS = Object.keys(TIME_MAPS) as TimeMap['kind'][]
const runs = { numRuns: 150 }

function kernelOf(map: TimeMap): Kernel {
  return compileTimeMap(map, HOURLY)
}

/** Mixes what single steps lead to, each computed alone. */
function mixed(kernel: Kernel, ready: Arrival, end: number): Arrival {
  const start = ready.start
  const mass = new Float64Array(Math.max(1, Math.min(end - start, 2500)))
  for (const [step, p] of massByStep(ready)) {
    for (const [at, q] of massByStep(kernel.apply(readyAt(step), end)))
      mass[at - start] = (mass[at - start] ?? 0) + p * q
  }
  return fromMass(start, mass)
}

describe.each(KINDS)('a step of kind %s', (kind) => {
  const map = TIME_MAPS[kind]

  it('is monotone: what dominates before dominates after', () => {
    fc.assert(
      fc.property(map, orderedPairs(), (m, [better, worse]) => {
        const kernel = kernelOf(m)
        expect(dominates(better, worse)).toBe(true)
        expect(dominates(kernel.apply(better, FAR), kernel.apply(worse, FAR))).toBe(true)
      }),
      runs,
    )
  })

  it('is monotone from hour to hour across the ends of months', () => {
    fc.assert(
      fc.property(map, fc.constantFrom(...MONTH_STARTS), (m, month) => {
        const kernel = kernelOf(m)
        let before = kernel.apply(readyAt(month - 100), FAR)
        for (let step = month - 99; step < month + 100; step++) {
          const after = kernel.apply(readyAt(step), FAR)
          expect(dominates(before, after), `${step - month} hours from the month's start`).toBe(true)
          before = after
        }
      }),
      { numRuns: 40 },
    )
  })

  it('says that it is timeless where it is', () => {
    fc.assert(
      fc.property(map, (m) => {
        if (kind === 'duration' || kind === 'random') expect(kernelOf(m).timeless).toBe(true)
        if (kind === 'departures' || kind === 'monthly' || kind === 'window' || kind === 'quota')
          expect(kernelOf(m).timeless).toBe(false)
      }),
      runs,
    )
  })

  it('takes at least `least` and is not done before it is ready', () => {
    fc.assert(
      fc.property(map, arrivals(), (m, ready) => {
        const kernel = kernelOf(m)
        const done = kernel.apply(ready, FAR)
        expect(kernel.least).toBeGreaterThanOrEqual(0)
        if (chanceEver(done) > 0) expect(done.start).toBeGreaterThanOrEqual(ready.start + kernel.least)
        expect(dominates({ start: ready.start + kernel.least, cdf: ready.cdf }, done)).toBe(true)
      }),
      runs,
    )
  })

  it('makes the same of goods that are ready later, only later, where it says that it is timeless', () => {
    fc.assert(
      fc.property(
        map,
        arrivals(),
        fc.integer({ min: 1, max: 9000 }),
        fc.integer({ min: 1, max: 400 }),
        (m, ready, later, room) => {
          const kernel = kernelOf(m)
          if (!kernel.timeless) return
          const end = ready.start + room
          const done = kernel.apply(ready, end)
          const then = kernel.apply(shifted(ready, later), end + later)
          expect(then).toEqual(chanceEver(done) > 0 ? shifted(done, later) : NEVER_ARRIVES)
        },
      ),
      runs,
    )
  })

  it('loses nothing before a far horizon, and what a near one cuts off is never', () => {
    fc.assert(
      fc.property(map, arrivals(), fc.integer({ min: -5, max: 120 }), (m, ready, after) => {
        const kernel = kernelOf(m)
        const whole = kernel.apply(ready, FAR)
        const kept = chanceEver(ready)
        if (kind === 'departures') expect(chanceEver(whole)).toBeLessThanOrEqual(kept + 1e-12)
        else expect(chanceEver(whole)).toBeCloseTo(kept, 12)
        const end = ready.start + after
        const cut = kernel.apply(ready, end)
        if (chanceEver(cut) > 0) expect(cut.start + cut.cdf.length - 1).toBeLessThan(end)
        expect(Math.abs(chanceEver(cut) - chanceBy(whole, end - 1))).toBeLessThan(CDF_TOLERANCE / 5)
        expect(chanceBy(cut, end - 3)).toBeCloseTo(chanceBy(whole, end - 3), 9)
      }),
      runs,
    )
  })

  it('is linear: a distribution leads where its single steps lead', () => {
    fc.assert(
      fc.property(map, arrivals(), fc.constantFrom(FAR, NEW_YEAR + 30), (m, ready, end) => {
        const kernel = kernelOf(m)
        expect(distance(kernel.apply(ready, end), mixed(kernel, ready, end))).toBeLessThan(CDF_TOLERANCE / 3)
      }),
      { numRuns: 60 },
    )
  })

  it('expects what it leads to: expect is the adjoint of apply', () => {
    fc.assert(
      fc.property(
        map,
        arrivals(NEW_YEAR - 60, 20),
        fc.integer({ min: 62, max: 400 }),
        fc.integer({ min: 1, max: 9 }),
        (m, ready, size, seed) => {
          const kernel = kernelOf(m)
          const origin = NEW_YEAR - 60
          const random = seededRandom(seed)
          const done = Float64Array.from({ length: size + 1 }, () => random() * 100)
          const value = kernel.expect(done, origin)
          expect(value).toHaveLength(done.length)
          expect(value[size]).toBe(done[size])
          const after = worth(kernel.apply(ready, origin + size), done, origin)
          expect(worth(ready, value, origin)).toBeCloseTo(after, 6)
        },
      ),
      runs,
    )
  })

  it('keeps never as never', () => {
    fc.assert(
      fc.property(map, (m) => {
        expect(chanceEver(kernelOf(m).apply(NEVER_ARRIVES, FAR))).toBe(0)
      }),
      { numRuns: 20 },
    )
  })
})

describe('a step', () => {
  it.each(DRAWN)('of kind %s leads where drawing one history at a time leads', (kind) => {
    const draws = 30_000
    for (const m of fc.sample(TIME_MAPS[kind], { numRuns: 6, seed: 7 })) {
      for (const ready of fc.sample(arrivals(), { numRuns: 1, seed: 11 })) {
        const random = seededRandom(20_261_125)
        const counts = new Map<number, number>()
        for (let i = 0; i < draws; i++) {
          const from = drawReady(ready, random)
          const to = from === null ? null : drawDone(m, from, random)
          if (to !== null && to < FAR) counts.set(to, (counts.get(to) ?? 0) + 1)
        }
        expect(furthest(kernelOf(m).apply(ready, FAR), counts, draws)).toBeLessThan(2.2 / Math.sqrt(draws))
      }
    }
  })
})

function worth(arrival: Arrival, value: Float64Array, origin: number): number {
  let total = (1 - chanceEver(arrival)) * (value[value.length - 1] ?? 0)
  for (const [step, p] of massByStep(arrival)) total += p * (value[step - origin] ?? Number.NaN)
  return total
}

/** Greatest distance between a distribution and a sample of it (Kolmogorov–Smirnov). */
function furthest(arrival: Arrival, counts: ReadonlyMap<number, number>, draws: number): number {
  let drawn = 0
  let most = 0
  for (const step of [...counts.keys()].sort((a, b) => a - b)) {
    most = Math.max(most, Math.abs(drawn / draws - chanceBy(arrival, step - 1)))
    drawn += counts.get(step) ?? 0
    most = Math.max(most, Math.abs(drawn / draws - chanceBy(arrival, step)))
  }
  return Math.max(most, Math.abs(drawn / draws - chanceEver(arrival)))
}

describe('a monthly clock', () => {
  it('is the plain duration where the rate is one all year', () => {
    fc.assert(
      fc.property(knots(), arrivals(), (hours, ready) => {
        const monthly = kernelOf({ kind: 'monthly', work: hours, rate: months({}, 1) }).apply(ready, FAR)
        expect(distance(monthly, kernelOf({ kind: 'duration', hours }).apply(ready, FAR))).toBeLessThan(CDF_TOLERANCE)
      }),
      runs,
    )
  })
})

describe('an irregular wait', () => {
  it.each([0.5, 12, 96])(
    'of %d hours on average is geometric, and is cut where that can no longer be seen',
    (meanHours) => {
      const done = kernelOf({ kind: 'random', meanHours }).apply(readyAt(NEW_YEAR), FAR)
      const stay = meanHours / (1 + meanHours)
      for (let k = 0; k < done.cdf.length + 50; k++) {
        expect(Math.abs(chanceBy(done, NEW_YEAR + k) - (1 - stay ** (k + 1)))).toBeLessThanOrEqual(CDF_TOLERANCE / 10)
      }
      expect(done.cdf.length).toBeLessThan(24 * (1 + meanHours))
    },
  )
})

describe.each([15, 90])('on a grid of %i minutes', (stepMinutes) => {
  it.each(KINDS)('%s is monotone from step to step across the ends of months', (kind) => {
    const grid = { stepMinutes, horizonSteps: 10_000 }
    const far = (FAR * 60) / stepMinutes
    fc.assert(
      fc.property(TIME_MAPS[kind], fc.constantFrom(...MONTH_STARTS), (map, month) => {
        const kernel = compileTimeMap(map, grid)
        const start = Math.floor((month * 60) / stepMinutes)
        let before = kernel.apply(readyAt(start - 60), far)
        for (let step = start - 59; step < start + 60; step++) {
          const after = kernel.apply(readyAt(step), far)
          expect(dominates(before, after), `${step - start} steps from the month's start`).toBe(true)
          before = after
        }
      }),
      { numRuns: 15 },
    )
  })
})

describe('a chain of steps', () => {
  it('of fifty durations comes out alike in any order', () => {
    fc.assert(
      fc.property(fc.array(knots(20), { minLength: 50, maxLength: 50 }), (hours) => {
        const through = (list: typeof hours): Arrival =>
          list.reduce((ready, h) => kernelOf({ kind: 'duration', hours: h }).apply(ready, FAR), readyAt(NEW_YEAR))
        expect(distance(through(hours), through(hours.toReversed()))).toBeLessThan(CDF_TOLERANCE)
      }),
      { numRuns: 10 },
    )
  })

  it('is what drawing whole journeys gives', () => {
    const chain: TimeMap[] = [
      { kind: 'duration', hours: { min: 2, p10: 4, p50: 9, p90: 20, max: 48 } },
      { kind: 'random', meanHours: 30 },
      { kind: 'monthly', work: { min: 5, p50: 12, max: 40 }, rate: months({ 11: 1, 0: 0.2, 1: 3 }, 1) },
      {
        kind: 'window',
        from: (NEW_YEAR + 20) * 60,
        until: (NEW_YEAR + 70) * 60,
        extension: { min: 0, p50: 24, max: 90 },
      },
      {
        kind: 'departures',
        departures: Array.from({ length: 60 }, (_, i) => (NEW_YEAR - 100 + i * 31) * 60),
        cutOffMinutes: 90,
      },
    ]
    let arrival: Arrival = readyAt(NEW_YEAR - 40)
    for (const map of chain) arrival = kernelOf(map).apply(arrival, FAR)
    const random = seededRandom(1)
    const draws = 200_000
    const counts = new Map<number, number>()
    for (let i = 0; i < draws; i++) {
      let step: number | null = NEW_YEAR - 40
      for (const map of chain) step = step === null ? null : drawDone(map, step, random)
      if (step !== null) counts.set(step, (counts.get(step) ?? 0) + 1)
    }
    expect(furthest(arrival, counts, draws)).toBeLessThan(2.2 / Math.sqrt(draws))
  })
})

describe('what cannot be compiled', () => {
  const bad: readonly [string, TimeMap][] = [
    ['a rate of 0', { kind: 'monthly', work: { min: 1, p50: 2, max: 3 }, rate: months({ 3: 0 }, 1) }],
    [
      'a rate so small that work takes years',
      { kind: 'monthly', work: { min: 1, p50: 2, max: 3 }, rate: months({ 3: 1e-9 }, 1) },
    ],
    ['a duration of centuries', { kind: 'duration', hours: { min: 1, p50: 2, max: 3e9 } }],
    ['knots out of order', { kind: 'duration', hours: { min: 3, p50: 2, max: 3 } }],
    ['a negative wait', { kind: 'random', meanHours: -1 }],
    ['an endless wait', { kind: 'random', meanHours: Number.POSITIVE_INFINITY }],
    ['departures out of order', { kind: 'departures', departures: [600, 60], cutOffMinutes: 0 }],
    ['a cut-off after the departure', { kind: 'departures', departures: [60, 600], cutOffMinutes: -120 }],
    ['a departure that is no number', { kind: 'departures', departures: [Number.NaN], cutOffMinutes: 0 }],
    [
      'a share of one',
      { kind: 'closure', share: months({ 1: 1 }, 0), length: { min: 1, p50: 2, max: 3 }, weatherGroup: '' },
    ],
    [
      'days out of order',
      {
        kind: 'closure',
        share: months({}, 0),
        foreseen: [
          { day: 1440, share: 0 },
          { day: 0, share: 0 },
        ],
        length: { min: 1, p50: 2, max: 3 },
        weatherGroup: '',
      },
    ],
    ['a window without an end', { kind: 'window', from: 0, until: Number.NaN }],
    ['a quota that ends before it begins', { kind: 'quota', from: 60, until: 0, hours: 24 }],
    ['a quota that gives time', { kind: 'quota', from: 0, until: null, hours: -24 }],
  ]
  it.each(bad)('is refused: %s', (_, map) => {
    expect(() => kernelOf(map)).toThrow(/TIME_MAP_INVALID|DURATION_INVALID/)
  })
})

describe('the chance of being delayed', () => {
  const window = (days: number, extension?: number): TimeMap => ({
    kind: 'window',
    from: NEW_YEAR * 60,
    until: (NEW_YEAR + days * 24) * 60,
    ...(extension === undefined ? {} : { extension: { min: 0, p50: extension * 24, max: extension * 24 } }),
  })

  it('is that of being ready inside the window', () => {
    fc.assert(
      fc.property(arrivals(), fc.integer({ min: 1, max: 3 }), (ready, days) => {
        const inside = chanceBy(ready, NEW_YEAR + days * 24 - 1) - chanceBy(ready, NEW_YEAR - 1)
        expect(chanceDelayed(kernelOf(window(days)), ready, FAR)).toBeCloseTo(inside, 9)
      }),
      runs,
    )
  })

  it('counts what is ready after the end, where the end may be later', () => {
    const after = readyAt(NEW_YEAR + 24 + 12)
    expect(chanceDelayed(kernelOf(window(1)), after, FAR)).toBe(0)
    expect(chanceDelayed(kernelOf(window(1, 1)), after, FAR)).toBeCloseTo(0.75, 1)
    expect(chanceDelayed(kernelOf(window(1, 1)), readyAt(NEW_YEAR + 49), FAR)).toBe(0)
  })
})
