import type { TableRow } from '@karavan/core'
import type { Timetable, TimetableCall, TimetableRoute, TimetableStop, TimetableTrip } from '@karavan/model'
import { readServices } from './calendar.js'
import { cell, decimal, fault, type GtfsFiles, IdNumbers, required, rowsOf, seconds, whole } from './cells.js'
import { expandFrequencies } from './frequencies.js'
import { readTransfers } from './transfers.js'

/**
 * Reads a GTFS feed (gtfs.org, Schedule reference).
 * Times are whole minutes: seconds are dropped. Calls without times are interpolated: by `shape_dist_traveled` where all
 * of a gap have it, else evenly. Of `stops.txt`, stops and platforms are kept; stations only stand for their platforms in
 * `transfers.txt`. Trips of `frequencies.txt` with `exact_times` 1 become one trip per departure.
 * Not read: fares, shapes, accessibility, translations, and transfers that hold only for a route or trip.
 * @throws {StructuredError} GTFS_… or TABLE_…, each with `file:line`
 */
export function readGtfs(files: GtfsFiles): Timetable {
  const agencies = readAgencies(files)
  const stopIds = new IdNumbers('stop_id')
  const platforms = new Map<string, number[]>()
  const stops = readStops(files, stopIds, platforms)
  const routeIds = new IdNumbers('route_id')
  const routes = rowsOf(files, 'routes.txt', ['route_id', 'route_type']).map((row): TimetableRoute => {
    routeIds.add(row)
    return {
      routeId: required(row, 'route_id'),
      name: cell(row, 'route_long_name') || required(row, 'route_short_name'),
      agency: agencies.nameOf(row),
      routeType: whole(row, 'route_type', -1, 1799),
    }
  })
  const { services, serviceIds } = readServices(files)
  const tripIds = new IdNumbers('trip_id')
  const heads = rowsOf(files, 'trips.txt', ['route_id', 'service_id', 'trip_id']).map((row) => {
    tripIds.add(row)
    return { row, tripId: required(row, 'trip_id'), route: routeIds.at(row), service: serviceIds.at(row) }
  })
  const calls = readCalls(files, heads, tripIds, stopIds)
  const trips = heads.map(
    ({ tripId, route, service }, n): TimetableTrip => ({ tripId, route, service, calls: calls[n] ?? [] }),
  )
  return {
    timeZone: agencies.timeZone,
    stops,
    routes,
    services,
    trips: expandFrequencies(files, trips, tripIds),
    transfers: readTransfers(files, stopIds, platforms),
  }
}

function readAgencies(files: GtfsFiles) {
  const rows = rowsOf(files, 'agency.txt', ['agency_name', 'agency_timezone'])
  const first = rows[0]
  if (first === undefined) {
    const header: TableRow = { file: 'agency.txt', line: 1, cells: {} }
    throw fault(header, 'GTFS_VALUE_MISSING', 'no rows', 'at least one agency')
  }
  const timeZone = required(first, 'agency_timezone')
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw fault(first, 'GTFS_VALUE_INVALID', timeZone, 'a time zone such as Asia/Almaty')
  }
  const names = new Map<string, string>()
  for (const row of rows) {
    const zone = required(row, 'agency_timezone')
    if (zone !== timeZone)
      throw fault(row, 'GTFS_VALUE_INVALID', zone, `the time zone of the first agency, ${timeZone}`)
    const id = cell(row, 'agency_id')
    if (names.has(id)) throw fault(row, 'GTFS_ID_DOUBLED', id, 'each agency_id once in agency.txt')
    names.set(id, required(row, 'agency_name'))
  }
  return {
    timeZone,
    nameOf(row: TableRow): string {
      const id = cell(row, 'agency_id')
      const name = id === '' && names.size === 1 ? required(first, 'agency_name') : names.get(id)
      if (name === undefined) throw fault(row, 'GTFS_ID_UNKNOWN', id, 'an agency_id of agency.txt')
      return name
    },
  }
}

