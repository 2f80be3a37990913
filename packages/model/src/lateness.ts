import type { EpochMinutes } from '@karavan/core'
import type { StoryDigest } from './story.js'

/** Less than so many minutes before or after the plan is said to be on time. */
export const ON_TIME_MINUTES = 6 * 60

export type Lateness = 'early' | 'onTime' | 'late' | 'unknown'

/** What a lateness is called. @param minutes - later than planned; null where it can be compared with nothing */
export function latenessKind(minutes: number | null): Lateness {
  if (minutes === null) return 'unknown'
  if (Math.abs(minutes) < ON_TIME_MINUTES) return 'onTime'
  return minutes > 0 ? 'late' : 'early'
}

/** When something arrives by an estimate, beside the time that it is held against. */
export interface EstimatedLateness {
  /** By when half of such arrive. */
  readonly expected: EpochMinutes
  readonly than: EpochMinutes
  /**
   * What that time is: `deliverBy`: it was agreed; `plan`: by then nine in ten were to be there by the plan; `median`: half of them,
   * where no time counts.
   */
  readonly basis: 'deliverBy' | 'plan' | 'median'
  /** Later than that; negative where earlier. */
  readonly minutes: number
}

/** What of an estimate its lateness is told by. */
interface Estimated {
  readonly p50: EpochMinutes | null
  readonly due: { readonly at: EpochMinutes; readonly basis: 'deliverBy' | 'plan' } | null
}

/**
 * How late a consignment arrives by an estimate, at its median; null without an estimate, where half arrive beyond what is worked
 * out, where there is nothing to hold it against, or once all was delivered. Then its story says how late it is.
 */
export function estimatedLateness(
  estimate: Estimated | null,
  digest: Pick<StoryDigest, 'state' | 'arrival'> | null,
): EstimatedLateness | null {
  if (estimate === null || estimate.p50 === null || digest?.state === 'delivered') return null
  const { p50: expected, due } = estimate
  const than = due?.at ?? digest?.arrival.plannedP50 ?? null
  if (than === null) return null
  return { expected, than, basis: due?.basis ?? 'median', minutes: expected - than }
}
