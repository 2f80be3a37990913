import type { Timetable } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readGtfs } from './read.js'
import { writeGtfs } from './write.js'

const word = fc
  .string({
    unit: fc.constantFrom('a', 'B', '7', 'é', 'Қ', '中', ',', '"', '\n', '-', ' ', '@', '#'),
    minLength: 1,
    maxLength: 8,
  })
  .map((text) => `x${text}x`)

const ids = (count: { minLength: number; maxLength: number }) => fc.uniqueArray(word, count)

const date = fc
  .integer({ min: 20_454, max: 20_600 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))

const dates = fc.oneof(
  fc.uniqueArray(date, { maxLength: 6 }).map((some) => [...some].sort()),
  fc
    .integer({ min: 1, max: 127 })
    .map((days) =>
      Array.from({ length: 28 }, (_, n) => new Date((20_500 + n) * 86_400_000)).flatMap((at) =>
        days & (1 << at.getUTCDay()) ? [at.toISOString().slice(0, 10)] : [],
      ),
    ),
)

const timetables: fc.Arbitrary<Timetable> = fc
  .record({
    stops: ids({ minLength: 2, maxLength: 6 }),
    routes: ids({ minLength: 1, maxLength: 3 }),
    services: ids({ minLength: 1, maxLength: 3 }),
    trips: ids({ minLength: 0, maxLength: 6 }),
    timeZone: fc.constantFrom('UTC', 'Asia/Almaty', 'Europe/Berlin'),
  })
  .chain(({ stops, routes, services, trips, timeZone }) =>
    fc.record({
      timeZone: fc.constant(timeZone),
      stops: fc.tuple(
        ...stops.map((stopId) =>
          fc.record(
            {
              stopId: fc.constant(stopId),
              name: word,
              lon: fc.double({ min: -180, max: 180, noNaN: true }).map((value) => Number(value.toFixed(6)) + 0),
              lat: fc.double({ min: -90, max: 90, noNaN: true }).map((value) => Number(value.toFixed(6)) + 0),
              timeZone: fc.constant('Asia/Baku'),
            },
            { requiredKeys: ['stopId', 'name', 'lon', 'lat'] },
          ),
        ),
      ),
      routes: fc.tuple(
        ...routes.map((routeId) =>
          fc.record({
            routeId: fc.constant(routeId),
            name: word,
            agency: word,
            routeType: fc.constantFrom(2, 3, 4, 1700),
          }),
        ),
      ),
      services: fc.tuple(...services.map((serviceId) => fc.record({ serviceId: fc.constant(serviceId), dates }))),
      trips: fc.tuple(
        ...trips.map((tripId) =>
          fc.record({
            tripId: fc.constant(tripId),
            route: fc.nat(routes.length - 1),
            service: fc.nat(services.length - 1),
            calls: fc
              .array(
                fc.record(
                  {
                    stop: fc.nat(stops.length - 1),
                    run: fc.nat(4000),
                    dwell: fc.nat(90),
                    boarding: fc.constant(false as const),
                    alighting: fc.constant(false as const),
                  },
                  { requiredKeys: ['stop', 'run', 'dwell'] },
                ),
                { minLength: 2, maxLength: 5 },
              )
              .map((steps) => {
                let time = 0
                return steps.map(({ run, dwell, ...rest }) => {
                  const arrival = time + run
                  time = arrival + dwell
                  return { ...rest, arrival, departure: time }
                })
              }),
          }),
        ),
      ),
      transfers: fc.uniqueArray(
        fc.record({ from: fc.nat(stops.length - 1), to: fc.nat(stops.length - 1), minutes: fc.nat(90) }),
        { maxLength: 4, selector: ({ from, to }) => `${from} ${to}` },
      ),
    }),
  )

/** The same timetable with its services in the order of their ids, which a feed does not keep. */
function inOrder(timetable: Timetable): Timetable {
  const services = timetable.services.toSorted((a, b) => (a.serviceId < b.serviceId ? -1 : 1))
  const trips = timetable.trips.map((trip) => {
    const id = timetable.services[trip.service]?.serviceId
    return { ...trip, service: services.findIndex(({ serviceId }) => serviceId === id) }
  })
  return { ...timetable, services, trips }
}

describe('writeGtfs', () => {
  test('writes what readGtfs reads back', () => {
    fc.assert(
      fc.property(timetables, (timetable) => {
        expect(inOrder(readGtfs(writeGtfs(timetable)))).toEqual(inOrder(timetable))
      }),
      { numRuns: 300 },
    )
  })

  test('names the publisher, the sources and the services without departures', () => {
    const provenance = { source: 'https://example.org/a', sourceDate: '2026', basis: 'published' } as const
    const files = writeGtfs(
      { timeZone: 'UTC', stops: [], routes: [], services: [], trips: [], transfers: [] },
      {
        publisher: { name: 'P', url: 'https://p.invalid/' },
        version: 'v1',
        attributions: [{ name: 'Source, Inc.' }],
        approximate: true,
        unscheduled: [
          {
            id: 'ferry',
            name: 'Ferry',
            operator: 'Line',
            kind: 'rail_ferry',
            departures: { kind: 'random', perWeek: 3.5 },
            equipment: [],
            status: 'running',
            boardable: true,
            calls: [
              { location: 'AZ-A', crosses: [], includes: [], provenance },
              { location: 'KZ-B', crosses: [], includes: [], provenance },
            ],
            evidence: [],
            ...provenance,
          },
        ],
      },
    )
    expect(Object.fromEntries(files)).toMatchInlineSnapshot(`
      {
        "agency.txt": "agency_id,agency_name,agency_url,agency_timezone
      P,P,https://p.invalid/,UTC
      ",
        "attributions.txt": "attribution_id,organization_name,is_producer,attribution_url
      1,P,1,https://p.invalid/
      2,"Source, Inc.",1,
      ",
        "calendar_dates.txt": "service_id,date,exception_type
      ",
        "feed_info.txt": "feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date,feed_version
      P,https://p.invalid/,en,,,v1
      ",
        "karavan_services.txt": "service_id,service_name,operator,kind,departures,departures_per_week,calls,basis,source,source_date
      ferry,Ferry,Line,rail_ferry,random,3.5,AZ-A KZ-B,published,https://example.org/a,2026
      ",
        "routes.txt": "route_id,agency_id,route_long_name,route_type
      ",
        "stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type,timepoint
      ",
        "stops.txt": "stop_id,stop_name,stop_lat,stop_lon,stop_timezone
      ",
        "trips.txt": "route_id,service_id,trip_id
      ",
      }
    `)
  })
})
