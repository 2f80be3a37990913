import type { ListedConsignment } from '@karavan/api'
import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import { type TimeAxis, ticksBetween } from '../../answers/time-axis.js'

/** When a consignment was to arrive and when it will. */
export interface Due {
  /** By the median of its plan; null without one. */
  readonly planned: EpochMinutes | null
  /** Null where nobody says, and nothing can be compared. */
  readonly expected: EpochMinutes | null
  /** It arrived then; somebody says so; or as late as it is now. */
  readonly how: 'arrived' | 'announced' | 'asLate'
}

export function dueOf({ digest, lateMinutes }: Pick<ListedConsignment, 'digest' | 'lateMinutes'>): Due {
  const planned = digest?.arrival.plannedP50 ?? null
  const announced = digest?.arrival.estimated ?? null
  if (announced !== null)
    return { planned, expected: announced, how: digest?.state === 'delivered' ? 'arrived' : 'announced' }
  return { planned, expected: planned === null || lateMinutes === null ? null : planned + lateMinutes, how: 'asLate' }
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
