/** Share of the outcomes that may lie outside an interval from P5 to P95. */
export const ALPHA = 0.1

/**
 * Interval score of Gneiting and Raftery (2007), section 6.2: the width, and 2/α times what the value lies outside.
 * Lower is better; in the unit of its arguments.
 */
export function intervalScore(low, high, value, alpha = ALPHA) {
  return high - low + (2 / alpha) * (Math.max(0, low - value) + Math.max(0, value - high))
}

export const isInside = ({ p5, p95 }, value) => p5 <= value && value <= p95

/**
 * Quantile that the next value of the same kind stays below with the given chance: linear between order statistics at
 * k/(n+1) (type 6 of Hyndman and Fan 1996), the ends beyond the first and the last.
 */
export function nextQuantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  const at = Math.min(Math.max((sorted.length + 1) * share - 1, 0), sorted.length - 1)
  const below = Math.floor(at)
  const [a, b] = [sorted[below], sorted[Math.min(below + 1, sorted.length - 1)]]
  return a + (at - below) * (b - a)
}

/** Quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996). */
export function quantileOf(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const below = Math.floor(at)
  const [a, b] = [sorted[below], sorted[Math.min(below + 1, sorted.length - 1)]]
  return a + (at - below) * (b - a)
}

export const median = (values) => quantileOf(values, 0.5)

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * What a set of predictions is worth. `relative` scores are divided by the published time, so that a ferry of a day
 * and a voyage of a month weigh the same.
 * @param pairs - `{hours, predicted: {p5, p50, p95}}`, all in hours
 */
export function summaryOf(pairs) {
  if (pairs.length === 0) return null
  const scores = pairs.map(({ hours, predicted }) => intervalScore(predicted.p5, predicted.p95, hours))
  return {
    rows: pairs.length,
    inside: pairs.filter(({ hours, predicted }) => isInside(predicted, hours)).length,
    intervalScoreDays: mean(scores) / 24,
    relativeIntervalScore: mean(scores.map((score, i) => score / pairs[i].hours)),
    medianWidth: median(pairs.map(({ predicted }) => (predicted.p95 - predicted.p5) / predicted.p50)),
    medianError: median(pairs.map(({ hours, predicted }) => Math.abs(predicted.p50 - hours) / hours)),
  }
}
