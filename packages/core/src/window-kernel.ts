import { type Arrival, chanceBy, chanceEver, fromCdf, NEVER_ARRIVES } from './distribution.js'
import type { Kernel } from './kernel.js'

/**
 * Holds what is ready from step `from` on until a random end.
 * @param from - first step of the window
 * @param ends - the end as a distribution
 */
export function windowKernel(from: number, ends: Arrival): Kernel {
  const endsEnd = ends.cdf.length - 1
  const endsLast = ends.start + endsEnd
  const endsEver = chanceEver(ends)
  return {
    least: 0,
    timeless: false,
    apply(ready, end) {
      const readyLast = ready.start + ready.cdf.length - 1
      const untouched = readyLast < from || ready.start >= endsLast
      if (untouched && readyLast < end) return ready
      const length = Math.min(end - ready.start, Math.max(ready.cdf.length, endsLast - ready.start + 1))
      if (length <= 0 || chanceEver(ready) <= 0) return NEVER_ARRIVES
      const before = chanceBy(ready, from - 1)
      const ever = chanceEver(ready)
      const { cdf: isReady, start } = ready
      const size = isReady.length
      const cdf = new Float64Array(length)
      const free = Math.max(0, Math.min(length, from - start))
      for (let i = 0; i < free; i++) cdf[i] = i < size ? (isReady[i] ?? 0) : ever
      cdf.fill(before, free)
      for (let i = Math.max(free, ends.start - start), j = i + start - ends.start; i < length; i++, j++) {
        const ended = j <= endsEnd ? (ends.cdf[j] ?? 0) : endsEver
        cdf[i] = before + ((i < size ? (isReady[i] ?? 0) : ever) - before) * ended
      }
      return fromCdf(ready.start, cdf)
    },
    expect(done, origin) {
      const never = done[done.length - 1] ?? 0
      const value = Float64Array.from(done)
      let later = never * (1 - endsEver)
      let ended = endsEver
      for (let at = Math.max(endsLast - origin, done.length - 2); at >= 0; at--) {
        const i = at + origin - ends.start
        const sooner = i > endsEnd ? endsEver : i > 0 ? (ends.cdf[i - 1] ?? 0) : 0
        const worth = at < done.length - 1 ? (done[at] ?? never) : never
        if (at < done.length - 1 && at + origin >= from) value[at] = ended * worth + later
        later += (ended - sooner) * worth
        ended = sooner
      }
      return value
    },
  }
}
