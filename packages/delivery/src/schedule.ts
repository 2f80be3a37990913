import type { Random } from '@karavan/core'

const [MINUTE, HOUR] = [60, 3600]

/** Pauses after each try that failed, seconds. After the last try, behind the last pause, a delivery is dead. */
export const RETRY_PAUSES = [
  5,
  30,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
] as const

/** Up to so much a pause is shortened or lengthened, so that what failed together does not come back together. */
const JITTER = 0.2

/** Longest that a receiver may ask for, seconds. */
const LONGEST_ASKED = HOUR

/**
 * Seconds to wait after a try that failed; null where it was the last.
 * @param failures - how many have failed, this one too
 * @param asked - seconds that the receiver asked for; null where it did not
 */
export function pauseAfter(failures: number, asked: number | null, random: Random): number | null {
  const pause = RETRY_PAUSES[failures - 1]
  if (pause === undefined) return null
  return Math.max(pause * (1 - JITTER + 2 * JITTER * random()), Math.min(asked ?? 0, LONGEST_ASKED))
}
