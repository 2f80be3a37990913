import type { Arrival } from './distribution.js'
import type { GridDuration } from './duration.js'

/** Room that the hot loop writes to, grown when needed, so that it allocates nothing but its result. */
let chances = new Float64Array(8192)
let changeAt = new Int32Array(96)
let changeBy = new Float64Array(96)

/** Changes of a density that one pass takes up. */
const AT_ONCE = 6

/**
 * Cumulative distribution of a ready time plus an independent duration, from step `ready.start + duration.first` on.
 *
 * The density of a duration that is made of runs changes at few steps. A change by δ at a duration of s steps adds
 * δ × (chance of being ready by n − s) to the mass of step n. The chances are laid between zeros before and constants
 * behind, and six changes go into one pass, so that the loop has no cases and writes each step once.
 * @param length - steps wanted, at most those of both supports together
 */
export function convolved(ready: Arrival, duration: GridDuration, length: number): Float64Array<ArrayBuffer> {
  const { cdf } = ready
  const width = duration.last - duration.first + 1
  const room = cdf.length + 2 * width + 2
  if (chances.length < room) chances = new Float64Array(room * 2)
  const chance = chances
  chance.fill(0, 0, width)
  chance.set(cdf, width)
  chance.fill(cdf[cdf.length - 1] ?? 0, width + cdf.length, room)
  const count = densityChanges(duration)
  const out = new Float64Array(length)
  for (let change = 0; change < count; change += AT_ONCE) {
    pass(out, chance, change, width + duration.first, change + AT_ONCE >= count)
  }
  return out
}

/** Adds six changes to the mass; the last pass sums up to the distribution. */
function pass(out: Float64Array, chance: Float64Array, c: number, lift: number, last: boolean): void {
  let t = lift - (changeAt[c] ?? 0)
  let u = lift - (changeAt[c + 1] ?? 0)
  let v = lift - (changeAt[c + 2] ?? 0)
  let w = lift - (changeAt[c + 3] ?? 0)
  let x = lift - (changeAt[c + 4] ?? 0)
  let y = lift - (changeAt[c + 5] ?? 0)
  const dt = changeBy[c] ?? 0
  const du = changeBy[c + 1] ?? 0
  const dv = changeBy[c + 2] ?? 0
  const dw = changeBy[c + 3] ?? 0
  const dx = changeBy[c + 4] ?? 0
  const dy = changeBy[c + 5] ?? 0
  let total = 0
  for (let n = 0; n < out.length; n++) {
    const mass =
      (out[n] ?? 0) +
      dt * (chance[t++] ?? 0) +
      du * (chance[u++] ?? 0) +
      dv * (chance[v++] ?? 0) +
      dw * (chance[w++] ?? 0) +
      dx * (chance[x++] ?? 0) +
      dy * (chance[y++] ?? 0)
    if (last) {
      if (mass > 0) total += mass
      out[n] = total
    } else {
      out[n] = mass
    }
  }
}

/** Writes where and by how much the density of a duration changes; filled up with changes by 0 to whole passes. */
function densityChanges(duration: GridDuration): number {
  const { from, to, each } = duration
  const most = 2 * each.length + AT_ONCE
  if (changeAt.length < most) {
    changeAt = new Int32Array(most * 2)
    changeBy = new Float64Array(most * 2)
  }
  let count = 0
  for (let r = 0; r < each.length; r++) {
    const p = each[r] ?? 0
    if (r > 0 && changeAt[count - 1] === from[r]) {
      changeBy[count - 1] = (changeBy[count - 1] ?? 0) + p
    } else {
      changeAt[count] = from[r] ?? 0
      changeBy[count++] = p
    }
    changeAt[count] = (to[r] ?? 0) + 1
    changeBy[count++] = -p
  }
  while (count % AT_ONCE !== 0) {
    changeAt[count] = duration.first
    changeBy[count++] = 0
  }
  return count
}

