import { chanceEver, fromCdf, NEVER_ARRIVES } from './distribution.js'
import type { Kernel } from './kernel.js'
import { WAIT_TAIL_MASS } from './tolerance.js'

/** Waits that are geometric on the grid: memoryless, with the given mean in steps, ≥ 0. */
export function geometricKernel(meanSteps: number): Kernel {
  const stay = meanSteps / (1 + meanSteps)
  const tail = stay === 0 ? 0 : Math.ceil(Math.log(WAIT_TAIL_MASS) / Math.log(stay))
  return {
    least: 0,
    timeless: true,
    apply(ready, end) {
      const length = Math.min(end - ready.start, ready.cdf.length + tail)
      if (length <= 0 || chanceEver(ready) <= 0) return NEVER_ARRIVES
      const cdf = new Float64Array(length)
      const size = ready.cdf.length
      const least = WAIT_TAIL_MASS
      let waiting = 0
      let before = 0
      let gone = 0
      for (let i = 0; i < length; i++) {
        if (i < size) {
          const now = ready.cdf[i] ?? 0
          waiting += now - before
          before = now
        } else if (waiting < least) {
          cdf[i - 1] = before
          return fromCdf(ready.start, cdf.subarray(0, i))
        }
        gone += waiting * (1 - stay)
        waiting *= stay
        cdf[i] = gone
      }
      if (ready.start + length < end) cdf[length - 1] = before
      return fromCdf(ready.start, cdf)
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
