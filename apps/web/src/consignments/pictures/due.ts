import type { ListedConsignment } from '@karavan/api'
import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import { type TimeAxis, ticksBetween } from '../../answers/time-axis.js'
import type { Words } from '../../words/words.js'

/** When a consignment was to arrive and when it will. */
export interface Due {
  /** By the median of its plan; null without one. */
  readonly planned: EpochMinutes | null
  /** Null where nobody says, and nothing can be compared. */
  readonly expected: EpochMinutes | null
  /** It arrived then; somebody says so; or as late as it is now. */
  readonly how: 'arrived' | 'announced' | 'asLate'
}

/** @param lateMinutes - where what was announced did not come true, it is more than that */
export function dueOf({ digest, lateMinutes }: Pick<ListedConsignment, 'digest' | 'lateMinutes'>): Due {
  const planned = digest?.arrival.plannedP50 ?? null
  const announced = digest?.arrival.estimated ?? null
  const asLate = planned === null || lateMinutes === null ? null : planned + lateMinutes
  if (announced === null || (asLate !== null && asLate !== announced))
    return { planned, expected: asLate, how: 'asLate' }
  return { planned, expected: announced, how: digest?.state === 'delivered' ? 'arrived' : 'announced' }
}

/** When it was to be delivered and when it will be, as one sentence; empty where nothing is known. */
export function dueInWords({ planned, expected, how }: Due, { say, shortDate }: Words): string {
  if (planned === null && expected === null) return ''
  if (expected === null) return say('consignments.arrival.planned', { planned: shortDate(planned ?? 0) })
  if (planned === null) return say('consignments.arrival.expected', { expected: shortDate(expected) })
  return say(`consignments.arrival.${how}`, { planned: shortDate(planned), expected: shortDate(expected) })
}

/** One axis for all that are listed, with now on it; null where none has a day. */
export function dueAxis(dues: readonly Due[], now: EpochMinutes): TimeAxis | null {
  const days = dues.flatMap(({ planned, expected }) => [planned, expected]).filter((at) => at !== null)
  if (days.length === 0) return null
  const [first, last] = [Math.min(now, ...days), Math.max(now, ...days)]
  const pad = Math.max(DAY_MINUTES, (last - first) * 0.05)
  const [from, to] = [first - pad, last + pad]
  return { from, to, ticks: ticksBetween(from, to, 6) }
}
