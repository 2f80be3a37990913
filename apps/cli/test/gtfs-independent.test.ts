import { readdirSync, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { parseInstant, seededRandom } from '@karavan/core'
import { writeGtfs } from '@karavan/exchange'
import type { Timetable, TimetableCall } from '@karavan/model'
import { compileNetwork, readNetworkTables } from '@karavan/network'
import { buildTimetableIndex, networkTimetable, searchTimetable } from '@karavan/planner'
import computeConnections from 'gtfs-utils/compute-connections.js'
import readCsv from 'gtfs-utils/read-csv.js'
import readServices from 'gtfs-utils/read-services-and-exceptions.js'
import readStops from 'gtfs-utils/read-stops.js'
import readTrips from 'gtfs-utils/read-trips.js'
import { describe, expect, test } from 'vitest'

interface Connection {
  readonly tripId: string
  readonly fromStop: string
  readonly departure: number
  readonly toStop: string
  readonly arrival: number
}

/** What gtfs-utils, a parser that shares nothing with ours, finds in a feed; times in minutes of the service day. */
interface Reading {
  readonly stops: ReadonlyMap<string, string>
  readonly trips: ReadonlyMap<string, { readonly route: string; readonly service: string }>
  readonly connections: ReadonlyMap<string, readonly Connection[]>
  readonly dates: ReadonlyMap<string, readonly string[]>
}

async function independently(files: ReadonlyMap<string, string>, timeZone: string): Promise<Reading> {
  const readFile = (name: string) => {
    const text = files.get(`${name}.txt`)
    if (text === undefined) throw Object.assign(new Error(`no ${name}.txt`), { code: 'ENOENT' })
    return readCsv(Readable.from([sorted(text)]))
  }
  const stops = new Map<string, string>()
  const stopStore = (await readStops(readFile)) as { values(): AsyncIterable<{ stop_id: string; stop_name: string }> }
  for await (const { stop_id, stop_name } of stopStore.values()) stops.set(stop_id, stop_name)
  const trips = new Map<string, { route: string; service: string }>()
  type Trip = { trip_id: string; route_id: string; service_id: string }
  const tripStore = (await readTrips(readFile)) as { values(): AsyncIterable<Trip> }
  for await (const trip of tripStore.values()) {
    trips.set(trip.trip_id, { route: trip.route_id, service: trip.service_id })
  }
  const connections = new Map<string, Connection[]>()
  for await (const ofTrip of computeConnections(readFile) as AsyncIterable<Connection[]>) {
    const minutes = ofTrip.map((one) => ({ ...one, departure: one.departure / 60, arrival: one.arrival / 60 }))
    connections.set(ofTrip[0]?.tripId ?? '', minutes)
  }
  const dates = new Map<string, string[]>()
  for await (const [id, days] of readServices(readFile, timeZone) as AsyncIterable<[string, string[]]>) {
    dates.set(id, days)
  }
  return { stops, trips, connections, dates }
}

/** The rows in the order of their columns, numbers as numbers: the order that gtfs-utils asks for. */
function sorted(text: string): string {
  const [header, ...rows] = text.trimEnd().split('\r\n')
  const key = header?.startsWith('trip_id,') ? 0 : header?.startsWith('route_id,service_id,trip_id') ? 2 : 0
  const sequence = header?.split(',').indexOf('stop_sequence') ?? -1
  const cells = rows.map((row) => ({ row, cells: row.split(',') }))
  const order = (a: string | undefined, b: string | undefined) => ((a ?? '') < (b ?? '') ? -1 : a === b ? 0 : 1)
  cells.sort((a, b) => order(a.cells[key], b.cells[key]) || Number(a.cells[sequence]) - Number(b.cells[sequence]) || 0)
  return [header, ...cells.map(({ row }) => row), ''].join('\r\n')
}

/** Earliest arrivals at all stops over the parser's connections of some days, boarding and riding on until none is earlier. */
function earliest(reading: Reading, days: readonly string[], origin: string, from: string): Map<string, number> {
  const best = new Map([[from, 0]])
  for (let earlier = true; earlier; ) {
    earlier = false
    for (const [tripId, trip] of reading.trips) {
      for (const day of reading.dates.get(trip.service) ?? []) {
        if (!days.includes(day)) continue
        const shift = (Date.parse(day) - Date.parse(origin)) / 60_000
        let on = false
        for (const { fromStop, toStop, departure, arrival } of reading.connections.get(tripId) ?? []) {
          on ||= departure + shift >= (best.get(fromStop) ?? Number.POSITIVE_INFINITY)
          if (!on || arrival + shift >= (best.get(toStop) ?? Number.POSITIVE_INFINITY)) continue
          best.set(toStop, arrival + shift)
          earlier = true
        }
      }
    }
  }
  return best
}

async function agree(timetable: Timetable, origin: string, days: readonly string[]): Promise<number> {
  const reading = await independently(writeGtfs(timetable), timetable.timeZone)
  expect(reading.stops).toEqual(new Map(timetable.stops.map(({ stopId, name }) => [stopId, name])))
  expect(reading.trips).toEqual(
    new Map(
      timetable.trips.map(({ tripId, route, service }) => [
        tripId,
        { route: timetable.routes[route]?.routeId, service: timetable.services[service]?.serviceId },
      ]),
    ),
  )
  expect(reading.dates).toEqual(new Map(timetable.services.map(({ serviceId, dates }) => [serviceId, dates])))
  const stopId = (call: TimetableCall | undefined) => timetable.stops[call?.stop ?? -1]?.stopId
  for (const { tripId, calls } of timetable.trips) {
    expect(reading.connections.get(tripId)).toEqual(
      calls.slice(1).map((call, i) => ({
        tripId,
        fromStop: stopId(calls[i]),
        departure: calls[i]?.departure,
        toStop: stopId(call),
        arrival: call.arrival,
        headwayBased: false,
      })),
    )
  }
  const index = buildTimetableIndex(timetable, origin, { days: days.length })
  let reached = 0
  timetable.stops.forEach((from, start) => {
    const theirs = earliest(reading, days, origin, from.stopId)
    timetable.stops.forEach((to, end) => {
      const ours = searchTimetable(index, start, end, 0, 15).at(-1)?.arrival
      expect([from.stopId, to.stopId, ours]).toEqual([from.stopId, to.stopId, theirs.get(to.stopId)])
      if (ours !== undefined && start !== end) reached += 1
    })
  })
  return reached
}

describe('an independent parser of GTFS', () => {
  test('agrees on a seeded timetable and on its earliest arrivals', async () => {
    const random = seededRandom(5)
    const whole = (most: number) => Math.floor(random() * (most + 1))
    const stops = Array.from({ length: 25 }, (_, n) => ({
      stopId: `s${n}`,
      name: `Stop, "${n}"`,
      lon: 50 + n / 10,
      lat: 40 + n / 7,
    }))
    const timetable: Timetable = {
      timeZone: 'UTC',
      stops,
      routes: Array.from({ length: 12 }, (_, n) => ({
        routeId: `r${n}`,
        name: `R ${n}`,
        agency: `A${n % 3}`,
        routeType: 2,
      })),
      services: [
        { serviceId: 'both', dates: ['2026-03-02', '2026-03-03'] },
        { serviceId: 'first', dates: ['2026-03-02'] },
      ],
      transfers: [],
      trips: Array.from({ length: 120 }, (_, n) => {
        let time = whole(1440)
        const calls = Array.from({ length: 2 + whole(5) }, () => {
          const arrival = time + 5 + whole(90)
          time = arrival + whole(10)
          return { stop: whole(24), arrival, departure: time }
        })
        return { tripId: `t${n}`, route: n % 12, service: whole(1), calls }
      }),
    }
    expect(await agree(timetable, '2026-03-02', ['2026-03-02', '2026-03-03'])).toBeGreaterThan(200)
  })

  test('agrees on the exported timetable of the network and on its earliest arrivals within four weeks', async () => {
    const folder = new URL('../../../packages/network/data/', import.meta.url)
    const names = readdirSync(folder).filter((name) => name.endsWith('.csv'))
    const network = compileNetwork(
      readNetworkTables(new Map(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))),
    )
    const origin = parseInstant('2026-03-02')
    const { timetable } = networkTimetable(network, origin, origin + 84 * 1440)
    const days = Array.from({ length: 28 }, (_, n) => new Date((origin + n * 1440) * 60_000).toISOString().slice(0, 10))
    expect(await agree(timetable, '2026-03-02', days)).toBeGreaterThan(0)
  })
})
