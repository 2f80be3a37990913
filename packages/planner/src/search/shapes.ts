import { type Arrival, chanceEver, type Kernel, shifted } from '@karavan/core'

/** What a kernel made of a ready time, with so many steps left to the end of the horizon. */
interface Made {
  readonly start: number
  readonly room: number
  readonly done: Arrival
}

/** Results kept of one kernel and shape from before it was last forgotten: those of a week, and some. */
const MOST_MADE = 16

type Known = Map<Arrival['cdf'], Map<Kernel, Made[]>>

/**
 * Applies kernels and remembers what they made: chains share their beginnings, and hand-overs of other days repeat them.
 * Ready times of one shape, a day or a week apart, hold one and the same array, so that a timeless step is worked out once for
 * all of them. Every result is what the kernel itself would give.
 */
export class ShapeMemo {
  private recent: Known = new Map()
  private earlier: Known = new Map()

  apply(kernel: Kernel, ready: Arrival, end: number): Arrival {
    const { start } = ready
    const room = end - start
    const known = this.known(ready, kernel)
    for (const made of known) {
      if (made.room !== room) continue
      if (made.start === start) return made.done
      if (kernel.timeless && chanceEver(made.done) > 0) return shifted(made.done, start - made.start)
    }
    const done = withKnownShape(kernel.apply(ready, end), known)
    known.push({ start, room, done })
    return done
  }

  /** Forgets what was not asked for since this was called before. */
  forget(): void {
    this.earlier = this.recent
    this.recent = new Map()
  }

  private known({ cdf }: Arrival, kernel: Kernel): Made[] {
    let ofShape = this.recent.get(cdf)
    if (ofShape === undefined) {
      ofShape = new Map()
      this.recent.set(cdf, ofShape)
    }
    let made = ofShape.get(kernel)
    if (made === undefined) {
      made = this.earlier.get(cdf)?.get(kernel)?.slice(-MOST_MADE) ?? []
      ofShape.set(kernel, made)
    }
    return made
  }
}

function withKnownShape(done: Arrival, known: readonly Made[]): Arrival {
  for (const { done: other } of known) if (isSame(other.cdf, done.cdf)) return { start: done.start, cdf: other.cdf }
  return done
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
