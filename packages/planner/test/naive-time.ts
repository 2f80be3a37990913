import {
  chanceBy,
  compileTimeMap,
  type DurationKnots,
  durationCdf,
  endInstant,
  localToInstant,
  readyAt,
  type TimeGrid,
  type TimeMap,
} from '@karavan/core'
import type { Service } from '@karavan/model'

/** Probability of each step after the start of a question; what is missing to 1 never arrives. */
export type Mass = Float64Array

/** What follows from one step of being ready: probability of each step, from `first` on. */
interface Outcome {
  readonly first: number
  readonly chances: readonly number[]
}

/** Moves distributions through steps of the way, one step of the grid at a time. */
export class NaiveTime {
  private readonly known = new Map<string, Map<number, Outcome>>()

  /** @param start - first step of the question; masses are counted from it */
  constructor(
    private readonly grid: TimeGrid,
    private readonly start: number,
  ) {}

  readyAtOnce(): Mass {
    const mass = new Float64Array(this.grid.horizonSteps)
    mass[0] = 1
    return mass
  }

  after(map: TimeMap, ready: Mass): Mass {
    const done = new Float64Array(ready.length)
    const key = JSON.stringify(map)
    let outcomes = this.known.get(key)
    if (outcomes === undefined) {
      outcomes = new Map()
      this.known.set(key, outcomes)
    }
    for (let n = 0; n < ready.length; n++) {
      const p = ready[n] ?? 0
      if (p === 0) continue
      let outcome = outcomes.get(n)
      if (outcome === undefined) {
        outcome = this.outcome(map, this.start + n)
        outcomes.set(n, outcome)
      }
      const { first, chances } = outcome
      for (let k = 0; k < chances.length; k++) {
        const to = first - this.start + k
        if (to >= 0 && to < done.length) done[to] = (done[to] ?? 0) + p * (chances[k] ?? 0)
      }
    }
    return done
  }

  private outcome(map: TimeMap, step: number): Outcome {
    const { stepMinutes } = this.grid
    switch (map.kind) {
      case 'duration':
        return { first: step, chances: stepsOf(map.hours, () => 1, stepMinutes) }
      case 'monthly':
        return {
          first: step,
          chances: stepsOf(map.work, (k) => map.rate[monthAt((step + k) * stepMinutes)] ?? 1, stepMinutes),
        }
      case 'random': {
        const goes = 1 / (1 + (map.meanHours * 60) / stepMinutes)
        return {
          first: step,
          chances: Array.from({ length: this.grid.horizonSteps }, (_, k) => goes * (1 - goes) ** k),
        }
      }
      case 'departures': {
        const next = map.departures.find((at) => at - map.cutOffMinutes >= step * stepMinutes)
        return next === undefined ? { first: 0, chances: [] } : { first: Math.ceil(next / stepMinutes), chances: [1] }
      }
      case 'window':
        return heldUntil(map, step, stepMinutes)
      case 'quota': {
        const { from, until, hours } = map
        const isOpen = step * stepMinutes < from || (until !== null && step * stepMinutes >= until)
        const last = until === null ? Number.POSITIVE_INFINITY : Math.ceil(until / stepMinutes)
        return { first: isOpen ? step : Math.min(step + Math.ceil((hours * 60) / stepMinutes), last), chances: [1] }
      }
      case 'closure':
        return { first: step, chances: this.closureChances(map, step) }
    }
  }

  private shutAt({ share, foreseen = [] }: Extract<TimeMap, { kind: 'closure' }>, at: number): number {
    const day = Math.max(Math.floor(at / 1440) * 1440, foreseen[0]?.day ?? Number.NEGATIVE_INFINITY)
    return foreseen.find((one) => one.day === day)?.share ?? share[monthAt(at)] ?? 0
  }

  /** The worst of the closures that may have been met until now; how long one lasts is taken from core's step for one share. */
  private closureChances(map: Extract<TimeMap, { kind: 'closure' }>, step: number): number[] {
    const half = map.share.map(() => 0.5) as unknown as typeof map.share
    const lasting = compileTimeMap({ ...map, share: half, foreseen: [] }, this.grid).apply(readyAt(0), 1e9)
    const left = (k: number) => (1 - chanceBy(lasting, k)) / 0.5
    const most = lasting.cdf.length
    const chances: number[] = []
    let before = 1
    for (let k = 0; k <= most; k++) {
      let still = 0
      for (let back = 0; back <= most; back++)
        still = Math.max(still, this.shutAt(map, (step - back) * this.grid.stepMinutes) * left(k + back))
      chances.push(before - still)
      before = still
    }
    return chances
  }
}

/** Chance that work takes k steps to the nearest, with so much of it done an hour in each step. */
function stepsOf(work: DurationKnots, rate: (k: number) => number, stepMinutes: number): number[] {
  const chances: number[] = []
  let clock = 0
  let below = 0
  for (let k = 0; below < 1; k++) {
    const hours = (rate(k) * stepMinutes) / 60
    const upTo = durationCdf(work, clock + hours / 2 - 1e-10)
    chances.push(upTo - below)
    below = upTo
    clock += hours
  }
  return chances
}

function heldUntil(map: Extract<TimeMap, { kind: 'window' }>, step: number, stepMinutes: number): Outcome {
  if (step * stepMinutes < map.from) return { first: step, chances: [1] }
  const lift = Math.ceil(map.until / stepMinutes)
  const longer = map.extension === undefined ? [1] : stepsOf(map.extension, () => 1, stepMinutes)
  const first = Math.max(step, lift)
  const chances: number[] = []
  longer.forEach((p, k) => {
    const at = Math.max(step, lift + k) - first
    while (chances.length <= at) chances.push(0)
    chances[at] = (chances[at] ?? 0) + p
  })
  return { first, chances }
}

function monthAt(minutes: number): number {
  return new Date(minutes * 60_000).getUTCMonth()
}

/** Departures by weekday and local time, day by day; where only the day is known, at 18:00. */
export function naiveDepartures(service: Service, zone: string, from: number, to: number): TimeMap {
  const { departures } = service
  if (departures.kind !== 'days') throw new TypeError(`${service.id} has no weekdays`)
  const ends = service.validTo === undefined ? Number.POSITIVE_INFINITY : (endInstant(service.validTo) ?? 0)
  const list: number[] = []
  for (let day = Math.floor(from / 1440) - 2; day <= to / 1440 + 2; day++) {
    const weekday = new Date(day * 86_400_000).getUTCDay()
    if (!departures.weekdays.includes(weekday)) continue
    const at = localToInstant(zone, day * 1440 + (departures.localMinutes ?? 18 * 60))
    if (at >= from && at < to && at < ends) list.push(at)
  }
  return { kind: 'departures', departures: list, cutOffMinutes: departures.cutOffHours * 60 }
}
