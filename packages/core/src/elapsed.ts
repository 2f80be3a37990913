import { DAY_MINUTES, type EpochMinutes } from './calendar.js'

/** Minutes from which a time between two instants is told in days: a day and a half. */
const IN_DAYS = 1.5 * DAY_MINUTES

/** A time between two instants as it is told: whole hours where it is short, else whole days. */
export interface Elapsed {
  readonly unit: 'hours' | 'days'
  readonly count: number
}

/**
 * The time from an instant to another that is not earlier, as it is told beside their dates: below a day and a half the
 * hours; else days counted by the dates, so that the date of the first and so many days are the date of the second, in UTC.
 */
export function elapsedBetween(from: EpochMinutes, to: EpochMinutes): Elapsed {
  if (to - from < IN_DAYS) return { unit: 'hours', count: Math.round((to - from) / 60) }
  return { unit: 'days', count: Math.floor(to / DAY_MINUTES) - Math.floor(from / DAY_MINUTES) }
}
