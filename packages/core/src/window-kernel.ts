import { type Arrival, chanceBy, chanceEver, fromCdf, NEVER_ARRIVES } from './distribution.js'
import type { Kernel } from './kernel.js'

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
      const untouched = readyLast < from || ready.start >= endsLast
      if (untouched && readyLast < end) return ready
      const length = Math.min(end - ready.start, Math.max(ready.cdf.length, endsLast - ready.start + 1))
      if (length <= 0 || chanceEver(ready) <= 0) return NEVER_ARRIVES
      const before = chanceBy(ready, from - 1)
      const cdf = new Float64Array(length)
      for (let i = 0; i < length; i++) {
        const step = ready.start + i
        const isReady = ready.cdf[Math.min(i, ready.cdf.length - 1)] ?? 0
        cdf[i] = step < from ? isReady : before + (isReady - before) * chanceBy(ends, step)
      }
      return fromCdf(ready.start, cdf)
    },
    expect(done, origin) {
      const never = done[done.length - 1] ?? 0
      const value = Float64Array.from(done)
      let later = never * (1 - chanceEver(ends))
      for (let step = Math.max(endsLast, origin + done.length - 2); step >= origin; step--) {
        const at = step - origin
        const worth = at < done.length - 1 ? (done[at] ?? never) : never
        const ended = chanceBy(ends, step)
        if (at < done.length - 1 && step >= from) value[at] = ended * worth + later
        later += (ended - chanceBy(ends, step - 1)) * worth
      }
      return value
    },
  }
}
