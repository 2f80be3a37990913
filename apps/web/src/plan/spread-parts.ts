import { type Arrival, readyAt } from '@karavan/core'
import type { StageChain } from '@karavan/model'
import type { LongWork } from './in-slices.js'
import { finish, stepBy, withoutSpread } from './stage-ends.js'

/** From where the days between the median and P90 of an arrival come. */
export interface SpreadParts {
  /** Minutes from P50 to P90 of the whole, or to the horizon where P90 lies beyond. */
  readonly total: number
  /** Minutes of each part, in its order; none below 0, and together `total`. */
  readonly parts: readonly number[]
}

/**
 * Shares the time from P50 to P90 out among the parts of a chain. Each part in turn is taken to last as long as it takes the
 * median consignment, all else as it is; how much nearer P90 then comes to P50 is its weight, and the weights are scaled
 * so that they add up to the whole.
 * @param ends - when each stage is done
 * @param groups - indices of stages; each group follows the one before without a gap, and the first begins at 0
 */
export function* spreadParts(
  chain: StageChain,
  ends: readonly Arrival[],
  groups: readonly (readonly number[])[],
): LongWork<SpreadParts> {
  const begins = readyAt(chain.start)
  const widthOf = (arrival: Arrival) => stepBy(chain, arrival, 0.9) - stepBy(chain, arrival, 0.5)
  const total = widthOf(ends.at(-1) ?? begins)
  const [nearer, grown]: [number[], number[]] = [[], []]
  for (const group of groups) {
    const first = group[0] ?? 0
    const last = group.at(-1) ?? first
    const ready = ends[first - 1] ?? begins
    const done = ends[last] ?? begins
    const narrowed = finish(chain, last + 1, withoutSpread(chain, ready, done))
    nearer.push(Math.max(0, total - widthOf(narrowed)))
    grown.push(Math.max(0, widthOf(done) - widthOf(ready)))
    yield
  }
  const weights = nearer.some((weight) => weight > 0) ? nearer : grown
  const sum = weights.reduce((a, b) => a + b, 0)
  const parts = weights.map((weight) => (sum > 0 ? (weight / sum) * total : total / weights.length))
  return { total: total * chain.gridMinutes, parts: parts.map((steps) => steps * chain.gridMinutes) }
}
