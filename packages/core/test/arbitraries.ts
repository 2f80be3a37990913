import fc from 'fast-check'
import {
  type Arrival,
  type ByMonth,
  type DurationKnots,
  type ForeseenDay,
  fromMass,
  type TimeMap,
} from '../src/index.js'

/** 2026-01-01T00:00Z in steps of an hour. */
export const NEW_YEAR = Date.UTC(2026, 0, 1) / 3_600_000

/** First hours of the months around the new year, where shares and rates change. */
export const MONTH_STARTS = [11, 12, 13, 14].map((month) => Date.UTC(2025, month, 1) / 3_600_000)

/** Hours to two decimals, so that ties and points on the grid occur. */
export function knots(most = 60): fc.Arbitrary<DurationKnots> {
  const hours = fc.oneof(
    fc.integer({ min: 0, max: most * 100 }).map((v) => v / 100),
    fc.integer({ min: 0, max: most * 2 }).map((v) => v / 2),
  )
  return fc
    .tuple(fc.array(hours, { minLength: 5, maxLength: 5 }), fc.boolean(), fc.boolean(), fc.integer({ min: 0, max: 7 }))
    .map(([values, withP10, withP90, equal]) => {
      const v = values.toSorted((a, b) => a - b)
      if (equal === 1) v[1] = v[2] = v[0] ?? 0
      if (equal === 2) v[3] = v[4] ?? 0
      if (equal === 3) v.fill(v[0] ?? 0)
      const [min = 0, p10 = 0, p50 = 0, p90 = 0, max = 0] = v
      return { min, ...(withP10 ? { p10 } : {}), p50, ...(withP90 ? { p90 } : {}), max }
    })
}

/** A distribution on the hours around the new year; `never` now and then. */
export function arrivals(from = NEW_YEAR - 60, spread = 90): fc.Arbitrary<Arrival> {
  const weights = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 40 })
  return fc
    .tuple(
      fc.integer({ min: from, max: from + spread }),
      weights,
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom(0, 0, 1, 9),
    )
    .map(([start, body, last, never]) => {
      const all = [...body, last]
      const sum = all.reduce((a, b) => a + b, never)
      return fromMass(
        start,
        Float64Array.from(all, (w) => w / sum),
      )
    })
}

/** Two distributions of which the first dominates: the second is the first with mass moved later or lost. */
export function orderedPairs(): fc.Arbitrary<readonly [Arrival, Arrival]> {
  const delays = fc.array(fc.constantFrom(0, 0, 1, 2, 7, 30), { minLength: 41, maxLength: 41 })
  return fc.tuple(arrivals(), delays, fc.boolean()).map(([better, delay, loses]) => {
    const mass = new Float64Array(better.cdf.length + 40)
    better.cdf.forEach((value, i) => {
      const p = value - (i === 0 ? 0 : (better.cdf[i - 1] ?? 0))
      const to = i + (delay[i] ?? 0)
      if (!(loses && i === 3)) mass[to] = (mass[to] ?? 0) + p
    })
    return [better, fromMass(better.start, mass)] as const
  })
}

function byMonth(value: fc.Arbitrary<number>): fc.Arbitrary<ByMonth> {
  return fc.array(value, { minLength: 12, maxLength: 12 }).map((v) => v as unknown as ByMonth)
}

/** Twelve values: some months their own, the others alike. */
export function months(values: Partial<Record<number, number>>, other: number): ByMonth {
  return Array.from({ length: 12 }, (_, month) => values[month] ?? other) as unknown as ByMonth
}

export const rates = byMonth(fc.constantFrom(1, 0.2, 3, 0.84, 0.5, 1.1))
/** Days around the turn of a year of which a forecast speaks; some in between are left out, and half of the time all are. */
export const foreseen = fc
  .tuple(fc.integer({ min: -4, max: 3 }), fc.array(fc.option(fc.constantFrom(0, 0.1, 0.6, 0.9)), { maxLength: 5 }))
  .map(([first, days]): ForeseenDay[] =>
    days.flatMap((share, i) => (share === null ? [] : [{ day: NEW_YEAR * 60 + (first + i) * 1440, share }])),
  )

export const shares = byMonth(fc.constantFrom(0, 0.05, 0.5, 0.3, 0.95))

const departures = fc
  .tuple(
    fc.array(fc.integer({ min: (NEW_YEAR - 70) * 60, max: (NEW_YEAR + 160) * 60 }), { maxLength: 25 }),
    fc.integer({ min: 0, max: 60 * 30 }),
  )
  .map(
    ([at, cutOffMinutes]): TimeMap => ({
      kind: 'departures',
      departures: at.toSorted((a, b) => a - b),
      cutOffMinutes,
    }),
  )

const windows = fc
  .tuple(
    fc.integer({ min: (NEW_YEAR - 50) * 60, max: (NEW_YEAR + 40) * 60 }),
    fc.integer({ min: 0, max: 60 * 60 }),
    fc.option(knots(40), { nil: undefined }),
  )
  .map(
    ([from, long, extension]): TimeMap => ({
      kind: 'window',
      from,
      until: from + long,
      ...(extension === undefined ? {} : { extension }),
    }),
  )

const quotas = fc
  .tuple(
    fc.integer({ min: (NEW_YEAR - 50) * 60, max: (NEW_YEAR + 40) * 60 }),
    fc.option(fc.integer({ min: 0, max: 90 * 60 })),
    fc.integer({ min: 0, max: 60 }),
  )
  .map(([from, long, hours]): TimeMap => ({ kind: 'quota', from, until: long === null ? null : from + long, hours }))

/** Every kind of step, each as drawn at random. */
export const TIME_MAPS: Readonly<Record<TimeMap['kind'], fc.Arbitrary<TimeMap>>> = {
  duration: knots().map((hours): TimeMap => ({ kind: 'duration', hours })),
  monthly: fc.tuple(knots(30), rates).map(([work, rate]): TimeMap => ({ kind: 'monthly', work, rate })),
  random: fc.constantFrom(0, 0.3, 1, 12, 40).map((meanHours): TimeMap => ({ kind: 'random', meanHours })),
  departures,
  closure: fc
    .tuple(
      knots(90).filter((length) => length.max > 0),
      shares,
      foreseen,
    )
    .map(
      ([length, share, days]): TimeMap => ({
        kind: 'closure',
        share,
        ...(days.length > 0 && { foreseen: days }),
        length,
        weatherGroup: 'sea',
      }),
    ),
  window: windows,
  quota: quotas,
}
