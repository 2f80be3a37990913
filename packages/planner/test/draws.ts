import {
  type Arrival,
  chanceBy,
  chanceEver,
  compileTimeMap,
  type DurationKnots,
  type Random,
  readyAt,
  type TimeGrid,
  type TimeMap,
} from '@karavan/core'
import type { Stage } from '@karavan/model'

/** Draws the step at which a stage is done; null for never. */
type Draw = (ready: number, random: Random) => number | null

/** Nearest whole number, halves upwards; what float noise puts just below a half is a half. */
function nearest(steps: number): number {
  return Math.round(steps + 1e-10)
}

/** Draws hours between the knots: each knot's chance is reached at its hours, in a straight line from the one before. */
function hoursOf({ min, p10, p50, p90, max }: DurationKnots): (random: Random) => number {
  const knots = [
    [0, min],
    [0.1, p10],
    [0.5, p50],
    [0.9, p90],
    [1, max],
  ].filter((knot): knot is [number, number] => knot[1] !== undefined)
  return (random) => {
    const wanted = random()
    const next = knots.findIndex(([chance]) => chance > wanted)
    const [[below, from], [above, to]] = [knots[next - 1] ?? [0, min], knots[next] ?? [1, max]]
    return from + ((wanted - below) / (above - below)) * (to - from)
  }
}

/** A stage as one history at a time. */
function drawing(map: TimeMap, grid: TimeGrid): Draw {
  const { stepMinutes } = grid
  const inSteps = 60 / stepMinutes
  switch (map.kind) {
    case 'duration': {
      const hours = hoursOf(map.hours)
      return (ready, random) => ready + nearest(hours(random) * inSteps)
    }
    case 'monthly': {
      const work = hoursOf(map.work)
      const months = new Map<number, number>()
      const doneIn = (step: number) => {
        const month = months.get(step) ?? new Date(step * stepMinutes * 60_000).getUTCMonth()
        months.set(step, month)
        return (map.rate[month] ?? 1) / inSteps
      }
      return (ready, random) => {
        let left = work(random)
        for (let step = ready; ; step++) {
          const done = doneIn(step)
          if (left < done / 2 - 1e-10) return step
          left -= done
        }
      }
    }
    case 'random':
      return (ready, random) => {
        const goes = 1 / (1 + map.meanHours * inSteps)
        return ready + Math.floor(Math.log(1 - random()) / Math.log(1 - goes))
      }
    case 'departures':
      return (ready) => {
        const next = map.departures.find((at) => ready * stepMinutes <= at - map.cutOffMinutes)
        return next === undefined ? null : Math.ceil(next / stepMinutes)
      }
    case 'window': {
      const longer = hoursOf(map.extension ?? { min: 0, p50: 0, max: 0 })
      return (ready, random) =>
        ready * stepMinutes < map.from
          ? ready
          : Math.max(ready, Math.ceil(map.until / stepMinutes) + nearest(longer(random) * inSteps))
    }
    case 'quota':
      return (ready) => {
        const [at, { from, until }] = [ready * stepMinutes, map]
        if (at < from || (until !== null && at >= until)) return ready
        const last = ready + Math.ceil(map.hours * inSteps)
        return until === null ? last : Math.min(last, Math.ceil(until / stepMinutes))
      }
    case 'closure':
      return closureDrawing(map, grid)
  }
}

/**
 * How long a closure holds follows from the months in which it may have been met; core's own tests draw closures from
 * histories of open and shut. Here one draw decides, at the step of being ready.
 */
function closureDrawing(map: TimeMap, grid: TimeGrid): Draw {
  const kernel = compileTimeMap(map, grid)
  const known = new Map<number, Arrival>()
  return (ready, random) => {
    let done = known.get(ready)
    if (done === undefined) {
      done = kernel.apply(readyAt(ready), Number.MAX_SAFE_INTEGER)
      known.set(ready, done)
    }
    const wanted = random()
    let step = done.start
    while (chanceBy(done, step) <= wanted && step < done.start + done.cdf.length) step++
    return step
  }
}

/**
 * Draws journeys through the stages of a plan.
 * @param end - first step that is beyond the horizon
 * @returns how many are done at each step after `start`
 */
export function drawJourneys(
  stages: readonly Stage[],
  grid: TimeGrid,
  start: number,
  end: number,
  count: number,
  random: Random,
): Float64Array {
  const draws = stages.map(({ time }) => drawing(time, grid))
  const done = new Float64Array(end - start)
  for (let i = 0; i < count; i++) {
    let at: number | null = start
    for (const draw of draws) {
      at = draw(at, random)
      if (at === null || at >= end) break
    }
    if (at !== null && at < end) done[at - start] = (done[at - start] ?? 0) + 1
  }
  return done
}

/** Greatest distance between a distribution and a sample of it (Kolmogorov). */
export function furthest(arrival: Arrival, start: number, drawn: Float64Array, count: number): number {
  let total = 0
  let most = 0
  drawn.forEach((many, n) => {
    total += many
    most = Math.max(most, Math.abs(total / count - chanceBy(arrival, start + n)))
  })
  return Math.max(most, Math.abs(total / count - chanceEver(arrival)))
}
