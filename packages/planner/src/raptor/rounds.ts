import type { TimetableIndex } from './layout.js'
import { NEVER, type SearchState } from './state.js'

/** One pass of a search. */
export interface Pass {
  readonly from: number
  readonly to: number
  readonly departAfter: number
  readonly mostTrips: number
}

/**
 * Rounds 0 to `mostTrips` of RAPTOR: round `k` rides each route once from where it can be boarded after `k - 1` trips.
 * Keeps a label only if it can still beat `state.bound` at its least number of trips;
 * leaves in `targetArrival[k]` what the k-th trip gained, or NEVER.
 */
export function runRounds(index: TimetableIndex, state: SearchState, pass: Pass): void {
  state.alightBest.fill(NEVER)
  state.readyBest.fill(NEVER)
  state.targetArrival.fill(NEVER)
  let marked = start(index, state, pass)
  for (let k = 1; k <= pass.mostTrips && marked > 0; k++) {
    state.stamp += 1
    const queued = queueRoutes(index, state, marked)
    const ridden = ride(index, state, pass, k, queued)
    marked = walkOn(index, state, pass, k, ridden)
  }
}

/** Round 0: the origin, and where one can walk from it. Returns the number of stops marked. */
function start(index: TimetableIndex, state: SearchState, { from, to, departAfter, mostTrips }: Pass): number {
  const { walkStart, walkTo, walkMinutes } = index
  const { readyBest, readyWalk, marked } = state
  const ready = state.ready[0] as Int32Array
  ready.fill(NEVER)
  ready[from] = departAfter
  readyBest[from] = departAfter
  readyWalk[from] = -1
  marked[0] = from
  let count = 1
  for (let e = walkStart[from] as number; e < (walkStart[from + 1] as number); e++) {
    const stop = walkTo[e] as number
    const at = departAfter + (walkMinutes[e] as number)
    if (at >= (readyBest[stop] as number)) continue
    if ((readyBest[stop] as number) === NEVER) marked[count++] = stop
    readyBest[stop] = at
    ready[stop] = at
    readyWalk[stop] = from
    if (stop === to) reach(state, 0, at, from, mostTrips)
  }
  return count
}

/** Queues the routes that call at marked stops, each with its first call there. Returns the length of the queue. */
function queueRoutes(index: TimetableIndex, state: SearchState, markedCount: number): number {
  const { stopStart, stopRoute, stopCall } = index
  const { marked, routeFirst, queue } = state
  let queued = 0
  for (let m = 0; m < markedCount; m++) {
    const stop = marked[m] as number
    for (let e = stopStart[stop] as number; e < (stopStart[stop + 1] as number); e++) {
      const route = stopRoute[e] as number
      const call = stopCall[e] as number
      const first = routeFirst[route] as number
      if (first < 0) queue[queued++] = route
      if (first < 0 || call < first) routeFirst[route] = call
    }
  }
  return queued
}

