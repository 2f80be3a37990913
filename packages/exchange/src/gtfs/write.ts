import type { Service, Timetable, TimetableService } from '@karavan/model'
import { WEEKDAYS, weekdayOf } from './calendar.js'

export interface GtfsWriteOptions {
  /** Who publishes the feed; also stands for agencies, which have no address in a timetable. */
  readonly publisher?: { readonly name: string; readonly url: string }
  /** BCP 47 language of the names. Default `en`. */
  readonly language?: string
  /** Version of the feed, for instance that of the network. */
  readonly version?: string
  /** Organisations to be named in `attributions.txt`, in addition to the publisher. */
  readonly attributions?: readonly { readonly name: string; readonly url?: string }[]
  /** True where times are estimates: every call is marked as approximate (`timepoint` 0). */
  readonly approximate?: boolean
  /** Services that no timetable can hold because nobody knows when they leave; listed in `karavan_services.txt`. */
  readonly unscheduled?: readonly Service[]
}

/** The publisher where none is named; the address is one that, by RFC 2606, leads nowhere. */
const PUBLISHER = { name: 'Karavan', url: 'https://karavan.invalid/' }

/** Writes a timetable as a GTFS feed: the text of each file by its name, rows in the timetable's order. */
export function writeGtfs(timetable: Timetable, options: GtfsWriteOptions = {}): Map<string, string> {
  const { publisher = PUBLISHER, language = 'en' } = options
  const { stops, routes, services, trips } = timetable
  const agencies = [...new Set(routes.map(({ agency }) => agency))]
  const files = new Map<string, string>()
  files.set(
    'agency.txt',
    csv(
      ['agency_id', 'agency_name', 'agency_url', 'agency_timezone'],
      (agencies.length === 0 ? [publisher.name] : agencies).map((name) => [
        name,
        name,
        publisher.url,
        timetable.timeZone,
      ]),
    ),
  )
  files.set(
    'stops.txt',
    csv(
      ['stop_id', 'stop_name', 'stop_lat', 'stop_lon', 'stop_timezone'],
      stops.map(({ stopId, name, lat, lon, timeZone = '' }) => [stopId, name, plain(lat), plain(lon), timeZone]),
    ),
  )
  files.set(
    'routes.txt',
    csv(
      ['route_id', 'agency_id', 'route_long_name', 'route_type'],
      routes.map(({ routeId, agency, name, routeType }) => [routeId, agency, name, routeType]),
    ),
  )
  files.set(
    'trips.txt',
    csv(
      ['route_id', 'service_id', 'trip_id'],
      trips.map(({ route, service, tripId }) => [routes[route]?.routeId, services[service]?.serviceId, tripId]),
    ),
  )
  files.set(
    'stop_times.txt',
    csv(
      [
        'trip_id',
        'arrival_time',
        'departure_time',
        'stop_id',
        'stop_sequence',
        'pickup_type',
        'drop_off_type',
        'timepoint',
      ],
      trips.flatMap(({ tripId, calls }) =>
        calls.map(({ stop, arrival, departure, boarding, alighting }, i) => [
          tripId,
          clock(arrival),
          clock(departure),
          stops[stop]?.stopId,
          i + 1,
          boarding === false ? 1 : 0,
          alighting === false ? 1 : 0,
          options.approximate ? 0 : 1,
        ]),
      ),
    ),
  )
  const { weekly, dated } = calendars(services)
  if (weekly.length > 0) files.set('calendar.txt', csv(['service_id', ...WEEKDAYS, 'start_date', 'end_date'], weekly))
  if (dated.length > 0 || weekly.length === 0) {
    files.set('calendar_dates.txt', csv(['service_id', 'date', 'exception_type'], dated))
  }
  if (timetable.transfers.length > 0) {
    files.set(
      'transfers.txt',
      csv(
        ['from_stop_id', 'to_stop_id', 'transfer_type', 'min_transfer_time'],
        timetable.transfers.map(({ from, to, minutes }) => [stops[from]?.stopId, stops[to]?.stopId, 2, minutes * 60]),
      ),
    )
  }
  const dates = services.flatMap((service) => service.dates).sort()
  files.set(
    'feed_info.txt',
    csv(
      ['feed_publisher_name', 'feed_publisher_url', 'feed_lang', 'feed_start_date', 'feed_end_date', 'feed_version'],
      [[publisher.name, publisher.url, language, compact(dates[0]), compact(dates.at(-1)), options.version ?? '']],
    ),
  )
  files.set(
    'attributions.txt',
    csv(
      ['attribution_id', 'organization_name', 'is_producer', 'attribution_url'],
      [publisher, ...(options.attributions ?? [])].map(({ name, url = '' }, n) => [n + 1, name, 1, url]),
    ),
  )
  if (options.unscheduled !== undefined) files.set('karavan_services.txt', unscheduledServices(options.unscheduled))
  return files
}

/** An extension that other readers pass over: services that run without fixed departures, with the rate at which they run. */
function unscheduledServices(services: readonly Service[]): string {
  return csv(
    [
      'service_id',
      'service_name',
      'operator',
      'kind',
      'departures',
      'departures_per_week',
      'calls',
      'basis',
      'source',
      'source_date',
    ],
    services.map((service) => [
      service.id,
      service.name,
      service.operator,
      service.kind,
      service.departures.kind,
      'perWeek' in service.departures ? service.departures.perWeek : '',
      service.calls.map(({ location }) => location).join(' '),
      service.basis,
      service.source,
      service.sourceDate,
    ]),
  )
}

type Cell = string | number | undefined

function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${[header, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}

function quoted(value: Cell): string {
  const text = value === undefined ? '' : String(value)
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/** Coordinates in full decimals, never with an exponent. */
function plain(degrees: number): string {
  return String(degrees).includes('e') ? degrees.toFixed(12) : String(degrees)
}

function clock(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00`
}

function compact(date: string | undefined): string {
  return date?.replaceAll('-', '') ?? ''
}

/** Weeks that repeat from a service's first date to its last go into the calendar; all else as single dates. */
function calendars(services: readonly TimetableService[]): { weekly: Cell[][]; dated: Cell[][] } {
  const weekly: Cell[][] = []
  const dated: Cell[][] = []
  const anyDate = services.find(({ dates }) => dates.length > 0)?.dates[0] ?? '2000-01-01'
  for (const { serviceId, dates } of services) {
    if (dates.length === 0) weekly.push([serviceId, ...WEEKDAYS.map(() => 0), compact(anyDate), compact(anyDate)])
    const days = dates.map((date) => Date.parse(date) / 86_400_000)
    const [first = 0, last = -1] = [days[0], days.at(-1)]
    const runs = new Set(days.map(weekdayOf))
    let expected = 0
    for (let at = first; at <= last; at++) if (runs.has(weekdayOf(at))) expected++
    if (days.length > runs.size && expected === days.length) {
      weekly.push([
        serviceId,
        ...WEEKDAYS.map((_, n) => (runs.has(n) ? 1 : 0)),
        compact(dates[0]),
        compact(dates.at(-1)),
      ])
    } else for (const date of dates) dated.push([serviceId, compact(date), 1])
  }
  return { weekly, dated }
}
