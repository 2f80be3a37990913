import { type MonthIndex, monthOf, nextMonth } from './calendar.js'

/** Steps of one month, UTC, or of a part of it. */
export interface MonthRun {
  readonly from: number
  readonly to: number
  readonly month: MonthIndex
  /** Last step that begins in the month, whether or not the run reaches it. */
  readonly monthLast: number
}

/** The months that cover the steps from `from` to `to`, in order, cut to them. */
export function* monthRuns(from: number, to: number, stepMinutes: number): Generator<MonthRun> {
  let at = from
  while (at <= to) {
    const monthLast = Math.ceil(nextMonth(at * stepMinutes) / stepMinutes) - 1
    yield { from: at, to: Math.min(to, monthLast), month: monthOf(at * stepMinutes), monthLast }
    at = monthLast + 1
  }
}
