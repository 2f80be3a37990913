import type { EpochMinutes } from './calendar.js'
import { monthOf, monthStart, nextMonth } from './calendar.js'
import type { ByMonth } from './time-map.js'

/** A value, and between which instants it stays so; the later one is no longer within them. */
interface Lasting {
  readonly value: number
  readonly since: EpochMinutes
  readonly before: EpochMinutes
}

/** What changes with time, in steps. */
export type Changing = (at: EpochMinutes) => Lasting

/** What changes with the month, UTC. */
export function byMonth(values: ByMonth): Changing {
  return (at) => ({ value: values[monthOf(at)] ?? Number.NaN, since: monthStart(at), before: nextMonth(at) })
}

/** Consecutive steps of equal value. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly value: number
}

/** The stretches of equal value that cover the steps from `from` to `to`, in order, cut to them. */
export function stretches(from: number, to: number, changing: Changing, stepMinutes: number): Stretch[] {
  const found: { from: number; to: number; value: number }[] = []
  let at = from
  while (at <= to) {
    const { value, before } = changing(at * stepMinutes)
    const lasts = Math.ceil(before / stepMinutes) - 1
    const last = found.at(-1)
    if (last?.value === value) last.to = Math.min(to, lasts)
    else found.push({ from: at, to: Math.min(to, lasts), value })
    at = lasts + 1
  }
  return found
}
