import { DAY_MINUTES, type EpochMinutes, monthOf } from '@karavan/core'
import type { DayPromise, ProfileAnswer, ProfileWay, SeasonalStep } from '@karavan/model'
import { chanceAt } from '../answers/time-axis.js'

const HOURS_A_DAY = 24

/** What days are compared by: days from door to door by which half or nine in ten arrive, the span of eight in ten, or the chance within a number of days. */
export const MEASURES = ['p50', 'p90', 'spread', 'within'] as const

export type Measure = (typeof MEASURES)[number]

/** One way on one day of hand-over. */
export interface WayPromise {
  readonly wayId: string
  readonly promise: DayPromise
}

/** One day of hand-over with every way that can be gone on it. */
export interface YearDay {
  readonly ready: EpochMinutes
  readonly promises: readonly WayPromise[]
}

/** The answers of several months as one year. */
export interface Year {
  readonly ways: ReadonlyMap<string, ProfileWay>
  readonly days: readonly YearDay[]
  /** The restrictions that promises name, by id. */
  readonly rules: ReadonlyMap<string, ProfileRule>
}

type ProfileRule = ProfileAnswer['rules'][number]

/** Joins the parts in the order of their days. */
export function joinParts(parts: readonly ProfileAnswer[]): Year {
  const ways = new Map<string, ProfileWay>()
  const rules = new Map(parts.flatMap((part) => part.rules.map((rule) => [rule.id, rule])))
  const days = parts.flatMap((part) => {
    for (const way of part.ways) ways.set(way.wayId, ways.get(way.wayId) ?? way)
    return part.days.map(({ ready, promises }) => ({
      ready,
      promises: promises.flatMap((promise, i) => {
        const wayId = part.ways[i]?.wayId
        return promise === null || wayId === undefined ? [] : [{ wayId, promise }]
      }),
    }))
  })
  return { ways, days, rules }
}

const MONTHS = 12

/** A year from a day on, in twelve parts that each begin on its day of the month, or on the last of a shorter month. */
export function twelveMonths(ready: EpochMinutes): { readonly ready: EpochMinutes; readonly days: number }[] {
  const start = new Date(ready * 60_000)
  const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()]
  const begins = (i: number) => {
    const last = new Date(Date.UTC(year, month + i + 1, 0)).getUTCDate()
    return Date.UTC(year, month + i, Math.min(day, last)) / 60_000 + (ready % DAY_MINUTES)
  }
  return Array.from({ length: MONTHS }, (_, i) => ({
    ready: begins(i),
    days: (begins(i + 1) - begins(i)) / DAY_MINUTES,
  }))
}

/** What days are compared by, with the days that `within` allows. */
export interface Yardstick {
  readonly measure: Measure
  /** Whole days from hand-over to arrival. */
  readonly within: number
}

/** Days from door to door, or a chance for `within`; null beyond the horizon. */
export function measured(ready: EpochMinutes, { hours, arrival }: DayPromise, by: Yardstick): number | null {
  switch (by.measure) {
    case 'p50':
      return days(hours.p50)
    case 'p90':
      return days(hours.p90)
    case 'spread':
      return hours.p10 === null || hours.p90 === null ? null : days(hours.p90 - hours.p10)
    case 'within':
      return chanceAt(arrival, ready + by.within * DAY_MINUTES)
  }
}

function days(hours: number | null): number | null {
  return hours === null ? null : hours / HOURS_A_DAY
}

/** True where a value of the measure is better than another. */
export function isBetter(measure: Measure, a: number, b: number): boolean {
  return measure === 'within' ? a > b : a < b
}

/** The way that is best by a measure on a day, of those that are shown; with `wayId` only that way. */
export function bestOn(day: YearDay, by: Yardstick, wayId: string | null): WayPromise | null {
  let best: WayPromise | null = null
  for (const candidate of day.promises) {
    if (wayId === null ? !candidate.promise.shown : candidate.wayId !== wayId) continue
    const value = measured(day.ready, candidate.promise, by)
    const least = best === null ? null : measured(day.ready, best.promise, by)
    if (best === null || (value !== null && (least === null || isBetter(by.measure, value, least)))) best = candidate
  }
  return best
}

