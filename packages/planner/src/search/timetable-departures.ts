import { type EpochMinutes, earliestInstant, endInstant, localToInstant, zoneOffset } from '@karavan/core'
import type { Service } from '@karavan/model'

const DAY = 1440

/** Local time of departure where only the weekday is known; an assumption, said in the docs. */
const UNKNOWN_TIME = 18 * 60

/**
 * Departures of a service with fixed weekdays, in order, from `from` to before `to`.
 * @param zone - IANA zone of the place of boarding
 */
export function timetableDepartures(
  service: Service,
  zone: string,
  from: EpochMinutes,
  to: EpochMinutes,
): EpochMinutes[] {
  const { departures } = service
  if (departures.kind !== 'days') return []
  const opens = service.validFrom === undefined ? null : earliestInstant(service.validFrom)
  const ends = service.validTo === undefined ? null : endInstant(service.validTo)
  const first = Math.floor((from + zoneOffset(zone, from)) / DAY) - 1
  const last = Math.ceil(to / DAY) + 1
  const result: EpochMinutes[] = []
  for (let day = first; day <= last; day++) {
    if (!departures.weekdays.includes((day + 4) % 7)) continue
    const at = localToInstant(zone, day * DAY + (departures.localMinutes ?? UNKNOWN_TIME))
    if (at >= from && at < to && (opens === null || at >= opens) && (ends === null || at < ends)) result.push(at)
  }
  return result
}
