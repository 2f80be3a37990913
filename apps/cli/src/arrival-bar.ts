import type { ArrivalCurve } from '@karavan/model'

const HEIGHTS = ' ▁▂▃▄▅▆▇█'

/** Span of time that several bars share, epoch minutes. */
export interface Axis {
  readonly from: number
  readonly until: number
}

/** Time at which a curve reaches a chance, or its end. */
function timeAt({ start, gridMinutes, cdf }: ArrivalCurve, chance: number): number {
  const found = cdf.findIndex((value) => value >= chance)
  return start + (found < 0 ? cdf.length - 1 : found) * gridMinutes
}

/** An axis that holds the bulk of every curve: from the earliest start to the latest 98th percentile. */
export function commonAxis(curves: readonly ArrivalCurve[]): Axis {
  const from = Math.min(...curves.map((curve) => timeAt(curve, Math.min(0.005, curve.cdf.at(-1) ?? 0))))
  const until = Math.max(...curves.map((curve) => timeAt(curve, 0.98 * (1 - curve.never))))
  return { from, until: Math.max(until, from + 60) }
}

/** Chance of arriving within each of `columns` equal parts of the axis; what comes later counts to the last. */
export function columnChances(curve: ArrivalCurve, axis: Axis, columns: number): readonly number[] {
  const by = (instant: number) => {
    const at = (instant - curve.start) / curve.gridMinutes
    if (at < 0) return 0
    return curve.cdf[Math.min(Math.floor(at), curve.cdf.length - 1)] ?? 0
  }
  const edge = (i: number) => axis.from + ((axis.until - axis.from) * i) / columns
  return Array.from({ length: columns }, (_, i) => {
    const upper = i === columns - 1 ? (curve.cdf.at(-1) ?? 0) : by(edge(i + 1) - 1e-6)
    return Math.max(0, upper - (i === 0 ? 0 : by(edge(i) - 1e-6)))
  })
}

/** Bars of one height scale: a column that holds any chance shows at least the lowest block. */
export function arrivalBars(curves: readonly ArrivalCurve[], axis: Axis, columns: number): readonly string[] {
  const chances = curves.map((curve) => columnChances(curve, axis, columns))
  const top = Math.max(...chances.flat(), 1e-9)
  return chances.map((list) =>
    list
      .map((chance) => (chance <= 5e-4 ? ' ' : (HEIGHTS[Math.max(1, Math.round((chance / top) * 8))] ?? '█')))
      .join(''),
  )
}
