import type { ArrivalCurve } from './plan.js'
import type { Quantiles } from './stage-chain.js'

/** Chances are drawn to one in so many. */
const ONE_IN = 1e6
const DRAWN = 1 / ONE_IN

/** A curve as it is kept and drawn: rounded, without the part below one in a million and above all but one. */
export function drawnCurve({ gridMinutes, start, cdf, never, horizonEnd }: ArrivalCurve): ArrivalCurve {
  const ever = cdf.at(-1) ?? 0
  let first = 0
  while (first < cdf.length - 1 && (cdf[first] ?? 0) < DRAWN) first++
  let last = cdf.length - 1
  while (last > first && ever - (cdf[last - 1] ?? 0) < DRAWN) last--
  const drawn = cdf.slice(first, last + 1).map(rounded)
  drawn[drawn.length - 1] = rounded(ever)
  return { gridMinutes, start: start + first * gridMinutes, cdf: drawn, never: rounded(never), horizonEnd }
}

function rounded(chance: number): number {
  return Math.round(chance * ONE_IN) / ONE_IN
}

/** When one in ten, half and nine in ten have arrived by a curve; null where it does not come to that. */
export function curveQuantiles({ gridMinutes, start, cdf }: ArrivalCurve): Quantiles {
  const by = (share: number) => {
    const at = cdf.findIndex((chance) => chance >= share - DRAWN)
    return at === -1 ? null : start + at * gridMinutes
  }
  return { p10: by(0.1), p50: by(0.5), p90: by(0.9) }
}
