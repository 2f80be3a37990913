import { type Arrival, fromMass, NEVER_ARRIVES, shifted } from './distribution.js'
import type { GridDuration } from './duration.js'

/** A {@link TimeMap} made ready for one grid. */
export interface Kernel {
  /** Fewest steps it can take, whatever the time. */
  readonly least: number
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

/** Consecutive steps at which being ready leads to the same distribution of durations. */
export interface Run {
  readonly from: number
  readonly to: number
  readonly duration: GridDuration
}

/** A duration that does not depend on the time. */
export function fixedKernel(duration: GridDuration): Kernel {
  const { first: least } = duration
  return {
    least,
    apply(ready, end) {
      if (duration.last === least && ready.start + ready.cdf.length - 1 + least < end) return shifted(ready, least)
      const from = ready.start + least
      const length = Math.min(end - from, ready.cdf.length + duration.last - least)
      if (length <= 0) return NEVER_ARRIVES
      const mass = new Float64Array(length)
      spread(ready, ready.start, ready.start + ready.cdf.length - 1, duration, from, mass)
      return fromMass(from, mass)
    },
    expect(done) {
      const value = new Float64Array(done.length)
      average(done, 0, done.length - 2, duration, value, partialSums(done))
      value[done.length - 1] = done[done.length - 1] ?? 0
      return value
    },
  }
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
    apply(ready, end) {
      const readyLast = ready.start + ready.cdf.length - 1
      const from = ready.start + least
      const length = Math.min(end - from, ready.cdf.length + most - least)
      if (length <= 0) return NEVER_ARRIVES
      const mass = new Float64Array(length)
      for (const run of runsBetween(ready.start, readyLast)) spread(ready, run.from, run.to, run.duration, from, mass)
      return fromMass(from, mass)
    },
    expect(done, origin) {
      const value = new Float64Array(done.length)
      const sums = partialSums(done)
      for (const run of runsBetween(origin, origin + done.length - 2)) {
        average(done, run.from - origin, run.to - origin, run.duration, value, sums)
      }
      value[done.length - 1] = done[done.length - 1] ?? 0
      return value
    },
  }
}

/** Waits that are geometric on the grid: memoryless, with the given mean in steps. */
export function geometricKernel(meanSteps: number): Kernel {
  const stay = meanSteps / (1 + meanSteps)
  return {
    least: 0,
    apply(ready, end) {
      const tail = stay === 0 ? 0 : Math.ceil(Math.log(1e-12) / Math.log(stay))
      const length = Math.min(end - ready.start, ready.cdf.length + tail)
      if (length <= 0) return NEVER_ARRIVES
      const mass = new Float64Array(length)
      const { cdf } = ready
      let waiting = 0
      let before = 0
      for (let i = 0; i < length; i++) {
        if (i < cdf.length) {
          const now = cdf[i] ?? 0
          waiting += now - before
          before = now
        }
        mass[i] = waiting * (1 - stay)
        waiting *= stay
      }
      if (ready.start + length < end) mass[length - 1] = (mass[length - 1] ?? 0) + waiting
      return fromMass(ready.start, mass)
    },
    expect(done) {
      const value = new Float64Array(done.length)
      let next = done[done.length - 1] ?? 0
      value[done.length - 1] = next
      for (let i = done.length - 2; i >= 0; i--) {
        next = (1 - stay) * (done[i] ?? 0) + stay * next
        value[i] = next
      }
      return value
    },
  }
}

/**
 * Waits for the next of a list of departures.
 * @param departs - steps of the departures, ascending
 * @param closes - for each, the last step at which goods still catch it, ascending
 */
export function departuresKernel(departs: Int32Array, closes: Int32Array): Kernel {
  const count = departs.length
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < count; i++) least = Math.min(least, (departs[i] ?? 0) - (closes[i] ?? 0))
  return {
    least: count === 0 ? 0 : Math.max(0, least),
    apply(ready, end) {
      const readyLast = ready.start + ready.cdf.length - 1
      let i = firstAtLeast(closes, ready.start)
      let last = firstAtLeast(closes, readyLast)
      if (last === count) last--
      while (last >= i && (departs[last] ?? 0) >= end) last--
      if (i >= count || last < i) return NEVER_ARRIVES
      const start = departs[i] ?? 0
      const cdf = new Float64Array((departs[last] ?? 0) - start + 1)
      for (; i <= last; i++) {
        const at = (closes[i] ?? 0) - ready.start
        const caught = ready.cdf[Math.min(at, ready.cdf.length - 1)] ?? 0
        cdf.fill(caught, (departs[i] ?? 0) - start, i === last ? cdf.length : (departs[i + 1] ?? 0) - start)
      }
      return (cdf[cdf.length - 1] ?? 0) <= 0 ? NEVER_ARRIVES : { start, cdf }
    },
    expect(done, origin) {
      const never = done[done.length - 1] ?? 0
      const value = new Float64Array(done.length).fill(never)
      let i = firstAtLeast(closes, origin)
      for (let n = 0; n < done.length - 1; n++) {
        while (i < count && (closes[i] ?? 0) < origin + n) i++
        if (i === count) break
        const at = (departs[i] ?? 0) - origin
        value[n] = at < done.length - 1 ? (done[at] ?? never) : never
      }
      return value
    },
  }
}

