import type { BoundTables, TimetableIndex } from './layout.js'

/** Minutes and trips where no way leads to the target. */
const UNREACHABLE_MINUTES = 0xffff
export const UNREACHABLE_TRIPS = 0xff

/** Most trips of a search; further ones count as this many. */
const MOST_TRIPS = 0xfe

type Layout = Omit<TimetableIndex, 'bounds'>

interface Edges {
  readonly start: Int32Array
  readonly from: Int32Array
  readonly minutes: Int32Array
}

/** Computes the bounds between all pairs of stops. */
export function lowerBounds(layout: Layout): BoundTables {
  const { stopCount } = layout
  const minutes = new Uint16Array(stopCount * stopCount)
  const trips = new Uint8Array(stopCount * stopCount)
  const into = quickestInto(layout)
  const walksInto = walkSources(layout)
  const callers = callersOf(layout)
  for (let target = 0; target < stopCount; target++) {
    const row = target * stopCount
    minutesTo(target, into, minutes.subarray(row, row + stopCount))
    tripsTo(target, layout, callers, walksInto, trips.subarray(row, row + stopCount))
  }
  return { minutes, trips }
}

/** For each stop, the stops just before it on some run or walk, with the fewest minutes between. */
function quickestInto(layout: Layout): Edges {
  const { stopCount, routeCount } = layout
  const into: Map<number, number>[] = Array.from({ length: stopCount }, () => new Map())
  const keep = (from: number, to: number, minutes: number) => {
    const known = into[to]?.get(from)
    if (known === undefined || minutes < known) into[to]?.set(from, Math.max(0, minutes))
  }
  for (let route = 0; route < routeCount; route++) {
    const calls = layout.routeCalls[route] ?? 0
    const runs = layout.routeRuns[route] ?? 0
    const stops = layout.routeCallStart[route] ?? 0
    const times = layout.routeTimeStart[route] ?? 0
    for (let i = 0; i + 1 < calls; i++) {
      let least = UNREACHABLE_MINUTES
      for (let run = 0; run < runs; run++) {
        const departure = layout.departures[times + i * runs + run] ?? 0
        least = Math.min(least, (layout.arrivals[times + run * calls + i + 1] ?? 0) - departure)
      }
      keep(layout.callStop[stops + i] ?? 0, layout.callStop[stops + i + 1] ?? 0, least)
    }
  }
  for (let from = 0; from < stopCount; from++) {
    for (let e = layout.walkStart[from] ?? 0; e < (layout.walkStart[from + 1] ?? 0); e++) {
      keep(from, layout.walkTo[e] ?? 0, layout.walkMinutes[e] ?? 0)
    }
  }
  return flat(into)
}

function flat(into: readonly ReadonlyMap<number, number>[]): Edges {
  const start = new Int32Array(into.length + 1)
  into.forEach((edges, to) => {
    start[to + 1] = (start[to] ?? 0) + edges.size
  })
  const from = new Int32Array(start[into.length] ?? 0)
  const minutes = new Int32Array(from.length)
  let at = 0
  for (const edges of into) {
    for (const [stop, least] of edges) {
      from[at] = stop
      minutes[at++] = least
    }
  }
  return { start, from, minutes }
}

/** Fills a row with the fewest minutes to `target`: Dijkstra's search against the edges, with a bucket a minute. */
function minutesTo(target: number, into: Edges, row: Uint16Array): void {
  row.fill(UNREACHABLE_MINUTES)
  row[target] = 0
  let bucket = [target]
  const buckets: (number[] | undefined)[] = []
  for (let now = 0; ; ) {
    for (const stop of bucket) {
      if (row[stop] !== now) continue
      for (let e = into.start[stop] ?? 0; e < (into.start[stop + 1] ?? 0); e++) {
        const from = into.from[e] ?? 0
        const reached = Math.min(now + (into.minutes[e] ?? 0), UNREACHABLE_MINUTES - 1)
        if (reached >= (row[from] ?? 0)) continue
        row[from] = reached
        if (reached === now) bucket.push(from)
        else {
          const waiting = buckets[reached]
          if (waiting === undefined) buckets[reached] = [from]
          else waiting.push(from)
        }
      }
    }
    now++
    while (now < buckets.length && buckets[now] === undefined) now++
    const next = buckets[now]
    if (next === undefined) return
    bucket = next
  }
}

/** Calls at each stop at which one may alight: route and number of the call. */
function callersOf(layout: Layout): readonly (readonly [route: number, call: number][])[] {
  const callers: [number, number][][] = Array.from({ length: layout.stopCount }, () => [])
  for (let route = 0; route < layout.routeCount; route++) {
    const start = layout.routeCallStart[route] ?? 0
    for (let i = 1; i < (layout.routeCalls[route] ?? 0); i++) {
      if (layout.callAlights[start + i] === 1) callers[layout.callStop[start + i] ?? 0]?.push([route, i])
    }
  }
  return callers
}

function walkSources(layout: Layout): readonly (readonly number[])[] {
  const sources: number[][] = Array.from({ length: layout.stopCount }, () => [])
  for (let from = 0; from < layout.stopCount; from++) {
    for (let e = layout.walkStart[from] ?? 0; e < (layout.walkStart[from + 1] ?? 0); e++) {
      sources[layout.walkTo[e] ?? 0]?.push(from)
    }
  }
  return sources
}

/** Fills a row with the fewest trips from a stop where one has alighted, and may walk once, to `target`. */
function tripsTo(
  target: number,
  layout: Layout,
  callers: readonly (readonly (readonly [number, number])[])[],
  walksInto: readonly (readonly number[])[],
  row: Uint8Array,
): void {
  row.fill(UNREACHABLE_TRIPS)
  const boarded = new Uint8Array(layout.stopCount).fill(UNREACHABLE_TRIPS)
  const scannedTo = new Int32Array(layout.routeCount)
  let reached = [target]
  boarded[target] = 0
  for (let trips = 0; reached.length > 0; trips = Math.min(trips + 1, MOST_TRIPS)) {
    const alight: number[] = []
    for (const stop of reached) {
      for (const from of [stop, ...(walksInto[stop] ?? [])]) {
        if ((row[from] ?? 0) <= trips) continue
        row[from] = trips
        alight.push(from)
      }
    }
    const next: number[] = []
    for (const stop of alight) {
      for (const [route, call] of callers[stop] ?? []) {
        const start = layout.routeCallStart[route] ?? 0
        for (let i = scannedTo[route] ?? 0; i < call; i++) {
          const from = layout.callStop[start + i] ?? 0
          if (layout.callBoards[start + i] !== 1 || (boarded[from] ?? 0) <= trips + 1) continue
          boarded[from] = trips + 1
          next.push(from)
        }
        if (call > (scannedTo[route] ?? 0)) scannedTo[route] = call
      }
    }
    reached = next
  }
}
