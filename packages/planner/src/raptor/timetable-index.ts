import { localToInstant, parseInstant, StructuredError } from '@karavan/core'
import type { Timetable } from '@karavan/model'
import { lowerBounds } from './bounds.js'
import type { TimetableIndex } from './layout.js'
import { routesOf, type TripRun } from './routes.js'

export interface TimetableIndexOptions {
  /** Service days from `date` on whose trips are searched; those of earlier days that still run are always in. Default 1. */
  readonly days?: number
  /** Up to this many stops, lower bounds between all pairs are computed beforehand (3 bytes a pair). Default 4,000. */
  readonly boundStops?: number
}

/**
 * Lays out the trips that run on a service day, and on as many days after it as asked.
 * Minute 0 of the index is the start of that service day: 12 hours before local noon, as GTFS counts.
 * @throws {StructuredError} INSTANT_INVALID for a date that does not exist
 */
export function buildTimetableIndex(
  timetable: Timetable,
  date: string,
  options: TimetableIndexOptions = {},
): TimetableIndex {
  const { days = 1, boundStops = 4000 } = options
  const stopCount = timetable.stops.length
  const routes = routesOf(timetable, runsBetween(timetable, date, days))
  const calls = routes.reduce((sum, route) => sum + route.stops.length, 0)
  const times = routes.reduce((sum, route) => sum + route.stops.length * route.runs.length, 0)
  const routeCalls = Int32Array.from(routes, (route) => route.stops.length)
  const routeRuns = Int32Array.from(routes, (route) => route.runs.length)
  const routeCallStart = new Int32Array(routes.length)
  const routeTimeStart = new Int32Array(routes.length)
  const routeRunStart = new Int32Array(routes.length)
  const callStop = new Int32Array(calls)
  const callBoards = new Uint8Array(calls)
  const callAlights = new Uint8Array(calls)
  const arrivals = new Int32Array(times)
  const departures = new Int32Array(times)
  const runs: TripRun[] = []
  const boardings: [stop: number, route: number, call: number][] = []
  let callAt = 0
  let timeAt = 0
  routes.forEach((route, r) => {
    routeCallStart[r] = callAt
    routeTimeStart[r] = timeAt
    routeRunStart[r] = runs.length
    const count = route.stops.length
    route.stops.forEach((stop, i) => {
      callStop[callAt + i] = stop
      callBoards[callAt + i] = route.boards[i] ? 1 : 0
      callAlights[callAt + i] = route.alights[i] ? 1 : 0
      if (route.boards[i] && i + 1 < count) boardings.push([stop, r, i])
    })
    route.runs.forEach((run, n) => {
      runs.push(run)
      timetable.trips[run.trip]?.calls.forEach((call, i) => {
        arrivals[timeAt + n * count + i] = call.arrival + run.shift
        departures[timeAt + i * route.runs.length + n] = call.departure + run.shift
      })
    })
    callAt += count
    timeAt += count * route.runs.length
  })
  const boarding = grouped(stopCount, boardings)
  const change = new Int32Array(stopCount)
  const walks: [from: number, to: number, minutes: number][] = []
  for (const { from, to, minutes } of timetable.transfers) {
    if (from === to) change[from] = minutes
    else walks.push([from, to, minutes])
  }
  const walking = grouped(stopCount, walks)
  const index = {
    timetable,
    date,
    stopCount,
    routeCount: routes.length,
    runCount: runs.length,
    routeCalls,
    routeRuns,
    routeCallStart,
    callStop,
    callBoards,
    callAlights,
    routeTimeStart,
    arrivals,
    departures,
    routeRunStart,
    runs,
    stopStart: boarding.start,
    stopRoute: boarding.first,
    stopCall: boarding.second,
    walkStart: walking.start,
    walkTo: walking.first,
    walkMinutes: walking.second,
    change,
  }
  return { ...index, bounds: stopCount <= boundStops ? lowerBounds(index) : undefined }
}

/**
 * The number of a stop in an index.
 * @throws {StructuredError} STOP_UNKNOWN
 */
export function stopNumber(index: TimetableIndex, stopId: string): number {
  const found = index.timetable.stops.findIndex((stop) => stop.stopId === stopId)
  if (found < 0) {
    throw new StructuredError({ code: 'STOP_UNKNOWN', received: stopId, expected: 'a stop_id of the timetable' })
  }
  return found
}

/** The runs of all trips from the days whose trips may still be under way at minute 0 to the last day asked for. */
function runsBetween(timetable: Timetable, date: string, days: number): TripRun[] {
  const noon = (day: string) => localToInstant(timetable.timeZone, parseInstant(day) + 720)
  const origin = noon(date)
  const shifts = new Map<string, number>()
  const last = timetable.trips.reduce((most, { calls }) => Math.max(most, calls.at(-1)?.arrival ?? 0), 0)
  const before = Math.ceil(last / 1440)
  for (let day = -before; day < days; day++) {
    const text = new Date((parseInstant(date) + day * 1440) * 60_000).toISOString().slice(0, 10)
    shifts.set(text, noon(text) - origin)
  }
  const shiftsOf = timetable.services.map(({ dates }) =>
    dates.flatMap((day) => shifts.get(day) ?? []).sort((a, b) => a - b),
  )
  return timetable.trips.flatMap(({ service, calls }, trip) =>
    calls.length < 2
      ? []
      : (shiftsOf[service] ?? [])
          .filter((shift) => (calls.at(-1)?.arrival ?? 0) + shift >= 0)
          .map((shift) => ({ trip, shift })),
  )
}

/** Entries by their first number, in flat arrays. */
function grouped(count: number, entries: readonly (readonly [key: number, first: number, second: number])[]) {
  const start = new Int32Array(count + 1)
  for (const [key] of entries) start[key + 1] = (start[key + 1] ?? 0) + 1
  for (let key = 0; key < count; key++) start[key + 1] = (start[key + 1] ?? 0) + (start[key] ?? 0)
  const next = start.slice()
  const first = new Int32Array(entries.length)
  const second = new Int32Array(entries.length)
  for (const [key, a, b] of entries) {
    const at = next[key] ?? 0
    first[at] = a
    second[at] = b
    next[key] = at + 1
  }
  return { start, first, second }
}
