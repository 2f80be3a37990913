import { DAY_MINUTES } from './calendar.js'
import { byMonth, type Changing } from './months.js'
import type { TimeMap } from './time-map.js'

/**
 * The share of time for which a place that shuts is shut: what is foreseen for the day, else that of the month. What is foreseen
 * begins now, so that its first day stands for the time before it: who is ready then is held no longer than who comes later.
 */
export function shutShare({
  share,
  foreseen = [],
}: Pick<Extract<TimeMap, { kind: 'closure' }>, 'share' | 'foreseen'>): Changing {
  const usual = byMonth(share)
  const [first] = foreseen
  if (first === undefined) return usual
  return (at) => {
    if (at < first.day) return { value: first.share, since: Number.NEGATIVE_INFINITY, before: first.day }
    const last = foreseen.findLast(({ day }) => day <= at) ?? first
    const over = last.day + DAY_MINUTES
    if (at < over) return { value: last.share, since: last.day, before: over }
    const { value, since, before } = usual(at)
    const coming = foreseen.find(({ day }) => day > at)?.day ?? Number.POSITIVE_INFINITY
    return { value, since: Math.max(since, over), before: Math.min(before, coming) }
  }
}