/** A month of a year by its weekdays. A year that begins inside a month ends inside the same one: both parts are one row. */
export interface MonthRow {
  /** First days of the parts of the month that the year has, one or two. */
  readonly parts: readonly EpochMinutes[]
  /** Mean over all its days; null without any. */
  readonly mean: number | null
  /** Means by weekday, Monday first. */
  readonly weekdays: readonly (number | null)[]
  /** Days on which there is no way. */
  readonly withoutWay: number
  /** Days whose value lies beyond the horizon. */
  readonly beyond: number
}

/** Means of the best values by month and weekday, in the order of the year. */
export function byMonthAndWeekday(year: Year, by: Yardstick, wayId: string | null): MonthRow[] {
  const months = new Map<number, YearDay[]>()
  for (const day of year.days) {
    const month = new Date(day.ready * 60_000).getUTCMonth()
    months.set(month, [...(months.get(month) ?? []), day])
  }
  return [...months.values()].map((days) => {
    const found = days.map((day) => {
      const best = bestOn(day, by, wayId)
      return {
        weekday: (new Date(day.ready * 60_000).getUTCDay() + 6) % 7,
        best,
        value: best === null ? null : measured(day.ready, best.promise, by),
      }
    })
    return {
      parts: days.flatMap(({ ready }, i) => (ready - (days[i - 1]?.ready ?? 0) > DAY_MINUTES ? [ready] : [])),
      mean: mean(found.flatMap(({ value }) => value ?? [])),
      weekdays: [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
        mean(found.flatMap((entry) => (entry.weekday === weekday ? (entry.value ?? []) : []))),
      ),
      withoutWay: found.filter(({ best }) => best === null).length,
      beyond: found.filter(({ best, value }) => best !== null && value === null).length,
    }
  })
}

