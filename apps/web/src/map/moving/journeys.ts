import {
  type Arrival,
  compileTimeMap,
  type EpochMinutes,
  type Kernel,
  quantile,
  type Random,
  readyAt,
} from '@karavan/core'
import type { TransportPlan } from '@karavan/model'

/** Drawn ways through the stages of one plan, each as likely as any other. */
export interface Journeys {
  readonly count: number
  readonly stageCount: number
  /** Instant at which stage `s` of journey `j` begins, at `j * (stageCount + 1) + s`; the last of each is its end. Infinite: never. */
  readonly begins: Float64Array
  /** First instant beyond the horizon of the plan. What happens later is not seen: who has not arrived then is under way. */
  readonly end: EpochMinutes
}

/** Steps that no journey outlasts: where one is at a moment is known from when it will be done, however late. */
const NO_END = Number.MAX_SAFE_INTEGER

/**
 * Draws journeys through the stages of a plan by the same steps that the plan's own curve is made of.
 * @param ready - when the goods are ready
 * @param count - how many, > 0
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage is broken
 */
export function drawJourneys(plan: TransportPlan, ready: EpochMinutes, count: number, random: Random): Journeys {
  const step = plan.arrival.gridMinutes
  const grid = { stepMinutes: step, horizonSteps: NO_END }
  const stageCount = plan.stages.length
  const size = stageCount + 1
  const begins = new Float64Array(count * size).fill(Number.POSITIVE_INFINITY)
  for (let j = 0; j < count; j++) begins[j * size] = ready
  plan.stages.forEach((stage, s) => {
    const done = doneAt(compileTimeMap(stage.time, grid))
    for (let j = 0; j < count; j++) {
      const from = begins[j * size + s] ?? Number.POSITIVE_INFINITY
      const chance = random()
      if (!Number.isFinite(from)) continue
      const ends = quantile(done(Math.ceil(from / step)), 1 - chance)
      if (ends !== null) begins[j * size + s + 1] = ends * step
    }
  })
  return { count, stageCount, begins, end: plan.arrival.horizonEnd }
}

/** When a step is done that begins at a known time; journeys that begin together share the distribution. */
function doneAt(kernel: Kernel): (from: number) => Arrival {
  const known = new Map<number, Arrival>()
  return (from) => {
    const done = known.get(from) ?? kernel.apply(readyAt(from), NO_END)
    known.set(from, done)
    return done
  }
}

/** The moment that is seen at a moment: beyond the horizon all stand as they stood at its end. */
export function seenAt({ end }: Journeys, moment: EpochMinutes): EpochMinutes {
  return Math.min(moment, end - 1)
}

/** Index of the stage that a journey is in at a moment; -1 before it begins, `stageCount` once it has arrived. */
export function stageAt(journeys: Journeys, journey: number, moment: EpochMinutes): number {
  const { begins, stageCount } = journeys
  const seen = seenAt(journeys, moment)
  const first = journey * (stageCount + 1)
  let [low, high] = [0, stageCount + 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((begins[first + middle] ?? 0) <= seen) low = middle + 1
    else high = middle
  }
  return low - 1
}
