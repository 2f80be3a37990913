import { type EpochMinutes, type LonLat, seededRandom } from '@karavan/core'
import type { LocationId, TransportPlan } from '@karavan/model'
import type { MovingShown } from '../map-props.js'
import { createClock } from './clock.js'
import { drawJourneys } from './journeys.js'
import { trackOf } from './track.js'

/** Enough for the quantiles of a share to be off by a few in a hundred, few enough for sixty pictures a second. */
const JOURNEYS = 600
/** Seconds from the first moment to the last. */
const SECONDS = 30
/** The view ends when so many of those that arrive have arrived. */
const SHOWN_SHARE = 0.99

/**
 * A plan to be followed from when the goods are ready; null where it has no drawn course.
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage is broken
 */
export function follow(
  plan: TransportPlan,
  ready: EpochMinutes,
  placeAt: (id: LocationId) => LonLat | undefined,
): MovingShown | null {
  const track = trackOf(plan, placeAt)
  if (track === null) return null
  const journeys = drawJourneys(plan, ready, JOURNEYS, seededRandom(ready))
  const clock = createClock(ready, lastMoment(plan, ready), SECONDS, {
    ask: (callback) => requestAnimationFrame(callback),
    takeBack: (id) => cancelAnimationFrame(id),
  })
  return { moving: { track, journeys }, clock }
}

/** When nearly all that arrive have arrived, by the plan's own curve. */
function lastMoment({ arrival }: TransportPlan, ready: EpochMinutes): EpochMinutes {
  const { cdf, start, gridMinutes } = arrival
  const ever = cdf.at(-1) ?? 0
  const last = cdf.findIndex((chance) => chance >= SHOWN_SHARE * ever)
  return Math.max(ready + gridMinutes, start + Math.max(0, last) * gridMinutes)
}
