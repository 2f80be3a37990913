import { type EpochMinutes, monthOf, nextMonth } from './calendar.js'
import { readyAt } from './distribution.js'
import {
  checkKnots,
  type DurationKnots,
  durationCdf,
  durationMean,
  fromProbabilities,
  type GridDuration,
  onGrid,
  scaleKnots,
} from './duration.js'
import { StructuredError } from './errors.js'
import {
  departuresKernel,
  fixedKernel,
  geometricKernel,
  type Kernel,
  type Run,
  varyingKernel,
  windowKernel,
} from './kernel.js'
import type { ByMonth, TimeMap } from './time-map.js'

/** The grid on which distributions live; both belong to the compiled network. */
export interface TimeGrid {
  /** Minutes of one step, > 0. */
  readonly stepMinutes: number
  /** Steps after `ready` within which a journey must end; the rest is `never`. */
  readonly horizonSteps: number
}

/**
 * Makes a step ready for a grid.
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID
 */
export function compileTimeMap(map: TimeMap, grid: TimeGrid): Kernel {
  const { stepMinutes } = grid
  switch (map.kind) {
    case 'duration':
      return fixedKernel(onGrid(checkKnots(map.hours), stepMinutes))
    case 'random':
      if (!(map.meanHours >= 0) || !Number.isFinite(map.meanHours)) throw invalid(map, 'a mean wait of 0 hours or more')
      return geometricKernel((map.meanHours * 60) / stepMinutes)
    case 'departures': {
      const departs = Int32Array.from(map.departures, (at) => Math.ceil(at / stepMinutes))
      const closes = Int32Array.from(map.departures, (at) => Math.floor((at - map.cutOffMinutes) / stepMinutes))
      return departuresKernel(departs, closes)
    }
    case 'monthly':
      if (map.rate.some((rate) => !(rate > 0))) throw invalid(map, 'twelve rates above 0')
      return monthlyKernel(checkKnots(map.work), map.rate, stepMinutes)
    case 'closure':
      if (map.share.some((share) => !(share >= 0 && share < 1))) throw invalid(map, 'twelve shares from 0 to below 1')
      return closureKernel(map.share, checkKnots(map.length), stepMinutes)
    case 'window': {
      const until = Math.ceil(map.until / stepMinutes)
      const lift = readyAt(until)
      const ends =
        map.extension === undefined
          ? lift
          : fixedKernel(onGrid(checkKnots(map.extension), stepMinutes)).apply(lift, Number.MAX_SAFE_INTEGER)
      return windowKernel(Math.ceil(map.from / stepMinutes), ends)
    }
  }
}

function invalid(map: TimeMap, expected: string): StructuredError {
  return new StructuredError({ code: 'TIME_MAP_INVALID', received: map, expected })
}

/** Steps of whole months that share a value, from `from` to `to`. */
function* monthRuns(
  from: number,
  to: number,
  stepMinutes: number,
): Generator<{ from: number; to: number; month: number }> {
  let at = from
  while (at <= to) {
    const instant: EpochMinutes = at * stepMinutes
    const next = Math.ceil(nextMonth(instant) / stepMinutes)
    yield { from: at, to: Math.min(to, next - 1), month: monthOf(instant) }
    at = next
  }
}

/**
 * Work done on a clock: ready at step n with work W, done at the first step whose clock has moved on by W.
 * Where all of the duration falls into one month this is the duration divided by that month's rate.
 */
function monthlyKernel(work: DurationKnots, rate: ByMonth, stepMinutes: number): Kernel {
  const inMonth = rate.map((r) => onGrid(scaleKnots(work, 1 / r), stepMinutes))
  const least = Math.min(...inMonth.map(({ first }) => first))
  const most = Math.max(...inMonth.map(({ last }) => last))
  const across = new Map<number, GridDuration>()

  function duration(step: number): GridDuration {
    let known = across.get(step)
    if (known === undefined) {
      known = acrossMonths(step)
      across.set(step, known)
    }
    return known
  }

  function acrossMonths(step: number): GridDuration {
    const probabilities: number[] = []
    let clock = 0
    let below = 0
    const hours = stepMinutes / 60
    const rateAt = (at: number) => rate[monthOf(at * stepMinutes)] ?? 1
    for (let k = 0; below < 1; k++) {
      const half = (rateAt(step + k) * hours) / 2
      const upTo = durationCdf(work, clock + half + 1e-12)
      probabilities.push(upTo - below)
      below = upTo
      clock += rateAt(step + k) * hours
    }
    return fromProbabilities(0, Float64Array.from(probabilities))
  }

  return varyingKernel(least, most + 1, (from, to) => {
    const runs: Run[] = []
    for (const month of monthRuns(from, to, stepMinutes)) {
      const plain = inMonth[month.month] ?? inMonth[0]
      if (plain === undefined) continue
      const monthEnd = Math.ceil(nextMonth(month.from * stepMinutes) / stepMinutes) - 1
      const lastPlain = Math.min(month.to, monthEnd - plain.last - 1)
      if (lastPlain >= month.from) runs.push({ from: month.from, to: lastPlain, duration: plain })
      for (let step = Math.max(month.from, lastPlain + 1); step <= month.to; step++)
        runs.push({ from: step, to: step, duration: duration(step) })
    }
    return runs
  })
}

