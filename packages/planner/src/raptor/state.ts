import type { BoundTables, TimetableIndex } from './layout.js'

/** Later than any arrival. */
export const NEVER = 0x7fffffff

/** Most rounds of a search: trips of a journey. */
const MOST_ROUNDS = 16

/** What a search writes; made once for an index and used again, so that a query allocates nothing but its answer. */
export interface SearchState {
  /** Row `k`: earliest boarding at each stop after `k` trips. */
  readonly ready: readonly Int32Array[]
  /** Where a boarding time comes from: the stop one has walked from, or -1. Row `k` at `k * stopCount`. */
  readonly readyWalk: Int32Array
  /** Earliest boarding and earliest alighting so far in the pass. */
  readonly readyBest: Int32Array
  readonly alightBest: Int32Array
  /** The `k`-th trip by which a stop is reached, row `k` at `k * stopCount`: arrival, route, run and call boarded at. */
  readonly labelArrival: Int32Array
  readonly labelRoute: Int32Array
  readonly labelRun: Int32Array
  readonly labelBoard: Int32Array
  /** First call of each queued route that can be boarded, -1 for routes not queued. */
  readonly routeFirst: Int32Array
  readonly queue: Int32Array
  readonly marked: Int32Array
  readonly markedIn: Int32Array
  readonly ridden: Int32Array
  readonly riddenIn: Int32Array
  /** By number of trips: what an arrival must beat; -1 beyond the most trips allowed. */
  readonly bound: Int32Array
  readonly targetArrival: Int32Array
  readonly targetWalk: Int32Array
  readonly bounds: BoundTables
  /** Number of the current round over all searches. */
  stamp: number
}

const states = new WeakMap<TimetableIndex, SearchState>()

export function searchState(index: TimetableIndex): SearchState {
  let state = states.get(index)
  if (state === undefined) {
    state = newState(index)
    states.set(index, state)
  }
  if (state.stamp > 0x3fffffff) {
    state.stamp = 0
    state.markedIn.fill(0)
    state.riddenIn.fill(0)
  }
  return state
}

function newState(index: TimetableIndex): SearchState {
  const { stopCount, routeCount } = index
  const byRound = () => new Int32Array(stopCount * (MOST_ROUNDS + 1))
  return {
    ready: Array.from({ length: MOST_ROUNDS + 1 }, () => new Int32Array(stopCount)),
    readyWalk: byRound(),
    readyBest: new Int32Array(stopCount),
    alightBest: new Int32Array(stopCount),
    labelArrival: byRound(),
    labelRoute: byRound(),
    labelRun: byRound(),
    labelBoard: byRound(),
    routeFirst: new Int32Array(routeCount).fill(-1),
    queue: new Int32Array(routeCount),
    marked: new Int32Array(stopCount),
    markedIn: new Int32Array(stopCount),
    ridden: new Int32Array(stopCount),
    riddenIn: new Int32Array(stopCount),
    bound: new Int32Array(0x120),
    targetArrival: new Int32Array(MOST_ROUNDS + 1),
    targetWalk: new Int32Array(MOST_ROUNDS + 1),
    bounds: index.bounds ?? { minutes: new Uint16Array(stopCount), trips: new Uint8Array(stopCount) },
    stamp: 0,
  }
}
