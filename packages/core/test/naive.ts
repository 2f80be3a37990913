import { type Arrival, type DurationKnots, durationQuantile, type Random, type TimeMap } from '../src/index.js'

/** Probability of each step, as a map: the slow obvious form of a distribution. */
export function massByStep(arrival: Arrival): Map<number, number> {
  const mass = new Map<number, number>()
  let before = 0
  arrival.cdf.forEach((value, i) => {
    if (value !== before) mass.set(arrival.start + i, value - before)
    before = value
  })
  return mass
}

/** Chance of being ready by a step, summed. */
export function chanceByStep(mass: ReadonlyMap<number, number>, step: number): number {
  let total = 0
  for (const [at, p] of mass) if (at <= step) total += p
  return total
}

/** Largest difference of two distributions at any step. */
export function distance(a: Arrival, b: Arrival): number {
  const at = (arrival: Arrival, step: number): number =>
    step < arrival.start ? 0 : (arrival.cdf[Math.min(step - arrival.start, arrival.cdf.length - 1)] ?? 0)
  let most = 0
  for (const arrival of [a, b]) {
    for (let i = -1; i <= arrival.cdf.length; i++) {
      most = Math.max(most, Math.abs(at(a, arrival.start + i) - at(b, arrival.start + i)))
    }
  }
  return most
}

/** Nearest whole number, halves upwards; what float noise puts just below a half is a half. */
function nearest(steps: number): number {
  return Math.round(steps + 1e-10)
}

/** Draws the step at which a time map is done, in steps of an hour; null for never. One draw of one history at a time. */
export function drawDone(map: TimeMap, ready: number, random: Random): number | null {
  switch (map.kind) {
    case 'duration':
      return ready + nearest(durationQuantile(map.hours, random()))
    case 'monthly':
      return ready + workedOff(durationQuantile(map.work, random()), map.rate, ready)
    case 'random': {
      let step = ready
      while (random() >= 1 / (1 + map.meanHours)) step++
      return step
    }
    case 'departures': {
      const next = map.departures.find((at) => ready * 60 <= at - map.cutOffMinutes)
      return next === undefined ? null : Math.ceil(next / 60)
    }
    case 'closure':
      throw new Error('a closure is drawn by its own history')
    case 'window': {
      if (ready < Math.ceil(map.from / 60)) return ready
      const longer = map.extension === undefined ? 0 : nearest(durationQuantile(map.extension, random()))
      return Math.max(ready, Math.ceil(map.until / 60) + longer)
    }
    case 'quota': {
      const until = map.until === null ? Number.POSITIVE_INFINITY : Math.ceil(map.until / 60)
      for (let step = ready, left = Math.ceil(map.hours); ; step++, left--)
        if (left <= 0 || ready < Math.ceil(map.from / 60) || step >= until) return step
    }
  }
}

/** Steps until the clock has moved on by the work, to the nearest step. */
function workedOff(work: number, rate: readonly number[], ready: number): number {
  let left = work
  for (let steps = 0; ; steps++) {
    const now = rate[new Date((ready + steps) * 3_600_000).getUTCMonth()] ?? 1
    if (left < now / 2 - 1e-10) return steps
    left -= now
  }
}

/** Draws from a distribution; null for never. */
export function drawReady(arrival: Arrival, random: Random): number | null {
  const wanted = random()
  const i = arrival.cdf.findIndex((value) => value > wanted)
  return i < 0 ? null : arrival.start + i
}

/** Length of the rest of a closure that is met at a random moment, hours: a longer closure is met more often. */
export function drawRest(length: DurationKnots, random: Random): number {
  for (;;) {
    const hours = durationQuantile(length, random())
    if (random() * length.max < hours) return hours * random()
  }
}