/** Rides the queued routes, on each in the earliest run that can be boarded. Returns the number of stops ridden to. */
function ride(index: TimetableIndex, state: SearchState, { to, mostTrips }: Pass, k: number, queued: number): number {
  const { stopCount, routeCalls, routeRuns, routeCallStart, routeTimeStart, callStop, callBoards, callAlights } = index
  const { arrivals, departures } = index
  const { alightBest, routeFirst, queue, ridden, riddenIn, bound, stamp } = state
  const { labelRun, labelRoute, labelBoard, labelArrival } = state
  const { minutes: boundMinutes, trips: boundTrips } = state.bounds
  const row = index.bounds === undefined ? 0 : to * stopCount
  const label = k * stopCount
  const ready = state.ready[k - 1] as Int32Array
  let riddenCount = 0
  for (let q = 0; q < queued; q++) {
    const route = queue[q] as number
    const calls = routeCalls[route] as number
    const runs = routeRuns[route] as number
    const callAt = routeCallStart[route] as number
    const timeAt = routeTimeStart[route] as number
    let on = runs
    let boarded = 0
    let i = routeFirst[route] as number
    routeFirst[route] = -1
    for (; i < calls; i++) {
      const stop = callStop[callAt + i] as number
      if (on < runs) {
        const arrival = arrivals[timeAt + on * calls + i] as number
        if (
          arrival < (alightBest[stop] as number) &&
          arrival + (boundMinutes[row + stop] as number) < (bound[k + (boundTrips[row + stop] as number)] as number) &&
          callAlights[callAt + i] === 1
        ) {
          alightBest[stop] = arrival
          labelArrival[label + stop] = arrival
          labelRun[label + stop] = on
          labelRoute[label + stop] = route
          labelBoard[label + stop] = boarded
          if (riddenIn[stop] !== stamp) {
            riddenIn[stop] = stamp
            ridden[riddenCount++] = stop
          }
          if (stop === to) reach(state, k, arrival, -1, mostTrips)
        }
      }
      const at = ready[stop] as number
      if (at === NEVER || callBoards[callAt + i] === 0) continue
      const column = timeAt + i * runs
      const last = on - 1
      if (last < 0 || at > (departures[column + last] as number)) continue
      on = earliestRun(departures, column, last, at)
      boarded = i
    }
  }
  return riddenCount
}

/** First run of a call that leaves at `at` or later, given that run `last` does. */
function earliestRun(departures: Int32Array, column: number, last: number, at: number): number {
  let low = 0
  let high = last
  while (low < high) {
    const middle = (low + high) >> 1
    if ((departures[column + middle] as number) >= at) high = middle
    else low = middle + 1
  }
  return low
}

/** Makes the stops ridden to, and those a walk from them, ready for boarding. Returns the number of stops marked. */
function walkOn(
  index: TimetableIndex,
  state: SearchState,
  { to, mostTrips }: Pass,
  k: number,
  riddenCount: number,
): number {
  const { stopCount, walkStart, walkTo, walkMinutes, change } = index
  const { readyBest, readyWalk, marked, markedIn, ridden, bound, labelArrival, stamp } = state
  const { minutes: boundMinutes, trips: boundTrips } = state.bounds
  const row = index.bounds === undefined ? 0 : to * stopCount
  const label = k * stopCount
  const ready = state.ready[k] as Int32Array
  ready.fill(NEVER)
  let count = 0
  for (let n = 0; n < riddenCount; n++) {
    const stop = ridden[n] as number
    const arrival = labelArrival[label + stop] as number
    const boardable = arrival + (change[stop] as number)
    if (boardable < (readyBest[stop] as number)) {
      readyBest[stop] = boardable
      ready[stop] = boardable
      readyWalk[label + stop] = -1
      if (markedIn[stop] !== stamp) {
        markedIn[stop] = stamp
        marked[count++] = stop
      }
    }
    for (let e = walkStart[stop] as number; e < (walkStart[stop + 1] as number); e++) {
      const next = walkTo[e] as number
      const at = arrival + (walkMinutes[e] as number)
      if (at >= (readyBest[next] as number)) continue
      if (at + (boundMinutes[row + next] as number) >= (bound[k + (boundTrips[row + next] as number)] as number))
        continue
      readyBest[next] = at
      ready[next] = at
      readyWalk[label + next] = stop
      if (markedIn[next] !== stamp) {
        markedIn[next] = stamp
        marked[count++] = next
      }
      if (next === to) reach(state, k, at, stop, mostTrips)
    }
  }
  return count
}

/** Notes an arrival at the target by `trips` trips, directly (-1) or by a walk from a stop. */
function reach(state: SearchState, trips: number, arrival: number, walk: number, mostTrips: number): void {
  if (arrival >= (state.bound[trips] as number)) return
  state.targetArrival[trips] = arrival
  state.targetWalk[trips] = walk
  for (let k = trips; k <= mostTrips; k++) if (arrival < (state.bound[k] as number)) state.bound[k] = arrival
}
