import { type Arrival, chanceEver, fromMass, type Kernel, massOf, quantile, readyAt, shifted } from '@karavan/core'
import { PairMemo } from './pair-memo.js'

/** Ready times that stand for a distribution when a step's duration depends on the time. */
const POINTS = 24

/** A duration of nothing. */
const NO_TIME: Arrival = readyAt(0)

/** How long a step took for the goods of a chain: a distribution counted from step 0. */
export interface Took {
  readonly time: Arrival
  /** Variance in steps², of the mass that arrives. */
  readonly variance: number
  /** Set where the duration does not depend on the time: adding it is applying it. */
  readonly timeless: Kernel | null
}

/** Sums of durations kept between questions. */
const MOST_SUMS = 4096

/** Durations that do not depend on the time, and their sums: the same in every question on a grid. */
export class TimelessDurations {
  private readonly added: PairMemo<Arrival, Kernel, Arrival>
  private readonly alone = new PairMemo((kernel: Kernel, none: Arrival) => {
    const time = this.added.of(none, kernel)
    return { time, variance: variance(time), timeless: kernel }
  })

  /** @param horizon - steps at most */
  constructor(horizon: number) {
    this.added = new PairMemo((time, kernel) => kernel.apply(time, horizon), MOST_SUMS)
  }

  of(kernel: Kernel): Took {
    return this.alone.of(kernel, NO_TIME)
  }

  add(time: Arrival, kernel: Kernel): Arrival {
    return this.added.of(time, kernel)
  }
}

/** Durations of the steps of a question's chains, remembered: chains share steps. */
export class Durations {
  private readonly added = new PairMemo((a: Arrival, b: Arrival) => addElapsed(a, b))
  private readonly dated = new PairMemo((kernel: Kernel, ready: Arrival) => {
    const time = elapsed(kernel, ready, this.end)
    return { time, variance: variance(time), timeless: null }
  })

  /** @param end - first step beyond the horizon */
  constructor(
    private readonly timeless: TimelessDurations,
    private readonly end: number,
  ) {}

  of(kernel: Kernel, ready: Arrival): Took {
    return kernel.timeless ? this.timeless.of(kernel) : this.dated.of(kernel, ready)
  }

  /** The sum of durations, taken as independent. */
  sum(parts: readonly Took[]): Arrival {
    return parts.reduce(
      (total, { time, timeless }) =>
        timeless === null ? this.added.of(total, time) : this.timeless.add(total, timeless),
      NO_TIME,
    )
  }
}

/** How long a step that depends on the time takes for goods that become ready so, from 24 points of the ready time. */
function elapsed(kernel: Kernel, ready: Arrival, end: number): Arrival {
  const total = chanceEver(ready)
  const parts: Arrival[] = []
  let length = 1
  for (let i = 0; i < POINTS; i++) {
    const step = quantile(ready, (total * (i + 0.5)) / POINTS) ?? ready.start
    const done = shifted(kernel.apply(readyAt(step), end), -step)
    if (chanceEver(done) <= 0) continue
    parts.push(done)
    length = Math.max(length, done.start + done.cdf.length)
  }
  const mass = new Float64Array(length)
  for (const { start, cdf } of parts) {
    let below = 0
    for (let i = 0; i < cdf.length; i++) {
      const upTo = cdf[i] ?? 0
      mass[start + i] = (mass[start + i] ?? 0) + (upTo - below) / POINTS
      below = upTo
    }
  }
  return fromMass(0, mass)
}

/** The sum of two durations, taken as independent. */
function addElapsed(a: Arrival, b: Arrival): Arrival {
  const [ma, mb] = [massOf(a), massOf(b)]
  const mass = new Float64Array(ma.length + mb.length - 1)
  for (let i = 0; i < ma.length; i++) {
    const p = ma[i] ?? 0
    if (p === 0) continue
    for (let j = 0; j < mb.length; j++) mass[i + j] = (mass[i + j] ?? 0) + p * (mb[j] ?? 0)
  }
  return fromMass(a.start + b.start, mass)
}

/** Variance in steps², of the mass that arrives. */
function variance(arrival: Arrival): number {
  const mass = massOf(arrival)
  let [total, first, second] = [0, 0, 0]
  for (let i = 0; i < mass.length; i++) {
    const p = mass[i] ?? 0
    total += p
    first += p * i
    second += p * i * i
  }
  return total <= 0 ? 0 : Math.max(0, second / total - (first / total) ** 2)
}
