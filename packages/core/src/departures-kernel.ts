import { fromCdf, NEVER_ARRIVES } from './distribution.js'
import type { Kernel } from './kernel.js'

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
    timeless: false,
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
      return fromCdf(start, cdf)
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
