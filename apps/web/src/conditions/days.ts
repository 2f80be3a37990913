import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import type { LocationId } from '@karavan/model'

/** Years that can be walked through. */
export const FIRST_YEAR = 2020
export const LAST_YEAR = new Date().getUTCFullYear() + 1

/** Months that can be walked through. */
export const MONTHS = (LAST_YEAR - FIRST_YEAR + 1) * 12

/** A day as the first minute of it. @param day - YYYY-MM-DD */
export function instantOf(day: string): EpochMinutes {
  return Date.parse(`${day}T00:00Z`) / 60_000
}

/** The last day before an instant, as a minute of it. */
export function lastDayBefore(until: EpochMinutes): EpochMinutes {
  return until - 1
}

/** Months from the first one that can be walked through, kept within them. */
export function monthNumber(on: EpochMinutes): number {
  const day = new Date(on * 60_000)
  const number = (day.getUTCFullYear() - FIRST_YEAR) * 12 + day.getUTCMonth()
  return Math.min(MONTHS - 1, Math.max(0, number))
}

/** The same day in another month, or its last where it is shorter. @param number - see {@link monthNumber} */
export function inMonth(on: EpochMinutes, number: number): EpochMinutes {
  const day = new Date(on * 60_000).getUTCDate()
  const last = new Date(Date.UTC(FIRST_YEAR, number + 1, 0)).getUTCDate()
  return Date.UTC(FIRST_YEAR, number, Math.min(day, last)) / 60_000
}

interface Held {
  readonly places: readonly LocationId[]
  readonly from: EpochMinutes | null
  readonly until: EpochMinutes | null
}

/** Days on which an order begins or ceases to hold, in their order. @param at - only orders that name the place; null: all */
export function changesOf(orders: readonly Held[], at: LocationId | null): EpochMinutes[] {
  const named = orders.filter(({ places }) => at === null || places.includes(at))
  const days = named.flatMap(({ from, until }) => [from, until].flatMap((one) => (one === null ? [] : [dayOf(one)])))
  return [...new Set(days)].sort((a, b) => a - b)
}

/** The changes next to a day, on either side; null where there is none. */
export function changesNextTo(on: EpochMinutes, changes: readonly EpochMinutes[]) {
  const day = dayOf(on)
  return { before: changes.findLast((one) => one < day) ?? null, after: changes.find((one) => one > day) ?? null }
}

function dayOf(instant: EpochMinutes): EpochMinutes {
  return Math.floor(instant / DAY_MINUTES) * DAY_MINUTES
}
