import type { EpochMinutes } from '@karavan/core'
import type { ArrivalCurve } from '@karavan/model'

type Curve = Pick<ArrivalCurve, 'start' | 'cdf' | 'gridMinutes'>

/** Chance of having arrived by a step of a curve's grid. */
export function chanceAt({ start, cdf, gridMinutes }: Curve, step: number): number {
  const i = step - start / gridMinutes
  return i < 0 ? 0 : (cdf[Math.min(i, cdf.length - 1)] ?? 0)
}

/** Continuous ranked probability score in hours, by its definition; what never arrives is at the end that is given. */
export function crps(curve: Curve, came: EpochMinutes): number {
  const { start, cdf, gridMinutes } = curve
  const first = Math.min(start, came) / gridMinutes
  const last = Math.max(start / gridMinutes + cdf.length, came / gridMinutes)
  let sum = 0
  for (let step = first; step < last; step++) {
    sum += (chanceAt(curve, step) - Number(step * gridMinutes >= came)) ** 2
  }
  return (sum * gridMinutes) / 60
}

/** Probability integral transform, with chance where the arrival has mass: uniform for a calibrated forecast. @param u - 0 to 1 */
export function transform(curve: Curve, came: EpochMinutes, u: number): number {
  const step = came / curve.gridMinutes
  const before = chanceAt(curve, step - 1)
  return before + u * (chanceAt(curve, step) - before)
}

/** Mean and variance of a curve that is sure to arrive, in hours. */
export function momentsOf({ start, cdf, gridMinutes }: Curve): { readonly mean: number; readonly variance: number } {
  const masses = cdf.map((value, i) => value - (cdf[i - 1] ?? 0))
  const hours = masses.map((_, i) => (start + i * gridMinutes) / 60)
  const mean = masses.reduce((sum, mass, i) => sum + mass * (hours[i] ?? 0), 0)
  return { mean, variance: masses.reduce((sum, mass, i) => sum + mass * ((hours[i] ?? 0) - mean) ** 2, 0) }
}
