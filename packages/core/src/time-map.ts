import type { EpochMinutes } from './calendar.js'
import type { DurationKnots } from './duration.js'

/** Twelve values, January first. */
export type ByMonth = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
]

/** The share of a day (UTC) for which a place is foreseen to be shut. */
export interface ForeseenDay {
  /** First minute of the day. */
  readonly day: EpochMinutes
  /** From 0 to below 1. */
  readonly share: number
}

/**
 * One step on the way, as a map from when the goods are ready to when the step is done.
 * Each kind is stochastically monotone: ready earlier is never done later, in distribution.
 */
export type TimeMap =
  /** Takes a random duration, whatever the time of year. */
  | { readonly kind: 'duration'; readonly hours: DurationKnots }
  /** A random amount of work on a clock whose rate (work hours per hour, > 0) changes with the month. */
  | { readonly kind: 'monthly'; readonly work: DurationKnots; readonly rate: ByMonth }
  /** Waits for departures that come irregularly (a Poisson process) every `meanHours` on average. */
  | { readonly kind: 'random'; readonly meanHours: number }
  /** Waits for the first departure whose cut-off (minutes before it) has not passed. Departures ascend. */
  | { readonly kind: 'departures'; readonly departures: readonly EpochMinutes[]; readonly cutOffMinutes: number }
  /** Waits while a place is shut: share of time shut by month (0–1), by day where it is foreseen, and the length of a closure. */
  | {
      readonly kind: 'closure'
      readonly share: ByMonth
      readonly foreseen?: readonly ForeseenDay[]
      readonly length: DurationKnots
      readonly weatherGroup: string
    }
  /** Held when ready inside a dated window; an end that is not known is `until` plus a random extension. */
  | {
      readonly kind: 'window'
      readonly from: EpochMinutes
      readonly until: EpochMinutes
      readonly extension?: DurationKnots
    }
  /** Takes `hours` longer when ready inside a dated window, at most until it ends; null: it does not. */
  | {
      readonly kind: 'quota'
      readonly from: EpochMinutes
      readonly until: EpochMinutes | null
      readonly hours: number
    }
