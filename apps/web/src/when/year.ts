import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import type { DayPromise, ProfileAnswer, ProfileWay } from '@karavan/model'

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
}

/** Joins the parts in the order of their days. */
export function joinParts(parts: readonly ProfileAnswer[]): Year {
  const ways = new Map<string, ProfileWay>()
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
  return { ways, days }
}

/** First days and lengths of the months from a day on, `count` months with what is left of the first. */
export function monthsFrom(
  ready: EpochMinutes,
  count: number,
): { readonly ready: EpochMinutes; readonly days: number }[] {
  const start = new Date(ready * 60_000)
  const year = start.getUTCFullYear()
  const month = start.getUTCMonth()
  return Array.from({ length: count }, (_, i) => {
    const from = i === 0 ? ready : Date.UTC(year, month + i, 1) / 60_000
    const to = Date.UTC(year, month + i + 1, 1) / 60_000
    return { ready: from, days: Math.ceil((to - from) / DAY_MINUTES) }
  })
}

/** Days from door to door, or a chance for `within`; null beyond the horizon or where it was not asked. */
export function measured({ hours, within }: DayPromise, measure: Measure): number | null {
  switch (measure) {
    case 'p50':
      return days(hours.p50)
    case 'p90':
      return days(hours.p90)
    case 'spread':
      return hours.p10 === null || hours.p90 === null ? null : days(hours.p90 - hours.p10)
    case 'within':
      return within
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
export function bestOn(day: YearDay, measure: Measure, wayId: string | null): WayPromise | null {
  let best: WayPromise | null = null
  for (const candidate of day.promises) {
    if (wayId === null ? !candidate.promise.shown : candidate.wayId !== wayId) continue
    const value = measured(candidate.promise, measure)
    const least = best === null ? null : measured(best.promise, measure)
    if (best === null || (value !== null && (least === null || isBetter(measure, value, least)))) best = candidate
  }
  return best
}

/** A month of a year by its weekdays. */
export interface MonthRow {
  /** Year and month as `2027-03`. */
  readonly month: string
  /** First day of the month that the year has. */
  readonly first: EpochMinutes
  /** Mean over all its days; null without any. */
  readonly mean: number | null
  /** Means by weekday, Monday first. */
  readonly weekdays: readonly (number | null)[]
}

/** Means of the best values by month and weekday, in the order of the year. */
export function byMonthAndWeekday(year: Year, measure: Measure, wayId: string | null): MonthRow[] {
  const months = new Map<string, { first: EpochMinutes; values: { weekday: number; value: number }[] }>()
  for (const day of year.days) {
    const date = new Date(day.ready * 60_000)
    const month = date.toISOString().slice(0, 7)
    const row = months.get(month) ?? { first: day.ready, values: [] }
    months.set(month, row)
    const best = bestOn(day, measure, wayId)
    const value = best === null ? null : measured(best.promise, measure)
    if (value !== null) row.values.push({ weekday: (date.getUTCDay() + 6) % 7, value })
  }
  return [...months].map(([month, { first, values }]) => ({
    month,
    first,
    mean: mean(values.map(({ value }) => value)),
    weekdays: [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
      mean(values.flatMap((entry) => (entry.weekday === weekday ? [entry.value] : []))),
    ),
  }))
}

/** How much of the differences the weekday makes: means over all months, Monday first, each month weighing the same. */
export function byWeekday(rows: readonly MonthRow[]): readonly (number | null)[] {
  const full = rows.filter(({ weekdays }) => weekdays.every((value) => value !== null))
  return [0, 1, 2, 3, 4, 5, 6].map((weekday) => mean(full.flatMap(({ weekdays }) => weekdays[weekday] ?? [])))
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Differences that are worth a word: days, or a chance for `within`. */
const WORTH: Readonly<Record<Measure, number>> = { p50: 0.5, p90: 0.5, spread: 0.5, within: 0.05 }

/** True where values lie far enough apart to be told from each other. */
export function differ(measure: Measure, values: readonly number[]): boolean {
  return values.length > 1 && Math.max(...values) - Math.min(...values) >= WORTH[measure]
}