function readStops(files: GtfsFiles, ids: IdNumbers, platforms: Map<string, number[]>): TimetableStop[] {
  const stops: TimetableStop[] = []
  for (const row of rowsOf(files, 'stops.txt', ['stop_id'])) {
    if (whole(row, 'location_type', 0, 4) !== 0) continue
    const station = cell(row, 'parent_station')
    const number = ids.add(row)
    if (station !== '') platforms.set(station, [...(platforms.get(station) ?? []), number])
    const timeZone = cell(row, 'stop_timezone')
    stops.push({
      stopId: required(row, 'stop_id'),
      name: required(row, 'stop_name'),
      lon: decimal(row, 'stop_lon', -180, 180),
      lat: decimal(row, 'stop_lat', -90, 90),
      ...(timeZone === '' ? {} : { timeZone }),
    })
  }
  return stops
}

interface RawCall {
  readonly row: TableRow
  readonly sequence: number
  readonly stop: number
  arrival: number | null
  departure: number | null
  readonly distance: number | null
}

function readCalls(
  files: GtfsFiles,
  heads: readonly { readonly row: TableRow; readonly tripId: string }[],
  tripIds: IdNumbers,
  stopIds: IdNumbers,
): TimetableCall[][] {
  const byTrip: RawCall[][] = heads.map(() => [])
  for (const row of rowsOf(files, 'stop_times.txt', ['trip_id', 'stop_id', 'stop_sequence'])) {
    const arrival = seconds(row, 'arrival_time')
    const departure = seconds(row, 'departure_time')
    const sequence = whole(row, 'stop_sequence', -1)
    if (sequence < 0) throw fault(row, 'GTFS_VALUE_MISSING', '', 'a value for stop_sequence')
    byTrip[tripIds.at(row)]?.push({
      row,
      sequence,
      stop: stopIds.at(row),
      arrival: arrival ?? departure,
      departure: departure ?? arrival,
      distance: cell(row, 'shape_dist_traveled') === '' ? null : decimal(row, 'shape_dist_traveled', 0, 1e9),
    })
  }
  return byTrip.map((calls, n) => {
    const head = heads[n]
    if (calls.length < 2 && head !== undefined) {
      throw fault(head.row, 'GTFS_TRIP_TOO_SHORT', head.tripId, 'a trip with at least two calls in stop_times.txt')
    }
    calls.sort((a, b) => a.sequence - b.sequence)
    return timed(calls).map(
      ({ row, stop, arrival, departure }): TimetableCall => ({
        stop,
        arrival: Math.floor((arrival ?? 0) / 60),
        departure: Math.floor((departure ?? 0) / 60),
        ...(whole(row, 'pickup_type', 0, 3) === 1 ? { boarding: false } : {}),
        ...(whole(row, 'drop_off_type', 0, 3) === 1 ? { alighting: false } : {}),
      }),
    )
  })
}

/** Checks the order of a trip's calls and fills in the times between those that are given. */
function timed(calls: RawCall[]): RawCall[] {
  const ends = [calls[0], calls.at(-1)]
  for (const end of ends) {
    if (end !== undefined && end.arrival === null) {
      throw fault(end.row, 'GTFS_TIME_MISSING', '', 'a time at the first and the last call of a trip')
    }
  }
  let [known, latest] = [0, 0]
  calls.forEach((call, i) => {
    const before = calls[i - 1]
    if (before?.sequence === call.sequence) {
      throw fault(call.row, 'GTFS_ID_DOUBLED', call.sequence, 'each stop_sequence once in a trip')
    }
    if (call.arrival === null || call.departure === null) return
    if (call.departure < call.arrival || call.arrival < latest) {
      const received = `${cell(call.row, 'arrival_time')} ${cell(call.row, 'departure_time')}`
      throw fault(
        call.row,
        'GTFS_TIME_ORDER',
        received,
        'arrival after the call before, and departure not before arrival',
      )
    }
    if (i - known > 1) interpolate(calls.slice(known, i + 1))
    known = i
    latest = call.departure
  })
  return calls
}

function interpolate(gap: RawCall[]): void {
  const first = gap[0]
  const last = gap.at(-1)
  const from = first?.departure ?? 0
  const to = last?.arrival ?? 0
  const [start, end] = [first?.distance ?? 0, last?.distance ?? 0]
  const measured = end > start && gap.every(({ distance }) => distance !== null && distance >= start && distance <= end)
  gap.slice(1, -1).forEach((call, i) => {
    const share = measured ? ((call.distance ?? 0) - start) / (end - start) : (i + 1) / (gap.length - 1)
    call.arrival = Math.floor(from + share * (to - from))
    call.departure = call.arrival
  })
}
