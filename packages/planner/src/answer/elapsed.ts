import { type Arrival, quantile, restrictedMean } from '@karavan/core'
import type { HoursSummary } from '@karavan/model'

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

export function round(value: number, digits = 1): number {
  const factor = 10 ** digits
  return Math.round(value * factor) / factor
}
