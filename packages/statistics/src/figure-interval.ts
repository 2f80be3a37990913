import type { Observation, Qualifier } from '@karavan/model'
import { scaled } from './units.js'

/** Between what a figure lies that was rounded when it was printed. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * Between what a published figure lies: half a unit of its last digit to each side, a whole one to the side that its qualifier names.
 * "4.5 million" is 4.45 to 4.55 million, "over 41 million" is 41 to 42 million. A figure of one digit counts as if two were printed:
 * "10 million" is 9.5 to 10.5. Null where nothing is there.
 */
export function intervalOf({
  value,
  min,
  max,
  qualifier,
}: Pick<Observation, 'value' | 'min' | 'max' | 'qualifier'>): Interval | null {
  if (value === null) return min === null || max === null ? null : { low: min, high: max }
  return around(value, lastUnit(value), qualifier)
}

/** The value of one in the last digit that is not 0, of two digits at least. */
function lastUnit(value: number): number {
  if (value === 0) return 0
  const digits = Math.abs(value).toExponential().split('e')
  const shown = (digits[0] ?? '').replace('.', '').length
  return scaled(1, Number(digits[1]) - Math.max(1, shown - 1))
}

export function around(value: number, unit: number, qualifier: Qualifier | null): Interval {
  if (qualifier === 'moreThan' || qualifier === 'atLeast') return { low: value, high: value + unit }
  if (qualifier === 'almost' || qualifier === 'upTo' || qualifier === 'lessThan')
    return { low: value - unit, high: value }
  const side = qualifier === 'about' ? unit : unit / 2
  return { low: value - side, high: value + side }
}

export function overlap(a: Interval, b: Interval): boolean {
  return a.low <= b.high && b.low <= a.high
}

/** The middle of what a figure may be. */
export function middle({ low, high }: Interval): number {
  return (low + high) / 2
}
