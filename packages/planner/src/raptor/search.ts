import { UNREACHABLE_TRIPS } from './bounds.js'
import { type Journey, journeyTo } from './journey.js'
import type { TimetableIndex } from './layout.js'
import { runRounds } from './rounds.js'
import { NEVER, searchState } from './state.js'

/** Most transfers that may be asked for. */
const MOST_TRANSFERS = 15

/**
 * All journeys that no other beats in both arrival and number of transfers, fewest transfers first.
 * RAPTOR (Delling, Pajor, Werneck: Round-Based Public Transit Routing, 2012), in two passes: the first finds the
 * earliest arrival with as few trips as the network allows, the second all that arrive earlier with more of them.
 * Both leave aside what cannot, by the bounds of the index, reach the target in time.
 * Changing at a stop takes the stop's least time (0 unless the timetable says otherwise), and there is at most one walk
 * between two trips, before the first and after the last. Answers do not depend on earlier searches.
 *
 * @param from, to - numbers of stops
 * @param departAfter - minutes after minute 0 of the index
 * @param maxTransfers - 0–15
 * @throws {RangeError} a stop, minute or number of transfers outside the index
 */
export function searchTimetable(
  index: TimetableIndex,
  from: number,
  to: number,
  departAfter: number,
  maxTransfers = 5,
): Journey[] {
  const stop = (n: number) => Number.isInteger(n) && n >= 0 && n < index.stopCount
  if (!stop(from) || !stop(to)) throw new RangeError(`stops are numbered 0 to ${index.stopCount - 1}: ${from}, ${to}`)
  if (!Number.isInteger(departAfter)) throw new RangeError(`departAfter is a whole minute: ${departAfter}`)
  if (!Number.isInteger(maxTransfers) || maxTransfers < 0 || maxTransfers > MOST_TRANSFERS) {
    throw new RangeError(`maxTransfers is a whole number from 0 to ${MOST_TRANSFERS}: ${maxTransfers}`)
  }
  const state = searchState(index)
  const mostTrips = maxTransfers + 1
  const { bounds, bound } = state
  const row = index.bounds === undefined ? 0 : to * index.stopCount
  bound.fill(NEVER)
  if (from === to) return [{ arrival: departAfter, transfers: 0, legs: [] }]
  const leastTrips = bounds.trips[row + from] ?? UNREACHABLE_TRIPS
  if (leastTrips === UNREACHABLE_TRIPS || leastTrips > mostTrips) return []

  const journeys: Journey[] = []
  let found = -1
  if (index.bounds !== undefined) {
    for (let trips = leastTrips; trips <= mostTrips && found < 0; trips++) {
      bound.fill(NEVER, 0, trips + 1)
      bound.fill(-1, trips + 1)
      runRounds(index, state, { from, to, departAfter, mostTrips: trips })
      for (let k = 0; k <= trips; k++) if ((state.targetArrival[k] ?? NEVER) < NEVER) found = k
      if (found >= 0) journeys.push(journeyTo(index, state, from, to, departAfter, found))
    }
    if (found < 0 || found === mostTrips) return journeys
    bound.fill(journeys[0]?.arrival ?? NEVER, 0, mostTrips + 1)
  }
  bound.fill(-1, mostTrips + 1)
  runRounds(index, state, { from, to, departAfter, mostTrips })
  for (let k = 0; k <= mostTrips; k++) {
    if ((state.targetArrival[k] ?? NEVER) === NEVER) continue
    const journey = journeyTo(index, state, from, to, departAfter, k)
    if (journeys.at(-1)?.transfers === journey.transfers) journeys.pop()
    journeys.push(journey)
  }
  return journeys
}
