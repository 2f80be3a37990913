import { monthOf } from './calendar.js'
import {
  checkKnots,
  type DurationKnots,
  durationCdf,
  fromProbabilities,
  type GridDuration,
  onGrid,
  scaleKnots,
} from './duration.js'
import { type Kernel, type Run, varyingKernel } from './kernel.js'
import { byMonth, stretches } from './months.js'
import type { ByMonth } from './time-map.js'
import { BORDER_HOURS } from './tolerance.js'

/**
 * Work done on a clock: ready at step n with work W, done at the step at which the clock has moved on by W, to the nearest step.
 * Where all of the duration falls into months of one rate this is the duration divided by that rate.
 * @throws {StructuredError} DURATION_INVALID when a month's rate makes the work take longer than a duration may
 */
export function monthlyKernel(work: DurationKnots, rate: ByMonth, stepMinutes: number): Kernel {
  const atRate = new Map(rate.map((r) => [r, onGrid(checkKnots(scaleKnots(work, 1 / r)), stepMinutes)]))
  const least = Math.min(...[...atRate.values()].map(({ first }) => first))
  const most = Math.max(...[...atRate.values()].map(({ last }) => last))
  const across = new Map<number, GridDuration>()
  const changing = byMonth(rate)

  function duration(step: number): GridDuration {
    let known = across.get(step)
    if (known === undefined) {
      known = acrossMonths(work, rate, step, stepMinutes)
      across.set(step, known)
    }
    return known
  }

  return varyingKernel(least, most, (from, to) => {
    const runs: Run[] = []
    for (const stretch of stretches(from, to + most + 1, changing, stepMinutes)) {
      const plain = atRate.get(stretch.value)
      if (plain === undefined) continue
      const last = Math.min(to, stretch.to)
      const lastPlain = Math.min(to, stretch.to - plain.last - 1)
      if (lastPlain >= stretch.from) runs.push({ from: stretch.from, to: lastPlain, duration: plain })
      for (let step = Math.max(stretch.from, lastPlain + 1); step <= last; step++) {
        runs.push({ from: step, to: step, duration: duration(step) })
      }
    }
    return runs
  })
}

/** The duration of work begun at a step whose month ends before the work must. */
function acrossMonths(work: DurationKnots, rate: ByMonth, step: number, stepMinutes: number): GridDuration {
  const hours = stepMinutes / 60
  const probabilities: number[] = []
  let clock = 0
  let below = 0
  for (let k = 0; below < 1; k++) {
    const done = (rate[monthOf((step + k) * stepMinutes)] ?? 1) * hours
    const upTo = durationCdf(work, clock + done / 2 - BORDER_HOURS)
    probabilities.push(upTo - below)
    below = upTo
    clock += done
  }
  return fromProbabilities(0, Float64Array.from(probabilities))
}
