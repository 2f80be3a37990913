import { DAY_MINUTES, type EpochMinutes, earliestInstant } from '@karavan/core'
import type { QueueCount, StandingQueue } from '@karavan/model'

/** Days in which a count loses half of its weight. Assumed: queues of 2025 turned over within weeks. */
const HALF_LIFE_DAYS = 14
/** Weight below which all counts of a queue together say nothing. */
const LEAST_WEIGHT = 0.05
/** Days within which a rate is taken to go with a count. */
const RATE_DAYS = 90
/** How much longer a queue may be where a text says `over`. Assumed. */
const AT_LEAST = 1.5

/**
 * The waits that counts made before an instant tell of; those whose counts have lost their weight are left out. A count of
 * `w` days of work that is `a` days old means at least `w − a` days, where nothing has joined since, and at most `w`, where
 * as much has joined as was handled: the less the count weighs, the less of that is believed.
 * @param perDay - handled in a day, whatever the counts say of it
 */
export function queueWaitsAt(
  counts: Iterable<QueueCount>,
  at: EpochMinutes,
  perDay: number | null = null,
): readonly StandingQueue[] {
  return toldByQueue(counts, at).flatMap((told) => waitOf(told, at, perDay))
}

/**
 * The last count of each queue of which no wait is known, as nobody says how many are handled a day; left out once a count of
 * that age says nothing.
 */
export function unratedCountsAt(counts: Iterable<QueueCount>, at: EpochMinutes): readonly QueueCount[] {
  return toldByQueue(counts, at).flatMap((told) => {
    if (waitOf(told, at, null).length > 0) return []
    const [newest] = told.filter(({ count }) => count.waiting !== null).sort((a, b) => b.told - a.told)
    return newest === undefined || weightAt(newest.told, at) < LEAST_WEIGHT ? [] : [newest.count]
  })
}

/** What was said of each queue before an instant. */
function toldByQueue(counts: Iterable<QueueCount>, at: EpochMinutes): readonly (readonly Told[])[] {
  const queues = new Map<string, Told[]>()
  for (const count of counts) {
    const told = earliestInstant(count.date)
    if (told === null || told > at) continue
    const key = `${count.place} ${count.unit} ${count.towards ?? ''}`
    const list = queues.get(key)
    if (list === undefined) queues.set(key, [{ count, told }])
    else list.push({ count, told })
  }
  return [...queues.keys()].sort().map((key) => queues.get(key) ?? [])
}

/** Weight of a count: 1 when it is told, half of it two weeks later. */
function weightAt(told: EpochMinutes, at: EpochMinutes): number {
  return 2 ** (-(at - told) / DAY_MINUTES / HALF_LIFE_DAYS)
}

interface Told {
  readonly count: QueueCount
  readonly told: EpochMinutes
}

function waitOf(told: readonly Told[], at: EpochMinutes, fixedRate: number | null): StandingQueue[] {
  const pairs = told
    .flatMap(({ count, told: when }) => {
      const perDay = fixedRate ?? rateFor(count, when, told)
      if (count.waiting === null || perDay === null) return []
      const age = (at - when) / DAY_MINUTES
      return [{ count, perDay, when, age, days: count.waiting / perDay, weight: weightAt(when, at) }]
    })
    .sort((a, b) => a.age - b.age)
  const weight = pairs.reduce((sum, pair) => sum + pair.weight, 0)
  const [newest] = pairs
  if (newest === undefined || weight < LEAST_WEIGHT) return []
  const mean = (value: (pair: (typeof pairs)[number]) => number) =>
    (24 * pairs.reduce((sum, pair) => sum + pair.weight * value(pair), 0)) / weight
  const drained = ({ days, age }: (typeof pairs)[number]) => Math.max(0, days - age)
  const fed = (pair: (typeof pairs)[number], share: number, days = pair.days) =>
    drained(pair) + pair.weight * share * (days - drained(pair))
  const { place, unit, towards } = newest.count
  return [
    {
      place,
      unit,
      towards,
      hours: {
        min: 0,
        p10: mean(drained),
        p50: mean((pair) => fed(pair, 0.5)),
        p90: mean((pair) => fed(pair, 1)),
        max: mean((pair) => fed(pair, 1, pair.days * (pair.count.atLeast ? AT_LEAST : 1))),
      },
      weight,
      ageDays: Math.floor(newest.age),
      clears: newest.when + Math.ceil(newest.days * DAY_MINUTES),
      counts: pairs.map(({ count, perDay, days }) => ({ count, perDay, days })),
    },
  ]
}

/** Handled per day: as told with the count, else by the nearest word of the same queue. */
function rateFor(count: QueueCount, when: EpochMinutes, told: readonly Told[]): number | null {
  if (count.handledPerDay !== null) return count.handledPerDay
  let nearest: { readonly perDay: number; readonly days: number } | null = null
  for (const { count: other, told: then } of told) {
    const days = Math.abs(then - when) / DAY_MINUTES
    if (other.handledPerDay === null || days > RATE_DAYS) continue
    if (nearest === null || days < nearest.days) nearest = { perDay: other.handledPerDay, days }
  }
  return nearest?.perDay ?? null
}
