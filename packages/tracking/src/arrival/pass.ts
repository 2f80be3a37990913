import {
  type Arrival,
  CDF_TOLERANCE,
  chanceBy,
  chanceEver,
  type EpochMinutes,
  fromMass,
  type Kernel,
  readyAt,
} from '@karavan/core'
import type { Known } from './evidence.js'
import { chanceTold, type ReportingLaw } from './reporting.js'

/** A chain of stages of which something is known. */
export interface KnownChain {
  readonly kernels: readonly Kernel[]
  readonly known: readonly Known[]
  readonly gridMinutes: number
  readonly now: EpochMinutes
  /** First step beyond the horizon. */
  readonly end: number
  /** By law, {@link chanceUntold}: found once. */
  readonly untold: Map<ReportingLaw, Float64Array>
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
      neverBy: given === null || never <= 0 ? 1 : (1 - chanceEver(given)) / never,
    })
    ready = arrival
  }
  return passed
}

/**
 * What holds where the law leaves no chance to what is known. What is known to be over was over at the latest that is known,
 * or at the earliest where the law is for before that; what goes on begins anew now.
 */
function beganAnew(kernel: Kernel, done: Arrival, known: Known, chain: KnownChain): Arrival {
  if (Number.isFinite(known.to)) {
    const seen = weighed(done, { ...known, silent: [] }, chain)
    return seen ?? readyAt(chanceBy(done, known.from - 1) < 0.5 ? known.to : known.from)
  }
  return kernel.apply(readyAt(Math.ceil(chain.now / chain.gridMinutes)), chain.end)
}

/** The law of a stage end given what is known of it; null where that has no chance. */
function weighed(arrival: Arrival, known: Known, chain: KnownChain): Arrival | null {
  const { start, cdf } = arrival
  const { from, to, silent } = known
  if ((silent.length === 0 || start > stepOfNow(chain)) && start >= from && to === Number.POSITIVE_INFINITY)
    return arrival
  const weights = likelihoods(known, start, Math.min(stepOfNow(chain), start + cdf.length - 1), chain)
  const first = Math.max(0, from - start)
  const last = Math.min(cdf.length - 1, to - start)
  const mass = new Float64Array(cdf.length)
  let total = to === Number.POSITIVE_INFINITY ? 1 - chanceEver(arrival) : 0
  let before = first === 0 ? 0 : (cdf[first - 1] ?? 0)
  for (let i = first; i <= last; i++) {
    const value = cdf[i] ?? 0
    const each = (value - before) * (weights[i] ?? 1)
    mass[i] = each
    total += each
    before = value
  }
  return total > CDF_TOLERANCE ? fromMass(start, shares(mass, total)) : null
}

function shares(mass: Float64Array<ArrayBuffer>, total: number): Float64Array<ArrayBuffer> {
  for (let i = 0; i < mass.length; i++) mass[i] = (mass[i] ?? 0) / total
  return mass
}

/** The last step that is not later than now. */
function stepOfNow({ now, gridMinutes }: KnownChain): number {
  return Math.floor(now / gridMinutes)
}

/** How likely what is known would be, had the stage ended at each of some steps, the last of them not later than now. */
function likelihoods({ from, to, silent }: Known, first: number, last: number, chain: KnownChain): Float64Array {
  const weights = new Float64Array(Math.max(0, last - first + 1)).fill(1)
  for (const law of silent) {
    const untold = chanceUntold(law, chain)
    for (let i = 0, ago = stepOfNow(chain) - first; i < weights.length; i++, ago--) {
      weights[i] = (weights[i] ?? 0) * (untold[Math.min(ago, untold.length - 1)] ?? 1)
    }
  }
  if (from > first) weights.fill(0, 0, from - first)
  if (to < last) weights.fill(0, Math.max(0, to - first + 1))
  return weights
}

/** Chance that what happened so many steps before the step of now was not told by now; the last holds for all that was earlier. */
function chanceUntold(law: ReportingLaw, chain: KnownChain): Float64Array {
  const known = chain.untold.get(law)
  if (known !== undefined) return known
  const { now, gridMinutes } = chain
  const since = now - stepOfNow(chain) * gridMinutes
  const steps = Math.max(0, Math.ceil(((law.lags.at(-1) ?? 0) - since) / gridMinutes))
  const untold = Float64Array.from({ length: steps + 1 }, (_, ago) => 1 - chanceTold(law, since + ago * gridMinutes))
  chain.untold.set(law, untold)
  return untold
}

/**
 * The law of each stage end given all that is known, also of the stages behind it (the backward pass over the same chain). What is
 * known is about the time up to now, so that only stages that may have ended by now are worked back through.
 * @param passed - of the forward pass from the stage `first` on
 */
export function smoothed(chain: KnownChain, passed: readonly Passed[], first: number): Arrival[] {
  const now = stepOfNow(chain)
  const laws = passed.map(({ arrival }) => arrival)
  const origin = laws[0]?.start ?? now
  let i = laws.findLastIndex(({ start }) => start <= now)
  let after = new Float64Array(Math.max(0, now - origin) + 2).fill(1)
  for (; i > 0; i--) {
    const [kernel, known, before] = [chain.kernels[first + i], chain.known[first + i], laws[i - 1]]
    if (kernel === undefined || known === undefined || before === undefined) break
    after = passed[i]?.isBeyondLaw === true ? after.fill(1) : valueBefore(kernel, known, after, origin, chain)
    laws[i - 1] = reweighed(before, after, origin)
  }
  return laws
}

/**
 * How likely all that is known behind a stage would be, had the one before it ended at each step.
 * @param after - the same of the stage itself; here as there the last entry stands for all that is later than now
 */
function valueBefore(
  kernel: Kernel,
  known: Known,
  after: Float64Array<ArrayBuffer>,
  origin: number,
  chain: KnownChain,
): Float64Array<ArrayBuffer> {
  const rest = after.length - 1
  const weights = likelihoods(known, origin, origin + rest - 1, chain)
  for (let i = 0; i < rest; i++) after[i] = (after[i] ?? 0) * (weights[i] ?? 1)
  if (known.to !== Number.POSITIVE_INFINITY) after[rest] = 0
  return new Float64Array(kernel.expect(after, origin))
}

function reweighed(arrival: Arrival, weights: Float64Array, origin: number): Arrival {
  const { start, cdf } = arrival
  const rest = weights.length - 1
  const later = weights[rest] ?? 1
  const mass = new Float64Array(cdf.length)
  let total = (1 - chanceEver(arrival)) * later
  let before = 0
  for (let i = 0; i < cdf.length; i++) {
    const value = cdf[i] ?? 0
    const each = (value - before) * (weights[Math.min(start + i - origin, rest)] ?? later)
    mass[i] = each
    total += each
    before = value
  }
  return total > 0 ? fromMass(start, shares(mass, total)) : arrival
}