/**
 * Holds what is ready from step `from` on until a random end.
 * @param from - first step of the window
 * @param ends - the end as a distribution
 */
export function windowKernel(from: number, ends: Arrival): Kernel {
  const endsLast = ends.start + ends.cdf.length - 1
  return {
    least: 0,
    apply(ready, end) {
      const readyLast = ready.start + ready.cdf.length - 1
      if (readyLast < from || ready.start >= endsLast) return ready
      const before =
        from - 1 < ready.start ? 0 : (ready.cdf[Math.min(from - 1 - ready.start, ready.cdf.length - 1)] ?? 0)
      const length = Math.min(end - ready.start, Math.max(ready.cdf.length, endsLast - ready.start + 1))
      if (length <= 0) return NEVER_ARRIVES
      const cdf = new Float64Array(length)
      for (let i = 0; i < length; i++) {
        const ready_ = ready.cdf[Math.min(i, ready.cdf.length - 1)] ?? 0
        const step = ready.start + i
        const ended = step < ends.start ? 0 : (ends.cdf[Math.min(step - ends.start, ends.cdf.length - 1)] ?? 0)
        cdf[i] = step < from ? ready_ : before + (ready_ - before) * ended
      }
      return { start: ready.start, cdf }
    },
    expect(done, origin) {
      const never = done[done.length - 1] ?? 0
      const value = Float64Array.from(done)
      let later = never * (1 - (ends.cdf[ends.cdf.length - 1] ?? 0))
      for (let step = Math.max(endsLast, origin + done.length - 2); step >= origin; step--) {
        const at = step - origin
        const i = step - ends.start
        const ended = i < 0 ? 0 : (ends.cdf[Math.min(i, ends.cdf.length - 1)] ?? 0)
        const now = i < 0 || i >= ends.cdf.length ? 0 : ended - (i === 0 ? 0 : (ends.cdf[i - 1] ?? 0))
        const worth = at < done.length - 1 ? (done[at] ?? never) : never
        if (at < done.length - 1 && step >= from) value[at] = ended * worth + later
        later += now * worth
      }
      return value
    },
  }
}

/** Adds the mass that is ready in the steps `a..b` to where a duration puts it; `mass[0]` belongs to step `origin`. */
function spread(
  ready: Arrival,
  a: number,
  b: number,
  duration: GridDuration,
  origin: number,
  mass: Float64Array,
): void {
  const { cdf, start } = ready
  const i0 = Math.max(0, a - start)
  const i1 = Math.min(cdf.length - 1, b - start)
  if (i1 < i0) return
  const base = i0 === 0 ? 0 : (cdf[i0 - 1] ?? 0)
  const top = cdf[i1] ?? 0
  if (top <= base) return
  const { from, to, each } = duration
  for (let r = 0; r < each.length; r++) {
    const p = each[r] ?? 0
    const lo = from[r] ?? 0
    const hi = to[r] ?? 0
    const firstOut = start + i0 + lo - origin
    const lastOut = Math.min(mass.length - 1, start + i1 + hi - origin)
    const offsetHigh = origin - start - lo
    const offsetLow = origin - start - hi - 1
    for (let n = Math.max(0, firstOut); n <= lastOut; n++) {
      const h = n + offsetHigh
      const l = n + offsetLow
      const upper = h >= i1 ? top : (cdf[h] ?? 0)
      const lower = l < i0 ? base : l >= i1 ? top : (cdf[l] ?? 0)
      mass[n] = (mass[n] ?? 0) + p * (upper - lower)
    }
  }
}

/** `sums[i]` = done[0] + … + done[i - 1], over the steps within the horizon. */
function partialSums(done: Float64Array): Float64Array {
  const sums = new Float64Array(done.length)
  for (let i = 0; i + 1 < done.length; i++) sums[i + 1] = (sums[i] ?? 0) + (done[i] ?? 0)
  return sums
}

/** Fills `value[a..b]` with the expected `done` after a duration; what ends beyond the horizon counts as `never`. */
function average(
  done: Float64Array,
  a: number,
  b: number,
  duration: GridDuration,
  value: Float64Array,
  sums: Float64Array,
): void {
  const size = done.length - 1
  const never = done[size] ?? 0
  const { from, to, each } = duration
  for (let n = Math.max(0, a); n <= Math.min(b, size - 1); n++) {
    let expected = 0
    for (let r = 0; r < each.length; r++) {
      const lo = n + (from[r] ?? 0)
      const hi = n + (to[r] ?? 0) + 1
      const inside = Math.min(hi, size)
      const p = each[r] ?? 0
      if (lo < inside) expected += p * ((sums[inside] ?? 0) - (sums[lo] ?? 0))
      const outside = hi - Math.max(lo, size)
      if (outside > 0) expected += p * outside * never
    }
    value[n] = expected
  }
}

/** Index of the first entry ≥ `wanted`, or the length. */
function firstAtLeast(sorted: Int32Array, wanted: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) >= wanted) high = middle
    else low = middle + 1
  }
  return low
}
