import { CDF_TOLERANCE, TAIL_MASS } from './tolerance.js'

/**
 * When something will be ready: a discrete distribution on the absolute grid (step 0 = 1970-01-01T00:00Z).
 * `cdf[i]` is the probability of being ready by step `start + i`; the last value stays true for all later steps,
 * and what it lacks to 1 is the chance of `never` (not within the horizon).
 */
export interface Arrival {
  readonly start: number
  readonly cdf: Float64Array
}

/** Shared, so that what is ready for certain is known by its shape. */
const CERTAIN = Float64Array.of(1)

/** Ready at one step, for certain. */
export function readyAt(step: number): Arrival {
  return { start: step, cdf: CERTAIN }
}

/** Nothing arrives: all of the mass is `never`. */
export const NEVER_ARRIVES: Arrival = { start: 0, cdf: Float64Array.of(0) }

/** Chance of being ready by a step. */
export function chanceBy(arrival: Arrival, step: number): number {
  const i = step - arrival.start
  if (i < 0) return 0
  return arrival.cdf[Math.min(i, arrival.cdf.length - 1)] ?? 0
}

/** Chance of arriving within the horizon. */
export function chanceEver(arrival: Arrival): number {
  return arrival.cdf[arrival.cdf.length - 1] ?? 0
}

/** First step by which the chance reaches `probability` (0–1), or null where that lies beyond the horizon. */
export function quantile(arrival: Arrival, probability: number): number | null {
  const { cdf, start } = arrival
  const wanted = probability - CDF_TOLERANCE
  const ever = cdf[cdf.length - 1] ?? 0
  if (ever < wanted || ever <= 0) return null
  let [low, high] = [0, cdf.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cdf[middle] ?? 0) >= wanted) high = middle
    else low = middle + 1
  }
  return start + low
}

/** Mean step, with mass that does not arrive before the step `end` counted there: the horizon-restricted mean. */
export function restrictedMean(arrival: Arrival, end: number): number {
  const { cdf, start } = arrival
  if (start >= end) return end
  const inside = Math.min(cdf.length, end - start)
  let late = 0
  for (let i = 0; i < inside; i++) late += 1 - (cdf[i] ?? 0)
  return start + late + (1 - chanceEver(arrival)) * (end - start - inside)
}

/** Places at which dominance is tried before every step is looked at. */
const DOMINANCE_PROBES = 8

/**
 * First-order stochastic dominance: at every step `better` is at least as likely to have arrived.
 * @param slack - steps by which `better` may be later at each level; 0 is exact
 */
export function dominates(better: Arrival, worse: Arrival, slack = 0): boolean {
  const tolerance = CDF_TOLERANCE
  const { cdf: a } = better
  const { cdf: b } = worse
  const ahead = worse.start - better.start + slack
  const lastA = a.length - 1
  const lastB = b.length - 1
  if ((a[lastA] ?? 0) < (b[lastB] ?? 0) - tolerance) return false
  if (ahead < 0 && (b[Math.min(lastB, -ahead - 1)] ?? 0) > tolerance) return false
  const from = ahead < 0 ? -ahead : 0
  const to = Math.min(lastB, lastA - 1 - ahead)
  for (let probe = 1; probe < DOMINANCE_PROBES; probe++) {
    const i = from + Math.floor(((to - from) * probe) / DOMINANCE_PROBES)
    if (i <= to && (a[i + ahead] ?? 0) < (b[i] ?? 0) - tolerance) return false
  }
  for (let i = from; i <= to; i++) {
    if ((a[i + ahead] ?? 0) < (b[i] ?? 0) - tolerance) return false
  }
  return true
}

/** The same distribution some steps later. */
export function shifted(arrival: Arrival, steps: number): Arrival {
  return steps === 0 ? arrival : { start: arrival.start + steps, cdf: arrival.cdf }
}

/**
 * Gathers single-step probabilities to a distribution, without empty ends: less than `TAIL_MASS` moves at each end.
 * @param start - step that `mass[0]` stands for
 * @param mass - taken over: the distribution is built in its place
 */
export function fromMass(start: number, mass: Float64Array): Arrival {
  let total = 0
  for (let i = 0; i < mass.length; i++) {
    total += mass[i] ?? 0
    mass[i] = total
  }
  return fromCdf(start, mass)
}

/**
 * A distribution without empty ends: less than `TAIL_MASS` moves at each end.
 * @param start - step that `cdf[0]` stands for
 * @param cdf - taken over; ascending
 */
export function fromCdf(start: number, cdf: Float64Array): Arrival {
  const total = cdf[cdf.length - 1] ?? 0
  if (!(total > 0)) return NEVER_ARRIVES
  let first = 0
  let last = cdf.length - 1
  const least = Math.min(TAIL_MASS, total / 2)
  while (first < last && (cdf[first] ?? 0) < least) first++
  while (last > first && total - (cdf[last - 1] ?? 0) < least) last--
  const kept = first === 0 && last === cdf.length - 1 ? cdf : cdf.subarray(first, last + 1)
  kept[kept.length - 1] = total
  return { start: start + first, cdf: kept }
}

/** Probability of each single step of the support. */
export function massOf(arrival: Arrival): Float64Array {
  return arrival.cdf.map((value, i) => (i === 0 ? value : value - (arrival.cdf[i - 1] ?? 0)))
}

/** What is left once it is known that the arrival was not before `step`; null when that had no chance. */
export function notBefore(arrival: Arrival, step: number): Arrival | null {
  const gone = chanceBy(arrival, step - 1)
  const left = 1 - gone
  if (left <= CDF_TOLERANCE) return null
  const skip = Math.max(0, Math.min(step - arrival.start, arrival.cdf.length - 1))
  return {
    start: Math.max(arrival.start, step),
    cdf: arrival.cdf.slice(skip).map((value) => Math.max(0, value - gone) / left),
  }
}
