import { type EpochMinutes, formatDate } from '@karavan/core'
import type {
  Service,
  ServiceKind,
  Timetable,
  TimetableRoute,
  TimetableService,
  TimetableStop,
  TimetableTrip,
} from '@karavan/model'
import type { Network } from '@karavan/network'
import { timetableDepartures } from '../search/timetable-departures.js'

const DAY = 1440

/** GTFS `route_type`: rail 2, truck 3 (bus), ship 4 (ferry). */
const ROUTE_TYPES: Readonly<Record<ServiceKind, number>> = {
  rail_block_train: 2,
  rail_wagonload: 2,
  rail_ferry: 4,
  ro_ro: 4,
  feeder: 4,
  deep_sea: 4,
  sea_bulk: 4,
  barge: 4,
  road: 3,
}

export interface NetworkTimetable {
  readonly timetable: Timetable
  /** Services without fixed departures, which no timetable can hold. */
  readonly unscheduled: readonly Service[]
}

/**
 * Services with fixed weekdays as trips in UTC, with median running times; the times of day of services of which only
 * the weekday is known are assumed as in a plan.
 * @param from - first instant of departures
 * @param until - first instant after them
 */
export function networkTimetable(network: Network, from: EpochMinutes, until: EpochMinutes): NetworkTimetable {
  const scheduled: Service[] = []
  const unscheduled: Service[] = []
  for (const service of network.services) {
    if (!service.boardable) continue
    ;(service.departures.kind === 'days' ? scheduled : unscheduled).push(service)
  }
  const stopNumbers = new Map<string, number>()
  const stops: TimetableStop[] = []
  const stopOf = (id: string): number => {
    let number = stopNumbers.get(id)
    const location = network.locations.get(id)
    if (number === undefined && location !== undefined) {
      number = stops.length
      const [lon, lat] = location.position
      stops.push({ stopId: id, name: location.name, lon, lat, timeZone: location.timeZone })
      stopNumbers.set(id, number)
    }
    return number ?? -1
  }
  const routes: TimetableRoute[] = []
  const services: TimetableService[] = []
  const trips: TimetableTrip[] = []
  for (const service of scheduled) {
    const zone = network.locations.get(service.calls[0]?.location ?? '')?.timeZone ?? 'UTC'
    const byTime = new Map<number, string[]>()
    for (const at of timetableDepartures(service, zone, from, until)) {
      const minute = at % DAY
      byTime.set(minute, [...(byTime.get(minute) ?? []), formatDate(at)])
    }
    if (byTime.size === 0) continue
    const route = routes.length
    routes.push({
      routeId: service.id,
      name: service.name,
      agency: service.operator,
      routeType: ROUTE_TYPES[service.kind],
    })
    for (const [minute, dates] of byTime) {
      const tripId = `${service.id}@${String(minute).padStart(4, '0')}`
      let time = minute
      const calls = service.calls.map(({ location, hours }) => {
        time += Math.round((hours?.p50 ?? 0) * 60)
        return { stop: stopOf(location), arrival: time, departure: time }
      })
      trips.push({ tripId, route, service: services.length, calls })
      services.push({ serviceId: tripId, dates })
    }
  }
  return { timetable: { timeZone: 'UTC', stops, routes, services, trips, transfers: [] }, unscheduled }
}
