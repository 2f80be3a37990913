import type { Timetable, TimetableTrip } from '@karavan/model'

/** A trip on one service day. */
export interface TripRun {
  /** Index into `timetable.trips`. */
  readonly trip: number
  /** Minutes from minute 0 of the index to the start of the run's service day. */
  readonly shift: number
}

/** Runs with the same calls, none of which overtakes another. */
export interface RunRoute {
  readonly stops: readonly number[]
  readonly boards: readonly boolean[]
  readonly alights: readonly boolean[]
  readonly runs: readonly TripRun[]
}

/** Groups runs by their calls, and within them so that earlier runs are nowhere behind later ones. */
export function routesOf(timetable: Timetable, runs: readonly TripRun[]): RunRoute[] {
  const byCalls = new Map<string, TripRun[]>()
  const keys = new Map<number, string>()
  for (const run of runs) {
    let key = keys.get(run.trip)
    if (key === undefined) {
      key = callKey(callsOf(timetable, run))
      keys.set(run.trip, key)
    }
    const group = byCalls.get(key)
    if (group === undefined) byCalls.set(key, [run])
    else group.push(run)
  }
  return [...byCalls.values()].flatMap((group) => {
    const calls = group[0] === undefined ? [] : callsOf(timetable, group[0])
    const stops = calls.map(({ stop }) => stop)
    const boards = calls.map(({ boarding }) => boarding !== false)
    const alights = calls.map(({ alighting }) => alighting !== false)
    return inOrder(timetable, group).map((chain) => ({ stops, boards, alights, runs: chain }))
  })
}

function callsOf(timetable: Timetable, run: TripRun): TimetableTrip['calls'] {
  return timetable.trips[run.trip]?.calls ?? []
}

function callKey(calls: TimetableTrip['calls']): string {
  return calls
    .map(({ stop, boarding, alighting }) => `${stop}${boarding === false ? '-' : ''}${alighting === false ? '+' : ''}`)
    .join(' ')
}

/** Deals runs out to chains, each to the first whose last run it is nowhere ahead of. */
function inOrder(timetable: Timetable, group: readonly TripRun[]): TripRun[][] {
  const start = (run: TripRun) => (callsOf(timetable, run)[0]?.departure ?? 0) + run.shift
  const end = (run: TripRun) => (callsOf(timetable, run).at(-1)?.arrival ?? 0) + run.shift
  const sorted = [...group].sort((a, b) => start(a) - start(b) || end(a) - end(b) || a.trip - b.trip)
  const chains: TripRun[][] = []
  for (const run of sorted) {
    const chain = chains.find((runs) => follows(timetable, runs.at(-1) ?? run, run))
    if (chain === undefined) chains.push([run])
    else chain.push(run)
  }
  return chains
}

function follows(timetable: Timetable, first: TripRun, second: TripRun): boolean {
  const ahead = callsOf(timetable, first)
  return callsOf(timetable, second).every(({ arrival, departure }, i) => {
    const before = ahead[i]
    if (before === undefined) return false
    return (
      before.arrival + first.shift <= arrival + second.shift &&
      before.departure + first.shift <= departure + second.shift
    )
  })
}
