import { type Arrival, chanceBy, chanceEver, fromCdf, NEVER_ARRIVES } from './distribution.js'
import type { Kernel } from './kernel.js'

/**
 * Takes so many steps longer for what is ready within a window, but no longer than until the window ends.
 * @param from - first step of the window
 * @param until - first step after it; infinite where it does not end
 */
export function quotaKernel(from: number, until: number, longer: number): Kernel {
  const doneAt = (ready: number) => (ready < from || ready >= until ? ready : Math.min(ready + longer, until))
  /** The last step at which one must be ready to be done by another. */
  const lastReady = (done: number) => (done < from || done >= until ? done : Math.max(done - longer, from - 1))
  return {
    least: 0,
    timeless: false,
    apply(ready, end): Arrival {
      const readyLast = ready.start + ready.cdf.length - 1
      if ((readyLast < from || ready.start >= until) && readyLast < end) return ready
      const start = doneAt(ready.start)
      const length = Math.min(end, doneAt(readyLast) + 1) - start
      if (length <= 0 || chanceEver(ready) <= 0) return NEVER_ARRIVES
      return fromCdf(
        start,
        Float64Array.from({ length }, (_, i) => chanceBy(ready, lastReady(start + i))),
      )
    },
    expect(done, origin) {
      const never = done[done.length - 1] ?? 0
      return Float64Array.from(done, (value, i) => {
        if (i === done.length - 1) return value
        const at = doneAt(origin + i) - origin
        return at < done.length - 1 ? (done[at] ?? never) : never
      })
    },
  }
}