/**
 * A place that shuts: with the month's share of shut time the goods wait for what is left of a closure.
 * After a month with a larger share the chance falls no faster than closures end, which keeps the step monotone.
 */
function closureKernel(share: ByMonth, length: DurationKnots, stepMinutes: number): Kernel {
  const left = residualSurvival(length, stepMinutes)
  const inMonth = share.map((shut) => mixture(left, () => shut))
  const most = left.length
  const afterFall = new Map<number, GridDuration>()

  function mixture(survival: Float64Array, shareAt: (k: number) => number): GridDuration {
    const probabilities = new Float64Array(most + 1)
    let before = 1
    for (let k = 0; k <= most; k++) {
      const still = k < most ? Math.min(before, shareAt(k) * (survival[k] ?? 0)) : 0
      probabilities[k] = before - still
      before = still
    }
    return fromProbabilities(0, probabilities)
  }

  function duration(step: number): GridDuration {
    let known = afterFall.get(step)
    if (known === undefined) {
      const stillShut = new Float64Array(most)
      for (let back = 0; back <= most; back++) {
        const shut = share[monthOf((step - back) * stepMinutes)] ?? 0
        for (let k = 0; k + back < most; k++) {
          const candidate = shut * (left[k + back] ?? 0)
          if (candidate > (stillShut[k] ?? 0)) stillShut[k] = candidate
        }
      }
      known = mixture(stillShut, () => 1)
      afterFall.set(step, known)
    }
    return known
  }

  return varyingKernel(0, most, (from, to) => {
    const runs: Run[] = []
    for (const month of monthRuns(from, to, stepMinutes)) {
      const plain = inMonth[month.month] ?? inMonth[0]
      if (plain === undefined) continue
      const monthFirst = Math.ceil(
        Date.UTC(new Date(month.from * stepMinutes * 60_000).getUTCFullYear(), month.month, 1) / 60_000 / stepMinutes,
      )
      const falls = (share[(month.month + 11) % 12] ?? 0) > (share[month.month] ?? 0)
      const firstPlain = falls ? Math.max(month.from, monthFirst + most) : month.from
      for (let step = month.from; step < Math.min(firstPlain, month.to + 1); step++)
        runs.push({ from: step, to: step, duration: duration(step) })
      if (firstPlain <= month.to) runs.push({ from: firstPlain, to: month.to, duration: plain })
    }
    return runs
  })
}

/** Straight pieces by which the rest of a closure is drawn; each costs one pass over a distribution. */
const RESIDUAL_PIECES = 6

/** Chance that a closure met at a random moment of it lasts more than k further steps, k = 0, 1, …; in straight pieces. */
function residualSurvival(length: DurationKnots, stepMinutes: number): Float64Array {
  const hours = stepMinutes / 60
  const last = Math.max(1, Math.ceil(length.max / hours))
  const mean = durationMean(length)
  const exact = new Float64Array(last + 1)
  exact[0] = 1
  for (let k = 0; k < last; k++) {
    const stillShut = (1 - durationCdf(length, k * hours) + 1 - durationCdf(length, (k + 1) * hours)) / 2
    exact[k + 1] = Math.max(0, (exact[k] ?? 0) - (hours * stillShut) / mean)
  }
  exact[last] = 0
  const survival = new Float64Array(last)
  for (let piece = 0; piece < RESIDUAL_PIECES; piece++) {
    const a = Math.round((piece * last) / RESIDUAL_PIECES)
    const b = Math.round(((piece + 1) * last) / RESIDUAL_PIECES)
    for (let k = a; k < b; k++)
      survival[k] = (exact[a] ?? 0) + ((k - a) / (b - a)) * ((exact[b] ?? 0) - (exact[a] ?? 0))
  }
  return survival
}
