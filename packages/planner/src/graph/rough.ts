import { type ByMonth, type DurationKnots, durationMean, type EpochMinutes, monthOf } from '@karavan/core'
import type { StageSpec } from './move.js'

/** Mean and variance of a step in hours and hours², roughly: for the order of search, never for an answer. */
export interface Rough {
  readonly mean: number
  readonly variance: number
}

const NO_TIME: Rough = { mean: 0, variance: 0 }

/**
 * Rough measures of a map of time for goods that are ready at a moment.
 * @param at - null: at any time; the months are taken together, and what has dates holds nothing
 */
export function roughOf(time: StageSpec['time'], at: EpochMinutes | null = null): Rough {
  switch (time.kind) {
    case 'duration':
      return ofDuration(time.hours, 1)
    case 'monthly':
      return ofDuration(
        time.work,
        meanOf(time.rate, at, (rate) => 1 / rate),
      )
    case 'random':
      return { mean: time.meanHours, variance: time.meanHours ** 2 }
    case 'closure': {
      const share = meanOf(time.share, at, (shut) => shut)
      const rest = durationMean(time.length) * 0.55
      return { mean: share * rest, variance: share * rest * rest * (1.5 - share) }
    }
    case 'timetable': {
      const { departures } = time.service
      if (departures.kind !== 'days') return NO_TIME
      const gap = 168 / departures.weekdays.length
      return { mean: gap / 2 + departures.cutOffHours, variance: gap ** 2 / 12 }
    }
    case 'departures':
      return NO_TIME
    case 'window': {
      if (at === null || at < time.from) return NO_TIME
      const longer = time.extension === undefined ? NO_TIME : ofDuration(time.extension, 1)
      const mean = (time.until - at) / 60 + longer.mean
      return mean > 0 ? { mean, variance: longer.variance } : NO_TIME
    }
    case 'quota':
      if (at === null || at < time.from || (time.until !== null && at >= time.until)) return NO_TIME
      return { mean: Math.min(time.hours, ((time.until ?? Infinity) - at) / 60), variance: 0 }
  }
}

/** Whether what a map of time takes depends on the day. */
export function isDated({ kind }: StageSpec['time']): boolean {
  return kind === 'monthly' || kind === 'closure' || kind === 'window' || kind === 'quota'
}

function meanOf(months: ByMonth, at: EpochMinutes | null, value: (month: number) => number): number {
  if (at !== null) return value(months[monthOf(at)] ?? 0)
  return months.reduce((sum, month) => sum + value(month), 0) / 12
}

function ofDuration(hours: DurationKnots, factor: number): Rough {
  const { min, p50, max } = hours
  const p10 = hours.p10 ?? min + 0.2 * (p50 - min)
  const p90 = hours.p90 ?? max - 0.2 * (max - p50)
  let mean = 0
  let square = 0
  const piece = (a: number, b: number, probability: number) => {
    mean += (probability * (a + b)) / 2
    square += (probability * (a * a + a * b + b * b)) / 3
  }
  piece(min, p10, 0.1)
  piece(p10, p50, 0.4)
  piece(p50, p90, 0.4)
  piece(p90, max, 0.1)
  return { mean: mean * factor, variance: Math.max(0, square - mean * mean) * factor * factor }
}

/** Fewest hours of a map of time: a true lower bound. */
export function leastHours(time: StageSpec['time']): number {
  switch (time.kind) {
    case 'duration':
      return time.hours.min
    case 'monthly':
      return time.work.min / Math.max(...time.rate)
    case 'timetable':
      return time.service.departures.kind === 'days' ? time.service.departures.cutOffHours : 0
    default:
      return 0
  }
}
