import type { EpochMinutes } from '@karavan/core'
import type { Quantiles } from '@karavan/model'

/**
 * Chance of passing within a window, 0–1, with time spread evenly between the instants that are known and as far beyond them;
 * what lies beyond the horizon never passes.
 */
export function chanceWithin(when: Quantiles, from: EpochMinutes, until: EpochMinutes): number {
  return shareWithin(knotsOf(when), from, until)
}

/** An instant, and the share that has passed by then. */
export type Knot = readonly [at: EpochMinutes, share: number]

/** The distribution that three instants stand for: straight between its knots, ascending. */
export function knotsOf({ p10, p50, p90 }: Quantiles): readonly Knot[] {
  if (p10 === null) return []
  if (p50 === null) return [[p10, 0.1]]
  const first = p10 - (p50 - p10) / 4
  const knots: Knot[] = [
    [first, 0],
    [p10, 0.1],
    [p50, 0.5],
  ]
  return p90 === null ? knots : [...knots, [p90, 0.9], [p90 + (p90 - p50) / 4, 1]]
}

export function shareWithin(knots: readonly Knot[], from: EpochMinutes, until: EpochMinutes): number {
  return Math.max(0, shareBy(knots, until) - shareBy(knots, from))
}

/** Share that has passed before an instant. */
function shareBy(knots: readonly Knot[], at: EpochMinutes): number {
  let share = 0
  let [before] = knots
  for (const knot of knots) {
    if (at <= knot[0]) {
      const [from, low] = before ?? knot
      const width = knot[0] - from
      return at <= from || width <= 0 ? share : low + ((knot[1] - low) * (at - from)) / width
    }
    share = knot[1]
    before = knot
  }
  return share
}
