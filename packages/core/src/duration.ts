import { StructuredError } from './errors.js'
import { BORDER_HOURS } from './tolerance.js'

/** Longest duration that is believed, hours: ten years. */
const MOST_HOURS = 87_660

/**
 * A duration in hours by the points that its sources give; between them the cumulative distribution is a straight line.
 * `p10` and `p90` may be missing. 0 ≤ min ≤ p10 ≤ p50 ≤ p90 ≤ max, all finite.
 */
export interface DurationKnots {
  readonly min: number
  readonly p10?: number
  readonly p50: number
  readonly p90?: number
  readonly max: number
}

/** A duration on the grid: the probability of each whole number of steps, as runs of equal probability. */
export interface GridDuration {
  /** Fewest steps that can occur. */
  readonly first: number
  /** Most steps that can occur. */
  readonly last: number
  /** Runs, ascending and disjoint: `from`, `to` inclusive, probability of each single step. */
  readonly from: Int32Array
  readonly to: Int32Array
  readonly each: Float64Array
  /** Mean in steps. */
  readonly mean: number
}

/** @throws {StructuredError} DURATION_INVALID when a knot is missing, negative, above ten years, or out of order */
export function checkKnots(knots: DurationKnots, pointer?: string): DurationKnots {
  const values = knotList(knots).map(([hours]) => hours)
  const ordered = values.every((hours, i) => hours <= MOST_HOURS && hours >= (i === 0 ? 0 : (values[i - 1] ?? 0)))
  if (ordered) return knots
  throw new StructuredError({
    code: 'DURATION_INVALID',
    received: knots,
    expected: `hours with 0 ≤ min ≤ p10 ≤ p50 ≤ p90 ≤ max ≤ ${MOST_HOURS}`,
    remediation: 'put the quantiles in ascending order; leave p10 or p90 empty where unknown',
    ...(pointer === undefined ? {} : { pointer }),
  })
}

/** A duration that is always the same. */
export function fixedDuration(hours: number): DurationKnots {
  return { min: hours, p50: hours, max: hours }
}

/** Every knot multiplied by a factor > 0. */
export function scaleKnots(knots: DurationKnots, factor: number): DurationKnots {
  return {
    min: knots.min * factor,
    ...(knots.p10 === undefined ? {} : { p10: knots.p10 * factor }),
    p50: knots.p50 * factor,
    ...(knots.p90 === undefined ? {} : { p90: knots.p90 * factor }),
    max: knots.max * factor,
  }
}

/** Probability that the duration is at most `hours`. */
export function durationCdf(knots: DurationKnots, hours: number): number {
  let [before, below] = [Number.NEGATIVE_INFINITY, 0]
  for (const [at, probability] of knotList(knots)) {
    if (hours < at) {
      return before === Number.NEGATIVE_INFINITY
        ? 0
        : below + ((hours - before) / (at - before)) * (probability - below)
    }
    before = at
    below = probability
  }
  return 1
}

/** Mean in hours of the piecewise linear distribution. */
export function durationMean(knots: DurationKnots): number {
  const list = knotList(knots)
  let mean = 0
  for (let i = 1; i < list.length; i++) {
    const [a = 0, p = 0] = list[i - 1] ?? []
    const [b = 0, q = 0] = list[i] ?? []
    mean += ((a + b) / 2) * (q - p)
  }
  return mean
}

/** Mean of the duration when it is cut off at `hours`: the chance of still lasting, summed from 0 to `hours`. */
export function durationUpTo(knots: DurationKnots, hours: number): number {
  const list = knotList(knots)
  let sum = Math.min(hours, knots.min)
  for (let i = 1; i < list.length; i++) {
    const [a = 0, p = 0] = list[i - 1] ?? []
    const [b = 0, q = 0] = list[i] ?? []
    if (hours <= a || b === a) continue
    const to = Math.min(hours, b)
    const atEnd = p + ((to - a) / (b - a)) * (q - p)
    sum += (to - a) * (1 - (p + atEnd) / 2)
  }
  return sum
}

/** Smallest number of hours within which the duration ends with the given probability, 0–1. */
export function durationQuantile(knots: DurationKnots, probability: number): number {
  const list = knotList(knots)
  for (let i = 1; i < list.length; i++) {
    const [a = 0, p = 0] = list[i - 1] ?? []
    const [b = 0, q = 0] = list[i] ?? []
    if (probability <= q) return q === p ? a : a + ((probability - p) / (q - p)) * (b - a)
  }
  return knots.max
}

function knotList(knots: DurationKnots): [hours: number, probability: number][] {
  const list: [number, number][] = [[knots.min, 0]]
  if (knots.p10 !== undefined) list.push([knots.p10, 0.1])
  list.push([knots.p50, 0.5])
  if (knots.p90 !== undefined) list.push([knots.p90, 0.9])
  list.push([knots.max, 1])
  return list
}

/**
 * Puts a duration on a grid, each value rounded to the nearest step, halves to the longer.
 * @param stepMinutes - size of a step, > 0
 */
export function onGrid(knots: DurationKnots, stepMinutes: number): GridDuration {
  const scale = stepMinutes / 60
  const last = Math.round((knots.max + BORDER_HOURS) / scale)
  const first = Math.round((knots.min + BORDER_HOURS) / scale)
  const probabilities = new Float64Array(last - first + 1)
  let below = 0
  for (let k = first; k <= last; k++) {
    const upTo = k === last ? 1 : durationCdf(knots, (k + 0.5) * scale - BORDER_HOURS)
    probabilities[k - first] = upTo - below
    below = upTo
  }
  return fromProbabilities(first, probabilities)
}

/**
 * Gathers single-step probabilities into runs of equal ones.
 * @param first - steps that `probabilities[0]` stands for
 */
export function fromProbabilities(first: number, probabilities: Float64Array): GridDuration {
  const from: number[] = []
  const to: number[] = []
  const each: number[] = []
  let mean = 0
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i] ?? 0
    if (p === 0) continue
    mean += p * (first + i)
    const run = each.length - 1
    if (run >= 0 && to[run] === first + i - 1 && Math.abs((each[run] ?? 0) - p) < 1e-15) {
      to[run] = first + i
    } else {
      from.push(first + i)
      to.push(first + i)
      each.push(p)
    }
  }
  return {
    first: from[0] ?? first,
    last: to.at(-1) ?? first,
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    each: Float64Array.from(each),
    mean,
  }
}
