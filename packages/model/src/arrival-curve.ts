import type { ArrivalCurve } from './plan.js'

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
