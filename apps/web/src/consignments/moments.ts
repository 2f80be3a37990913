import type { EpochMinutes } from '@karavan/core'
import type { Words } from '../words/words.js'

/** `25 Nov, 14:05`, UTC. */
export function moment(at: EpochMinutes, { say, shortDate }: Words): string {
  return say('consignments.moment', { date: shortDate(at), time: clock(at) })
}

/** `25 Nov 2026, 14:05`, UTC. */
export function fullMoment(at: EpochMinutes, { say, longDate }: Words): string {
  return say('consignments.moment', { date: longDate(at), time: clock(at) })
}

/** `3 h`, `12 min`: how long something has been, minutes. */
export function ageInWords(minutes: number, { say, duration, number }: Words): string {
  return minutes < 60 ? say('consignments.minutes', { count: number(Math.max(0, minutes)) }) : duration(minutes / 60)
}

/** The minute of an instant in ISO 8601. */
export function minuteOf(iso: string): EpochMinutes {
  return Math.floor(Date.parse(iso) / 60_000)
}

/** `14:05`, UTC. */
export function clock(at: EpochMinutes): string {
  return new Date(at * 60_000).toISOString().slice(11, 16)
}
