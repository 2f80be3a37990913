import type { TimetableIndex } from './layout.js'
import type { SearchState } from './state.js'

/** Part of a journey; stops by number, times in minutes after minute 0 of the index. */
export type JourneyLeg =
  | {
      readonly kind: 'trip'
      /** Index into `timetable.trips`. */
      readonly trip: number
      /** Start of the trip's service day, minutes after minute 0. */
      readonly shift: number
      readonly from: number
      readonly to: number
      readonly departure: number
      readonly arrival: number
    }
  | {
      readonly kind: 'walk'
      readonly from: number
      readonly to: number
      readonly departure: number
      readonly arrival: number
    }

export interface Journey {
  /** Minutes after minute 0 of the index. */
  readonly arrival: number
  /** Trips less one; 0 for a walk alone. */
  readonly transfers: number
  readonly legs: readonly JourneyLeg[]
}

/** Reads back the journey that reached `to` with the given number of trips in the last pass. */
export function journeyTo(
  index: TimetableIndex,
  state: SearchState,
  from: number,
  to: number,
  departAfter: number,
  trips: number,
): Journey {
  const { stopCount } = index
  const arrival = state.targetArrival[trips] ?? 0
  const legs: JourneyLeg[] = []
  let walkFrom = state.targetWalk[trips] ?? -1
  let stop = to
  let reached = arrival
  for (let k = trips; k >= 0; k--) {
    if (walkFrom >= 0) {
      const left = k === 0 ? departAfter : (state.labelArrival[k * stopCount + walkFrom] ?? 0)
      legs.push({ kind: 'walk', from: walkFrom, to: stop, departure: left, arrival: reached })
      stop = walkFrom
    }
    if (k === 0) break
    const leg = tripLeg(index, state, k, stop)
    legs.push(leg)
    stop = leg.from
    reached = state.ready[k - 1]?.[stop] ?? 0
    walkFrom = stop === from && k === 1 ? -1 : (state.readyWalk[(k - 1) * stopCount + stop] ?? -1)
  }
  return { arrival, transfers: Math.max(0, trips - 1), legs: legs.reverse() }
}

function tripLeg(index: TimetableIndex, state: SearchState, k: number, stop: number) {
  const at = k * index.stopCount + stop
  const route = state.labelRoute[at] ?? 0
  const on = state.labelRun[at] ?? 0
  const board = state.labelBoard[at] ?? 0
  const run = index.runs[(index.routeRunStart[route] ?? 0) + on]
  const departureAt = (index.routeTimeStart[route] ?? 0) + board * (index.routeRuns[route] ?? 0) + on
  return {
    kind: 'trip',
    trip: run?.trip ?? 0,
    shift: run?.shift ?? 0,
    from: index.callStop[(index.routeCallStart[route] ?? 0) + board] ?? 0,
    to: stop,
    departure: index.departures[departureAt] ?? 0,
    arrival: state.labelArrival[at] ?? 0,
  } as const
}
