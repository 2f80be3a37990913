import { type DurationKnots, durationMean } from '@karavan/core'
import type { StageSpec } from './move.js'

/** Mean and variance of a step in hours and hours², roughly: for the order of search, never for an answer. */
export interface Rough {
  readonly mean: number
  readonly variance: number
}

/** Rough measures of a map of time, the months taken together. */
export function roughOf(time: StageSpec['time']): Rough {
  switch (time.kind) {
    case 'duration':
      return ofDuration(time.hours, 1)
    case 'monthly':
      return ofDuration(time.work, time.rate.reduce((sum, rate) => sum + 1 / rate, 0) / 12)
    case 'random':
      return { mean: time.meanHours, variance: time.meanHours ** 2 }
    case 'closure': {
      const share = time.share.reduce((sum, month) => sum + month, 0) / 12
      const rest = durationMean(time.length) * 0.55
      return { mean: share * rest, variance: share * rest * rest * 1.5 }
    }
    case 'timetable': {
      const { departures } = time.service
      if (departures.kind !== 'days') return { mean: 0, variance: 0 }
      const gap = 168 / departures.weekdays.length
      return { mean: gap / 2 + departures.cutOffHours, variance: gap ** 2 / 12 }
    }
    case 'departures':
    case 'window':
    case 'quota':
      return { mean: 0, variance: 0 }
  }
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
