/** Less than so many minutes before or after the plan is said to be on time. */
export const ON_TIME_MINUTES = 6 * 60

export type Lateness = 'early' | 'onTime' | 'late' | 'unknown'

/** What a lateness is called. @param minutes - later than planned; null where it can be compared with nothing */
export function latenessKind(minutes: number | null): Lateness {
  if (minutes === null) return 'unknown'
  if (Math.abs(minutes) < ON_TIME_MINUTES) return 'onTime'
  return minutes > 0 ? 'late' : 'early'
}