/** How much of the differences the weekday makes: means over all months, Monday first, each month weighing the same. */
export function byWeekday(rows: readonly MonthRow[]): readonly (number | null)[] {
  const full = rows.filter(({ weekdays }) => weekdays.every((value) => value !== null))
  return [0, 1, 2, 3, 4, 5, 6].map((weekday) => mean(full.flatMap(({ weekdays }) => weekdays[weekday] ?? [])))
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

/**
 * Differences up to which two values are told as equal, a day or a chance of two points: the times of the network are
 * known to some hours at best, so that finer differences say nothing of what will happen.
 */
export const EQUAL_WITHIN: Readonly<Record<Measure, number>> = { p50: 1, p90: 1, spread: 1, within: 0.02 }

/** True where two values are told as equal. */
export function areEqual(measure: Measure, a: number, b: number): boolean {
  return Math.abs(a - b) <= EQUAL_WITHIN[measure] + 1e-9
}

/** True where values lie far enough apart to be told from each other. */
export function differ(measure: Measure, values: readonly number[]): boolean {
  return values.length > 1 && !areEqual(measure, Math.max(...values), Math.min(...values))
}

/** The best of some values, or with `worst` the worst; null without any. */
export function bestOf(measure: Measure, values: readonly number[], worst = false): number | null {
  return values.reduce<number | null>(
    (best, value) => (best === null || isBetter(measure, value, best) !== worst ? value : best),
    null,
  )
}

/** True for a month on each of whose days there is a way with a known value: only such a month is advised. */
export function isWhole({ mean, withoutWay, beyond }: MonthRow): boolean {
  return mean !== null && withoutWay === 0 && beyond === 0
}

/** Months in a row that are told as one. */
export type MonthSpan = readonly [MonthRow, ...MonthRow[]]

/**
 * The months that are as good as the best, or with `worst` as bad as the worst, those in a row together; the last month is
 * followed by the first. Months that are not whole are left out.
 */
export function equalMonths(rows: readonly MonthRow[], measure: Measure, worst = false): MonthSpan[] {
  const value = bestOf(
    measure,
    rows.filter(isWhole).flatMap(({ mean }) => mean ?? []),
    worst,
  )
  const belongs = (row: MonthRow) =>
    value !== null && isWhole(row) && row.mean !== null && areEqual(measure, row.mean, value)
  const spans: [MonthRow, ...MonthRow[]][] = []
  rows.forEach((row, i) => {
    if (!belongs(row)) return
    const before = rows[i - 1]
    if (before !== undefined && belongs(before)) spans.at(-1)?.push(row)
    else spans.push([row])
  })
  const [first, last] = [spans[0], spans.at(-1)]
  const isYear = rows.length === MONTHS
  if (!isYear || first === undefined || last === undefined || first === last) return spans
  if (first[0] !== rows[0] || last.at(-1) !== rows.at(-1)) return spans
  return [[...last, ...first], ...spans.slice(1, -1)]
}

/** What takes longer in some months than in others: a step, or what a dated rule holds goods for. */
export type Cause = { readonly hours: number } & (
  | { readonly kind: 'step'; readonly step: SeasonalStep }
  | { readonly kind: 'rule'; readonly rule: ProfileRule }
)

/** Hours that a cause takes longer, at the least, to be told. */
const LEAST_CAUSE = 6

/**
 * Why some months are worse than others: the seasonal steps of each day's best way that take longer on average, by place,
 * and the dated rules that hold it longer, the greatest first.
 */
export function causesOf(
  { year, by, wayId }: { readonly year: Year; readonly by: Yardstick; readonly wayId: string | null },
  worst: readonly MonthSpan[],
  best: readonly MonthSpan[],
): Cause[] {
  const [bad, good] = [worst, best].map((spans) => meanDelays(year, by, wayId, spans.flat()))
  return [...(bad ?? [])]
    .map(([key, cause]): Cause => ({ ...cause, hours: cause.hours - (good?.get(key)?.hours ?? 0) }))
    .filter(({ hours }) => hours >= LEAST_CAUSE)
    .sort((a, b) => b.hours - a.hours)
}

/** Mean hours of what delays the best ways of some months, by what it is; a day whose way has not a delay counts as none. */
function meanDelays(
  year: Year,
  by: Yardstick,
  wayId: string | null,
  months: readonly MonthRow[],
): ReadonlyMap<string, Cause> {
  const wanted = new Set(months.map(({ parts }) => monthOf(parts[0] ?? 0)))
  const days = year.days.filter(({ ready }) => wanted.has(monthOf(ready)))
  const means = new Map<string, Cause>()
  for (const day of days) {
    for (const cause of delaysOn(day, year, by, wayId)) {
      const key = keyOf(cause)
      means.set(key, { ...cause, hours: (means.get(key)?.hours ?? 0) + cause.hours / days.length })
    }
  }
  return means
}

/** What delays the best way of a day, and for how many hours. */
function delaysOn(day: YearDay, { ways, rules }: Year, by: Yardstick, wayId: string | null): Cause[] {
  const found = bestOn(day, by, wayId)
  if (found === null) return []
  const { seasonalHours, held } = found.promise
  const steps = ways.get(found.wayId)?.seasonal ?? []
  return [
    ...steps.map((step, i): Cause => ({ kind: 'step', step, hours: seasonalHours[i] ?? 0 })),
    ...held.flatMap(({ rule: id, hours }): Cause[] => {
      const rule = rules.get(id)
      return rule === undefined ? [] : [{ kind: 'rule', rule, hours }]
    }),
  ]
}

function keyOf(cause: Cause): string {
  return cause.kind === 'rule' ? cause.rule.id : `${cause.step.kind} ${cause.step.place}`
}
