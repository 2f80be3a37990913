import type { TimetableTrip } from '@karavan/model'
import { cell, fault, type GtfsFiles, type IdNumbers, rowsOf, seconds, whole } from './cells.js'

/** Most departures that one row may stand for. */
const MOST_DEPARTURES = 10_000

/**
 * Replaces each trip of `frequencies.txt` by its departures: every `headway_secs` from `start_time` to before `end_time`.
 * A trip without exact times has no timetable, only a headway; making one up would promise connections nobody has.
 */
export function expandFrequencies(files: GtfsFiles, trips: TimetableTrip[], tripIds: IdNumbers): TimetableTrip[] {
  const starts = new Map<number, number[]>()
  const columns = ['trip_id', 'start_time', 'end_time', 'headway_secs']
  for (const row of rowsOf(files, 'frequencies.txt', columns, true)) {
    if (whole(row, 'exact_times', 0, 1) === 0) {
      throw fault(
        row,
        'GTFS_FREQUENCY_INEXACT',
        cell(row, 'exact_times'),
        'exact_times 1: departures at fixed times',
        'set exact_times to 1 if the departures are fixed, or leave the trip out',
      )
    }
    const start = seconds(row, 'start_time')
    const end = seconds(row, 'end_time')
    const headway = whole(row, 'headway_secs', 0)
    if (start === null || end === null || headway === 0) {
      throw fault(row, 'GTFS_VALUE_MISSING', '', 'start_time, end_time and a headway_secs above 0')
    }
    if ((end - start) / headway > MOST_DEPARTURES) {
      throw fault(row, 'GTFS_VALUE_INVALID', headway, `headway_secs that make at most ${MOST_DEPARTURES} departures`)
    }
    const trip = tripIds.at(row)
    const times = starts.get(trip) ?? []
    for (let at = start; at < end; at += headway) times.push(Math.floor(at / 60))
    starts.set(trip, times)
  }
  if (starts.size === 0) return trips
  const taken = new Set(trips.map(({ tripId }) => tripId))
  return trips.flatMap((trip, n) => {
    const times = starts.get(n)
    if (times === undefined) return [trip]
    const first = trip.calls[0]?.departure ?? 0
    return times.map((start, k) => {
      let tripId = `${trip.tripId}@${k}`
      while (taken.has(tripId)) tripId += "'"
      taken.add(tripId)
      const by = start - first
      const calls = trip.calls.map((call) => ({ ...call, arrival: call.arrival + by, departure: call.departure + by }))
      return { ...trip, tripId, calls }
    })
  })
}
