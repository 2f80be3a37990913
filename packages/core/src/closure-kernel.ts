import { type DurationKnots, durationMean, durationUpTo, fromProbabilities, type GridDuration } from './duration.js'
import { type Kernel, type Run, varyingKernel } from './kernel.js'
import { type Changing, type Stretch, stretches } from './months.js'

/**
 * A place that shuts: with the share of shut time of a month or day the goods wait for what is left of a closure.
 * After one with a larger share the chance falls no faster than closures end, which keeps the step monotone.
 * @param shares - all that `share` may be
 */
export function closureKernel(
  share: Changing,
  shares: readonly number[],
  length: DurationKnots,
  stepMinutes: number,
): Kernel {
  const left = residualSurvival(length, stepMinutes)
  const most = left.length
  const atShare = new Map(shares.map((shut) => [shut, holding([{ shut, back: 0 }], left)]))
  const afterFall = new Map<number, GridDuration>()

  function duration(step: number): GridDuration {
    let known = afterFall.get(step)
    if (known === undefined) {
      const met = stretches(step - most, step, share, stepMinutes)
      known = holding(
        met.map(({ value, to }) => ({ shut: value, back: step - to })),
        left,
      )
      afterFall.set(step, known)
    }
    return known
  }

  return varyingKernel(0, most, (from, to) => {
    const runs: Run[] = []
    let held = from
    const earlier: Stretch[] = []
    for (const stretch of stretches(from - most, to, share, stepMinutes)) {
      const plain = atShare.get(stretch.value)
      if (plain === undefined) continue
      for (const { value, to: worseTo } of earlier) if (value > stretch.value) held = Math.max(held, worseTo + most)
      earlier.push(stretch)
      const first = Math.max(from, stretch.from)
      for (let step = first; step <= Math.min(held - 1, stretch.to); step++) {
        runs.push({ from: step, to: step, duration: duration(step) })
      }
      const firstPlain = Math.max(first, held)
      if (firstPlain <= stretch.to) runs.push({ from: firstPlain, to: stretch.to, duration: plain })
    }
    return runs
  })
}

/** How long goods wait: as long as the worst of the closures that may have been met at a step, or so many steps back. */
function holding(met: readonly { readonly shut: number; readonly back: number }[], left: Float64Array): GridDuration {
  const probabilities = new Float64Array(left.length + 1)
  let before = 1
  for (let k = 0; k <= left.length; k++) {
    let still = 0
    for (const { shut, back } of met) still = Math.max(still, shut * (left[k + back] ?? 0))
    probabilities[k] = before - still
    before = still
  }
  return fromProbabilities(0, probabilities)
}

/** Straight pieces by which the rest of a closure is drawn; each costs one pass over a distribution. */
const RESIDUAL_PIECES = 10

/** Chance that a closure met at a random moment of it lasts more than k further steps, k = 0, 1, …; in straight pieces. */
function residualSurvival(length: DurationKnots, stepMinutes: number): Float64Array {
  const hours = stepMinutes / 60
  const last = Math.max(1, Math.ceil(length.max / hours))
  const mean = durationMean(length)
  const exact = Float64Array.from({ length: last + 1 }, (_, k) =>
    Math.max(0, 1 - durationUpTo(length, k * hours) / mean),
  )
  exact[last] = 0
  const survival = new Float64Array(last)
  const corners = cornersOf(exact)
  for (let piece = 1; piece < corners.length; piece++) {
    const [a = 0, b = 0] = [corners[piece - 1], corners[piece]]
    for (let k = a; k < b; k++) {
      survival[k] = (exact[a] ?? 0) + ((k - a) / (b - a)) * ((exact[b] ?? 0) - (exact[a] ?? 0))
    }
  }
  return survival
}

/** Corners of a broken line near a convex curve: where line and curve enclose most, the line is broken next. */
function cornersOf(curve: Float64Array): number[] {
  const corners = [0, curve.length - 1]
  while (corners.length <= RESIDUAL_PIECES) {
    let worst = 0
    let where = -1
    for (let piece = 1; piece < corners.length; piece++) {
      const [a = 0, b = 0] = [corners[piece - 1], corners[piece]]
      const middle = Math.round((a + b) / 2)
      const under = (b - a) * (((curve[a] ?? 0) + (curve[b] ?? 0)) / 2 - (curve[middle] ?? 0))
      if (middle > a && middle < b && under > worst) [worst, where] = [under, middle]
    }
    if (where < 0) break
    corners.push(where)
    corners.sort((x, y) => x - y)
  }
  return corners
}
