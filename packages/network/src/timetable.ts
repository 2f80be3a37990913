import { type EpochMinutes, earliestInstant, endInstant, formatDate, localToInstant, zoneOffset } from '@karavan/core'
import type { Service, ServiceKind, Timetable, TimetableCall, TimetableService, TimetableTrip } from '@karavan/model'
import type { Network } from './network.js'

const DAY = 1440

/** Local time of departure, minutes, where a service tells only its weekdays; the planner assumes the same. */
export const ASSUMED_DEPARTURE = 18 * 60

export interface NetworkTimetable {
  readonly timetable: Timetable
  /** Boardable services that no timetable can hold: nobody knows when they leave, only how often, or on demand. */
  readonly unscheduled: readonly Service[]
}

/**
 * The services with fixed weekdays as a timetable in UTC.
 * Each departure time in UTC is a trip of its own, so that local time stays right where clocks change; running times are
 * medians, in whole minutes; a service without a time of day leaves at {@link ASSUMED_DEPARTURE}.
 * @param from, to - departures from `from` to before `to`
 */
export function networkTimetable(
  network: Pick<Network, 'services' | 'locations'>,
  from: EpochMinutes,
  to: EpochMinutes,
): NetworkTimetable {
  const boardable = network.services.filter((service) => service.boardable && service.calls.length > 1)
  const scheduled = boardable.filter(({ departures }) => departures.kind === 'days')
  const stopNumbers = new Map<string, number>()
  for (const { location } of scheduled.flatMap(({ calls }) => calls)) {
    if (!stopNumbers.has(location)) stopNumbers.set(location, stopNumbers.size)
  }
  const services: TimetableService[] = []
  const trips: TimetableTrip[] = []
  scheduled.forEach((service, route) => {
    const zone = network.locations.get(service.calls[0]?.location ?? '')?.timeZone ?? 'UTC'
    for (const [minute, dates] of departuresByMinute(service, zone, from, to)) {
      const id = `${service.id}@${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}`
      trips.push({ tripId: id, route, service: services.length, calls: callsFrom(service, minute, stopNumbers) })
      services.push({ serviceId: id, dates })
    }
  })
  const stops = [...stopNumbers.keys()].map((id) => {
    const location = network.locations.get(id)
    const [lon, lat] = location?.position ?? [0, 0]
    return { stopId: id, name: location?.name ?? id, lon, lat, timeZone: location?.timeZone ?? 'UTC' }
  })
  const routes = scheduled.map(({ id, name, operator, kind }) => ({
    routeId: id,
    name,
    agency: operator,
    routeType: routeType(kind),
  }))
  return {
    timetable: { timeZone: 'UTC', stops, routes, services, trips, transfers: [] },
    unscheduled: boardable.filter(({ departures }) => departures.kind !== 'days'),
  }
}

/** UTC dates of departure by the UTC minute of the day, the earliest minute first. */
function departuresByMinute(
  service: Service,
  zone: string,
  from: EpochMinutes,
  to: EpochMinutes,
): [minute: number, dates: string[]][] {
  const { departures } = service
  if (departures.kind !== 'days') return []
  const opens = Math.max(from, earliestInstant(service.validFrom ?? 'undated') ?? from)
  const ends = Math.min(to, endInstant(service.validTo ?? 'undated') ?? to)
  const byMinute = new Map<number, string[]>()
  const first = Math.floor((from + zoneOffset(zone, from)) / DAY) - 1
  for (let day = first; day <= Math.ceil(to / DAY) + 1; day++) {
    if (!departures.weekdays.includes((day + 4) % 7)) continue
    const at = localToInstant(zone, day * DAY + (departures.localMinutes ?? ASSUMED_DEPARTURE))
    if (at < opens || at >= ends) continue
    const minute = at % DAY
    byMinute.set(minute, [...(byMinute.get(minute) ?? []), formatDate(at)])
  }
  return [...byMinute].sort(([a], [b]) => a - b)
}

function callsFrom(service: Service, minute: number, stops: ReadonlyMap<string, number>): TimetableCall[] {
  let hours = 0
  return service.calls.map((call) => {
    hours += call.hours?.p50 ?? 0
    const at = minute + Math.round(hours * 60)
    return { stop: stops.get(call.location) ?? 0, arrival: at, departure: at }
  })
}

/** GTFS `route_type`: 2 rail, 3 road, 4 ship. */
function routeType(kind: ServiceKind): number {
  if (kind === 'rail_block_train' || kind === 'rail_wagonload') return 2
  return kind === 'road' ? 3 : 4
}
