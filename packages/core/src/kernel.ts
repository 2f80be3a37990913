import { average, convolved, partialSums, spread } from './convolution.js'
import {
  type Arrival,
  chanceBy,
  chanceEver,
  fromCdf,
  fromMass,
  massOf,
  NEVER_ARRIVES,
  readyAt,
  shifted,
} from './distribution.js'
import type { GridDuration } from './duration.js'

/** A {@link TimeMap} made ready for one grid. */
export interface Kernel {
  /** Fewest steps it can take, whatever the time. */
  readonly least: number
  /** Whether it takes as long at any time: goods that are ready so much later are done so much later. */
  readonly timeless: boolean
  /**
   * When the step is done.
   * @param end - first step beyond the horizon; what is not done before it is `never`
   */
  apply(ready: Arrival, end: number): Arrival
  /**
   * The expected value of being ready at each step, given the value of being done at each step.
   * `done[i]` belongs to step `origin + i`; its last entry is the value of `never`.
   */
  expect(done: Float64Array, origin: number): Float64Array
}

/**
 * Chance that a step takes any time at all, 0–1; what is never ready is not delayed.
 * @param end - first step beyond the horizon
 */
export function chanceDelayed(kernel: Kernel, ready: Arrival, end: number): number {
  const delayed = massOf(ready).reduce((sum, mass, i) => {
    if (mass <= 0) return sum
    const at = ready.start + i
    return sum + mass * (1 - chanceBy(kernel.apply(readyAt(at), end), at))
  }, 0)
  return Math.min(1, delayed)
}

/** Consecutive steps at which being ready leads to the same distribution of durations. */
export interface Run {
  readonly from: number
  readonly to: number
  readonly duration: GridDuration
}

/** A duration that does not depend on the time. */
export function fixedKernel(duration: GridDuration): Kernel {
  return {
    least: duration.first,
    timeless: true,
    apply: (ready, end) => lasting(ready, duration, end),
    expect(done) {
      const value = new Float64Array(done.length)
      average(partialSums(done, duration.last + 1), 0, done.length - 2, duration, value)
      value[done.length - 1] = done[done.length - 1] ?? 0
      return value
    },
  }
}

/** A duration so many times wider than the ready time is spread run by run, which is faster there; measured. */
const WIDER_THAN = 4

/** When something is done that takes an independent duration. */
function lasting(ready: Arrival, duration: GridDuration, end: number): Arrival {
  const { first, last } = duration
  if (first === last && ready.start + ready.cdf.length - 1 + first < end) return shifted(ready, first)
  const from = ready.start + first
  const length = Math.min(end - from, ready.cdf.length + last - first)
  if (length <= 0 || chanceEver(ready) <= 0) return NEVER_ARRIVES
  if (last - first < WIDER_THAN * ready.cdf.length) return fromCdf(from, convolved(ready, duration, length))
  const mass = new Float64Array(length)
  spread(ready, ready.start, ready.start + ready.cdf.length - 1, duration, from, mass)
  return fromMass(from, mass)
}

/**
 * A duration that depends on when the goods are ready.
 * @param least - fewest steps over all runs
 * @param most - most steps over all runs
 * @param runsBetween - the runs that cover the steps from `from` to `to`, in order, cut to them
 */
export function varyingKernel(
  least: number,
  most: number,
  runsBetween: (from: number, to: number) => readonly Run[],
): Kernel {
  return {
    least,
    timeless: false,
    apply(ready, end) {
      const readyLast = ready.start + ready.cdf.length - 1
      const from = ready.start + least
      const length = Math.min(end - from, ready.cdf.length + most - least)
      if (length <= 0 || chanceEver(ready) <= 0) return NEVER_ARRIVES
      const runs = runsBetween(ready.start, readyLast)
      const [only] = runs
      if (only !== undefined && runs.length === 1) return lasting(ready, only.duration, end)
      const mass = new Float64Array(length)
      for (const run of runs) {
        spread(ready, run.from, run.to, run.duration, from, mass)
      }
      return fromMass(from, mass)
    },
    expect(done, origin) {
      const value = new Float64Array(done.length)
      const sums = partialSums(done, most + 1)
      for (const run of runsBetween(origin, origin + done.length - 2)) {
        average(sums, run.from - origin, run.to - origin, run.duration, value)
      }
      value[done.length - 1] = done[done.length - 1] ?? 0
      return value
    },
  }
}
