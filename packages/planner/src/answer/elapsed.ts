import { type Arrival, fromMass, type Kernel, massOf, quantile, readyAt, restrictedMean, shifted } from '@karavan/core'
import type { HoursSummary } from '@karavan/model'

/** Ready times that stand for a distribution when a step's duration depends on the time. */
const POINTS = 24

/** How long a step takes for goods that become ready so, in steps from 0: exact for steps that do not depend on the time, else from 24 points of the ready time. */
export function elapsed(kernel: Kernel, ready: Arrival, end: number, timeless: boolean): Arrival {
  if (timeless) return kernel.apply(readyAt(0), end - ready.start)
  const total = ready.cdf[ready.cdf.length - 1] ?? 0
  const parts = new Map<number, number>()
  let most = 0
  for (let i = 0; i < POINTS; i++) {
    const step = quantile(ready, (total * (i + 0.5)) / POINTS) ?? ready.start
    const done = shifted(kernel.apply(readyAt(step), end), -step)
    massOf(done).forEach((p, k) => {
      if (p <= 0) return
      const at = done.start + k
      parts.set(at, (parts.get(at) ?? 0) + p / POINTS)
      if (at > most) most = at
    })
  }
  const mass = new Float64Array(most + 1)
  for (const [at, p] of parts) mass[at] = p
  return fromMass(0, mass)
}

/** The sum of two durations, taken as independent. */
export function addElapsed(a: Arrival, b: Arrival): Arrival {
  const [ma, mb] = [massOf(a), massOf(b)]
  const mass = new Float64Array(ma.length + mb.length - 1)
  for (let i = 0; i < ma.length; i++) {
    const p = ma[i] ?? 0
    if (p === 0) continue
    for (let j = 0; j < mb.length; j++) mass[i + j] = (mass[i + j] ?? 0) + p * (mb[j] ?? 0)
  }
  return fromMass(a.start + b.start, mass)
}

/** Mean and quantiles in hours of an arrival counted from a step. */
export function hoursFrom(arrival: Arrival, from: number, end: number, stepMinutes: number): HoursSummary {
  const hours = (step: number | null) => (step === null ? null : round(((step - from) * stepMinutes) / 60))
  return {
    mean: round(((restrictedMean(arrival, end) - from) * stepMinutes) / 60),
    p10: hours(quantile(arrival, 0.1)),
    p50: hours(quantile(arrival, 0.5)),
    p90: hours(quantile(arrival, 0.9)),
  }
}

/** Variance in steps², of the mass that arrives. */
export function variance(arrival: Arrival): number {
  const mass = massOf(arrival)
  let [total, first, second] = [0, 0, 0]
  for (let i = 0; i < mass.length; i++) {
    const p = mass[i] ?? 0
    total += p
    first += p * i
    second += p * i * i
  }
  return total <= 0 ? 0 : Math.max(0, second / total - (first / total) ** 2)
}

export function round(value: number, digits = 1): number {
  const factor = 10 ** digits
  return Math.round(value * factor) / factor
}
