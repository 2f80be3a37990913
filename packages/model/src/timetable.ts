/** A stop of a timetable, GTFS `stops.txt`. */
export interface TimetableStop {
  readonly stopId: string
  readonly name: string
  readonly lon: number
  readonly lat: number
  readonly timeZone?: string
}

/** GTFS `routes.txt`. `routeType`: 2 rail, 3 bus or truck, 4 ferry or ship. */
export interface TimetableRoute {
  readonly routeId: string
  readonly name: string
  readonly agency: string
  readonly routeType: number
}

/** One call of a trip; times in minutes after the start of the service day, may pass 1,440. */
export interface TimetableCall {
  readonly stop: number
  readonly arrival: number
  readonly departure: number
  /** False where nothing may be loaded (GTFS `pickup_type` 1). */
  readonly boarding?: false
  /** False where nothing may be unloaded (GTFS `drop_off_type` 1). */
  readonly alighting?: false
}

/** GTFS `trips.txt` with its `stop_times.txt`. */
export interface TimetableTrip {
  readonly tripId: string
  readonly route: number
  readonly service: number
  readonly calls: readonly TimetableCall[]
}

/** Days on which trips run: GTFS `calendar.txt` and `calendar_dates.txt` as the set of dates, `YYYY-MM-DD`. */
export interface TimetableService {
  readonly serviceId: string
  readonly dates: readonly string[]
}

/** A walk between two stops, or, where both are the same, the least time for a change there; minutes. */
export interface TimetableTransfer {
  readonly from: number
  readonly to: number
  readonly minutes: number
}

/** A timetable in the words of GTFS; indices point into the lists. */
export interface Timetable {
  readonly timeZone: string
  readonly stops: readonly TimetableStop[]
  readonly routes: readonly TimetableRoute[]
  readonly services: readonly TimetableService[]
  readonly trips: readonly TimetableTrip[]
  readonly transfers: readonly TimetableTransfer[]
}
