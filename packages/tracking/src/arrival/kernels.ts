import { compileTimeMap, type Kernel, type TimeMap } from '@karavan/core'
import type { Stage } from '@karavan/model'

interface Kept {
  readonly time: TimeMap
  readonly kernel: Kernel
}

/** Laws that are kept at once where nothing else is said: more than the bundled network has. */
const MOST_KEPT = 4096

/**
 * Laws of time made ready for a grid, each once however many consignments have it. Whoever works out many arrivals keeps one of
 * these for all of them; what an answer says does not depend on it.
 */
export class Kernels {
  private readonly kept = new Map<string, Kept>()

  /** @param most - laws that are kept at once; the one kept longest goes first */
  constructor(private readonly most = MOST_KEPT) {}

  /**
   * The kernel of a stage. Its content hash finds it; as plans come from outside, the hash is believed only where the laws are
   * the same.
   * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID
   */
  of({ contentHash, time }: Pick<Stage, 'contentHash' | 'time'>, gridMinutes: number): Kernel {
    const name = `${gridMinutes} ${contentHash}`
    const known = this.kept.get(name)
    if (known !== undefined && isSame(known.time, time)) return known.kernel
    const kernel = compileTimeMap(time, { stepMinutes: gridMinutes, horizonSteps: 0 })
    if (known === undefined && this.kept.size >= this.most) this.forgetOldest()
    this.kept.set(name, { time, kernel })
    return kernel
  }

  private forgetOldest(): void {
    for (const name of this.kept.keys()) {
      this.kept.delete(name)
      return
    }
  }
}

/** Whether two pieces of data say the same. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((each, i) => isSame(each, b[i]))
  const [own, other] = [Object.entries(a), new Map(Object.entries(b))]
  return own.length === other.size && own.every(([name, value]) => isSame(value, other.get(name)))
}
