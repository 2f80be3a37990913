import type { Timetable } from '@karavan/model'
import type { TripRun } from './routes.js'

/**
 * What any way from a stop to a target needs at least, whatever the time of day.
 * The row of a target starts at `target * stopCount`.
 */
export interface BoundTables {
  /** Minutes; 65,535 where no way leads. */
  readonly minutes: Uint16Array
  /** Trips; 255 where no way leads. */
  readonly trips: Uint8Array
}

/** A timetable laid out for searching: flat arrays over stops, routes (trips with the same calls) and their runs. */
export interface TimetableIndex {
  readonly timetable: Timetable
  /** The service day whose start is minute 0, `YYYY-MM-DD`. */
  readonly date: string
  readonly stopCount: number
  readonly routeCount: number
  readonly runCount: number
  /** Number of calls of each route. */
  readonly routeCalls: Int32Array
  /** Number of runs of each route; within a route no run overtakes another. */
  readonly routeRuns: Int32Array
  /** Where a route's calls start in `callStop`, `callBoards` and `callAlights`. */
  readonly routeCallStart: Int32Array
  readonly callStop: Int32Array
  readonly callBoards: Uint8Array
  readonly callAlights: Uint8Array
  /** Where a route's times start, both in `arrivals` (run by run) and in `departures` (call by call). */
  readonly routeTimeStart: Int32Array
  readonly arrivals: Int32Array
  readonly departures: Int32Array
  /** Where a route's runs start in `runs`. */
  readonly routeRunStart: Int32Array
  readonly runs: readonly TripRun[]
  /** Boardings at a stop: `stopRoute` and `stopCall` from `stopStart[stop]` to `stopStart[stop + 1]`. */
  readonly stopStart: Int32Array
  readonly stopRoute: Int32Array
  readonly stopCall: Int32Array
  /** Walks from a stop, in the same layout. */
  readonly walkStart: Int32Array
  readonly walkTo: Int32Array
  readonly walkMinutes: Int32Array
  /** Least minutes between alighting and boarding at a stop. */
  readonly change: Int32Array
  readonly bounds: BoundTables | undefined
}
