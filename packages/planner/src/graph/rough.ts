import {
  type ByMonth,
  byMonth,
  type Changing,
  type DurationKnots,
  durationMean,
  type EpochMinutes,
  shutShare,
} from '@karavan/core'
import type { StageSpec } from './move.js'

/** Mean and variance of a step in hours and hours², roughly: for the order of search, never for an answer. */
export interface Rough {
  readonly mean: number
  readonly variance: number
}

const NO_TIME: Rough = { mean: 0, variance: 0 }

/** What a step takes whoever is ready between two moments, in whole minutes; the later one is no longer within them. */
export interface RoughBetween extends Rough {
  readonly since: EpochMinutes
  readonly before: EpochMinutes
}

/** Rough measures of a map of time at any time: the months are taken together, and what has dates holds nothing. */
export function roughOf(time: StageSpec['time']): Rough {
  switch (time.kind) {
    case 'duration':
      return ofDuration(time.hours, 1)
    case 'monthly':
      return ofDuration(
        time.work,
        yearly(time.rate, (rate) => 1 / rate),
      )
    case 'random':
      return { mean: time.meanHours, variance: time.meanHours ** 2 }
    case 'closure':
      return ofClosure(
        time.length,
        yearly(time.share, (share) => share),
      )
    case 'timetable': {
      const { departures } = time.service
      if (departures.kind !== 'days') return NO_TIME
      const gap = 168 / departures.weekdays.length
      return { mean: gap / 2 + departures.cutOffHours, variance: gap ** 2 / 12 }
    }
    case 'departures':
    case 'window':
    case 'quota':
      return NO_TIME
  }
}

/**
 * Rough measures of a map of time by when goods are ready for it, and between which moments they are the same.
 * @returns null where it takes as long at any time
 */
export function datedRough(time: StageSpec['time']): ((at: EpochMinutes) => RoughBetween) | null {
  switch (time.kind) {
    case 'monthly':
      return following(byMonth(time.rate), (rate) => ofDuration(time.work, 1 / rate))
    case 'closure':
      return following(shutShare(time), (share) => ofClosure(time.length, share))
    case 'window': {
      const longer = time.extension === undefined ? NO_TIME : ofDuration(time.extension, 1)
      const over = Math.ceil(time.until + longer.mean * 60)
      return (at) =>
        outside(time.from, over, at) ??
        now(at, { mean: (time.until - at) / 60 + longer.mean, variance: longer.variance })
    }
    case 'quota': {
      const until = time.until ?? Number.POSITIVE_INFINITY
      const running = Math.ceil(until - time.hours * 60)
      const whole = { mean: time.hours, variance: 0, since: time.from, before: running }
      return (at) =>
        outside(time.from, until, at) ?? (at < running ? whole : now(at, { mean: (until - at) / 60, variance: 0 }))
    }
    case 'duration':
    case 'random':
    case 'timetable':
    case 'departures':
      return null
  }
}

/** What is rough of each value of what changes with time. */
function following(changing: Changing, rough: (value: number) => Rough): (at: EpochMinutes) => RoughBetween {
  let met = now(0, NO_TIME)
  return (at) => {
    if (at < met.since || at >= met.before) {
      const { value, since, before } = changing(at)
      const { mean, variance } = rough(value)
      met = { mean, variance, since, before }
    }
    return met
  }
}

/** What has dates holds nobody before it begins and after it is over; null within them. */
function outside(from: EpochMinutes, over: EpochMinutes, at: EpochMinutes): RoughBetween | null {
  if (at < from) return { ...NO_TIME, since: Number.NEGATIVE_INFINITY, before: from }
  return at >= over ? { ...NO_TIME, since: over, before: Number.POSITIVE_INFINITY } : null
}

function now(at: EpochMinutes, { mean, variance }: Rough): RoughBetween {
  return { mean, variance, since: at, before: at + 1 }
}

function yearly(months: ByMonth, value: (month: number) => number): number {
  return months.reduce((sum, month) => sum + value(month), 0) / 12
}

function ofClosure(length: DurationKnots, share: number): Rough {
  const rest = durationMean(length) * 0.55
  return { mean: share * rest, variance: share * rest * rest * (1.5 - share) }
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
