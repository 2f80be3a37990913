import type { EpochMinutes } from '@karavan/core'
import type { LiveArrival } from '@karavan/model'

/** Chance of arriving after a deadline, 0–1; what never arrives within the horizon misses every one. */
export function chanceOfMissing({ arrival }: Pick<LiveArrival, 'arrival'>, deadline: EpochMinutes): number {
  return 1 - chanceUpTo(arrival, Math.floor((deadline - arrival.start) / arrival.gridMinutes))
}

/** How late goods will be, hours. */
export interface HoursAtStake {
  /** Mean of the hours beyond the deadline: those who come by then are 0 late. */
  readonly expected: number
  /** Mean of them, given that the deadline is missed; null where it cannot be. */
  readonly ifMissed: number | null
}

/**
 * What is at stake with a deadline. What does not arrive within the horizon counts up to its end, so that with a chance of `never`
 * both are least values.
 */
export function hoursAtStake({ arrival }: Pick<LiveArrival, 'arrival'>, deadline: EpochMinutes): HoursAtStake {
  const { gridMinutes, start, horizonEnd } = arrival
  // Before it can come at all it is late for certain.
  let late = Math.max(0, Math.min(start, horizonEnd) - deadline)
  for (
    let at = Math.max(0, Math.floor((deadline - start) / gridMinutes));
    start + at * gridMinutes < horizonEnd;
    at++
  ) {
    const from = Math.max(deadline, start + at * gridMinutes)
    late += (1 - chanceUpTo(arrival, at)) * (start + (at + 1) * gridMinutes - from)
  }
  const missing = chanceOfMissing({ arrival }, deadline)
  const expected = late / 60
  return { expected, ifMissed: missing > 0 ? expected / missing : null }
}

/** Sums of very small parts may end a hair above one. */
function chanceUpTo({ cdf }: LiveArrival['arrival'], at: number): number {
  return at < 0 ? 0 : Math.min(1, cdf[Math.min(at, cdf.length - 1)] ?? 0)
}
