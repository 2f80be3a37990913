import type { Words } from '../words/words.js'

/** Less than so many minutes before or after is said to be on time. */
export const ON_TIME_MINUTES = 6 * 60

export type Lateness = 'early' | 'onTime' | 'late' | 'unknown'

/** @param minutes - later than planned; null where it can be compared with nothing */
export function latenessOf(minutes: number | null): Lateness {
  if (minutes === null) return 'unknown'
  if (Math.abs(minutes) < ON_TIME_MINUTES) return 'onTime'
  return minutes > 0 ? 'late' : 'early'
}

/** `2 days late`. */
export function latenessInWords(minutes: number | null, { say, duration }: Words): string {
  const lateness = latenessOf(minutes)
  return say(`consignments.${lateness}`, { time: duration(Math.abs(minutes ?? 0) / 60) })
}