/** Adds the mass that is ready in the steps `a..b` to where a duration puts it; `mass[0]` belongs to step `origin`. */
export function spread(
  ready: Arrival,
  a: number,
  b: number,
  duration: GridDuration,
  origin: number,
  mass: Float64Array,
): void {
  const { cdf, start } = ready
  const i0 = Math.max(0, a - start)
  const i1 = Math.min(cdf.length - 1, b - start)
  if (i1 < i0) return
  const base = i0 === 0 ? 0 : (cdf[i0 - 1] ?? 0)
  const top = cdf[i1] ?? 0
  if (top <= base) return
  const size = i1 - i0 + 1
  const { from, to, each } = duration
  for (let r = 0; r < each.length; r++) {
    const p = each[r] ?? 0
    const width = (to[r] ?? 0) - (from[r] ?? 0) + 1
    const first = start + i0 + (from[r] ?? 0) - origin
    const risen = Math.min(first + Math.min(size, width), mass.length)
    const level = Math.min(first + Math.max(size, width), mass.length)
    const fallen = Math.min(first + size + width - 1, mass.length)
    let n = Math.max(0, first)
    let upper = n - first + i0
    let lower = upper - width
    for (; n < risen; n++) mass[n] = (mass[n] ?? 0) + p * ((cdf[upper++] ?? 0) - base)
    lower = n - first + i0 - width
    if (size < width) {
      const whole = p * (top - base)
      for (; n < level; n++) mass[n] = (mass[n] ?? 0) + whole
      lower = n - first + i0 - width
    } else {
      for (; n < level; n++) mass[n] = (mass[n] ?? 0) + p * ((cdf[upper++] ?? 0) - (cdf[lower++] ?? 0))
    }
    for (; n < fallen; n++) mass[n] = (mass[n] ?? 0) + p * (top - (cdf[lower++] ?? 0))
  }
}

/**
 * `sums[i]` = done[0] + … + done[i - 1]; what is beyond the horizon counts as `never`, the last entry of `done`.
 * @param beyond - steps wanted beyond the horizon
 */
export function partialSums(done: Float64Array, beyond: number): Float64Array {
  const size = done.length - 1
  const never = done[size] ?? 0
  const sums = new Float64Array(size + beyond + 1)
  let total = 0
  for (let i = 0; i < size; i++) {
    sums[i] = total
    total += done[i] ?? 0
  }
  for (let i = 0; i <= beyond; i++) sums[size + i] = total + i * never
  return sums
}

/**
 * Fills `value[a..b]` with what is expected after a duration.
 * @param sums - {@link partialSums} of the values of being done, as far beyond the horizon as the duration is long
 */
export function average(sums: Float64Array, a: number, b: number, duration: GridDuration, value: Float64Array): void {
  const count = densityChanges(duration)
  for (let change = 0; change < count; change += AT_ONCE) averagePass(sums, a, b, change, value)
}

/** Takes six changes up into the expected values. */
function averagePass(sums: Float64Array, a: number, b: number, c: number, value: Float64Array): void {
  let t = a + (changeAt[c] ?? 0)
  let u = a + (changeAt[c + 1] ?? 0)
  let v = a + (changeAt[c + 2] ?? 0)
  let w = a + (changeAt[c + 3] ?? 0)
  let x = a + (changeAt[c + 4] ?? 0)
  let y = a + (changeAt[c + 5] ?? 0)
  const dt = changeBy[c] ?? 0
  const du = changeBy[c + 1] ?? 0
  const dv = changeBy[c + 2] ?? 0
  const dw = changeBy[c + 3] ?? 0
  const dx = changeBy[c + 4] ?? 0
  const dy = changeBy[c + 5] ?? 0
  for (let n = a; n <= b; n++) {
    value[n] =
      (value[n] ?? 0) -
      dt * (sums[t++] ?? 0) -
      du * (sums[u++] ?? 0) -
      dv * (sums[v++] ?? 0) -
      dw * (sums[w++] ?? 0) -
      dx * (sums[x++] ?? 0) -
      dy * (sums[y++] ?? 0)
  }
}
