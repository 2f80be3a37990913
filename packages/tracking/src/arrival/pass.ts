import {
  type Arrival,
  CDF_TOLERANCE,
  chanceEver,
  type EpochMinutes,
  fromMass,
  type Kernel,
  readyAt,
} from '@karavan/core'
import type { Known } from './evidence.js'
import { chanceTold } from './reporting.js'

/** A chain of stages of which something is known. */
export interface KnownChain {
  readonly kernels: readonly Kernel[]
  readonly known: readonly Known[]
  readonly gridMinutes: number
  readonly now: EpochMinutes
  /** First step beyond the horizon. */
  readonly end: number
}

/** When a stage ends, by what is known of the stages up to it. */
export interface Passed {
  readonly arrival: Arrival
  /** What is known has no chance by the law: the stage was begun anew. */
  readonly isBeyondLaw: boolean
  /** Chance that it does not end within the horizon although the one before did, as it was before anything was known of it. */
  readonly lost: number
  /** By how much what is known of it changes the chance of `never`. */
  readonly neverBy: number
}

/**
 * The law of each stage end, given what is known of it and of those before (the forward pass of a hidden Markov chain). Of the last
 * stage it is the law given all that is known.
 * @param first - index of the stage that begins at `start`
 */
export function forwardPass(chain: KnownChain, start: Arrival, first: number): Passed[] {
  const passed: Passed[] = []
  let ready = start
  for (let i = first; i < chain.kernels.length; i++) {
    const [kernel, known] = [chain.kernels[i], chain.known[i]]
    if (kernel === undefined || known === undefined) break
    const done = kernel.apply(ready, chain.end)
    const given = weighed(done, known, chain)
    const arrival = given ?? beganAnew(kernel, done, known, chain)
    const never = 1 - chanceEver(done)
    passed.push({
      arrival,
      isBeyondLaw: given === null,
      lost: given === null ? 1 - chanceEver(arrival) : Math.max(0, chanceEver(ready) - chanceEver(done)),
      neverBy: given === arrival && never > 0 ? (1 - chanceEver(arrival)) / never : given === null ? 0 : 1,
    })
    ready = arrival
  }
  return passed
}

/**
 * What holds where the law leaves no chance to what is known. What is known to be over was over at the nearest step to those that
 * the law allows; what goes on begins anew now.
 */
function beganAnew(kernel: Kernel, done: Arrival, known: Known, chain: KnownChain): Arrival {
  if (Number.isFinite(known.to)) {
    const seen = weighed(done, { ...known, silent: [] }, chain)
    return seen ?? readyAt(done.start > known.to ? known.to : known.from)
  }
  return kernel.apply(readyAt(Math.ceil(chain.now / chain.gridMinutes)), chain.end)
}

/** The law of a stage end given what is known of it; null where that has no chance. */
export function weighed(arrival: Arrival, known: Known, chain: KnownChain): Arrival | null {
  const { start, cdf } = arrival
  const now = Math.floor(chain.now / chain.gridMinutes)
  const isSilent = known.silent.length > 0 && start <= now
  if (!isSilent && start >= known.from && known.to === Number.POSITIVE_INFINITY) return arrival
  const never = known.to === Number.POSITIVE_INFINITY ? 1 - chanceEver(arrival) : 0
  const mass = new Float64Array(cdf.length)
  let total = never
  for (let i = 0; i < cdf.length; i++) {
    const each = ((cdf[i] ?? 0) - (i === 0 ? 0 : (cdf[i - 1] ?? 0))) * likelihood(known, start + i, chain)
    mass[i] = each
    total += each
  }
  if (!(total > CDF_TOLERANCE)) return null
  for (let i = 0; i < mass.length; i++) mass[i] = (mass[i] ?? 0) / total
  return fromMass(start, mass)
}

/** How likely what is known would be, had the stage ended at a step. */
function likelihood({ from, to, silent }: Known, step: number, { now, gridMinutes }: KnownChain): number {
  if (step < from || step > to) return 0
  const ago = now - step * gridMinutes
  if (ago < 0) return 1
  let chance = 1
  for (const law of silent) chance *= 1 - chanceTold(law, ago)
  return chance
}

/**
 * The law of each stage end given all that is known, also of the stages behind it (the backward pass over the same chain). What is
 * known is about the time up to now, so that only stages that may have ended by now are worked back through.
 * @param passed - of the forward pass from the stage `first` on
 */
export function smoothed(chain: KnownChain, passed: readonly Passed[], first: number): Arrival[] {
  const now = Math.floor(chain.now / chain.gridMinutes)
  const laws = passed.map(({ arrival }) => arrival)
  const origin = laws[0]?.start ?? now
  let i = laws.findLastIndex(({ start }) => start <= now)
  let after = new Float64Array(Math.max(0, now - origin) + 2).fill(1)
  for (; i > 0; i--) {
    const [kernel, known, before] = [chain.kernels[first + i], chain.known[first + i], laws[i - 1]]
    if (kernel === undefined || known === undefined || before === undefined) break
    if (passed[i]?.isBeyondLaw === true) after.fill(1)
    else
      after = kernel.expect(
        after.map((value, at) => value * likelihoodAt(known, origin, at, after.length, chain)),
        origin,
      ) as typeof after
    laws[i - 1] = reweighed(before, after, origin)
  }
  return laws
}

/** The last entry stands for all that is later than now. */
function likelihoodAt(known: Known, origin: number, at: number, size: number, chain: KnownChain): number {
  return at === size - 1 ? Number(known.to === Number.POSITIVE_INFINITY) : likelihood(known, origin + at, chain)
}

function reweighed(arrival: Arrival, weights: Float64Array, origin: number): Arrival {
  const { start, cdf } = arrival
  const rest = weights.length - 1
  const weightAt = (step: number) => weights[Math.min(step - origin, rest)] ?? 1
  const mass = cdf.map((value, i) => (value - (i === 0 ? 0 : (cdf[i - 1] ?? 0))) * weightAt(start + i))
  const total = mass.reduce((sum, each) => sum + each, (1 - chanceEver(arrival)) * (weights[rest] ?? 1))
  return total > 0
    ? fromMass(
        start,
        mass.map((each) => each / total),
      )
    : arrival
}
