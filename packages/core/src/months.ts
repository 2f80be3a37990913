import { monthOf, nextMonth } from './calendar.js'
import type { ByMonth } from './time-map.js'

/** Consecutive steps whose months, UTC, share a value. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly value: number
}

/** The stretches of equal value that cover the steps from `from` to `to`, in order, cut to them. */
export function stretches(from: number, to: number, values: ByMonth, stepMinutes: number): Stretch[] {
  const found: { from: number; to: number; value: number }[] = []
  let at = from
  while (at <= to) {
    const value = values[monthOf(at * stepMinutes)] ?? Number.NaN
    const monthLast = Math.ceil(nextMonth(at * stepMinutes) / stepMinutes) - 1
    const last = found.at(-1)
    if (last?.value === value) last.to = Math.min(to, monthLast)
    else found.push({ from: at, to: Math.min(to, monthLast), value })
    at = monthLast + 1
  }
  return found
}
