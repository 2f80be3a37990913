import { type DurationKnots, type EpochMinutes, earliestInstant } from '@karavan/core'
import {
  type HandlingOverride,
  type Provenance,
  type QueueCount,
  type Quota,
  type Restriction,
  type StandingQueue,
  sourceOfOrder,
} from '@karavan/model'
import { queueWaitsAt } from './queues.js'

/** A restriction that lets so much pass a day. */
type Capping = Restriction & { readonly quota: Quota }

/**
 * The queues that a plan meets: each as its counts tell it, and once more for every quota in force there that counts the
 * same units, as long as it takes at so many a day. A quota at a place without a queue that is known gives none.
 * @param restrictions - as a snapshot holds them
 */
export function handlingOverridesAt(
  restrictions: readonly Restriction[],
  counts: readonly QueueCount[],
  asOf: EpochMinutes,
): readonly HandlingOverride[] {
  const told = queueWaitsAt(counts, asOf)
  return [
    ...told.map((queue) => overrideOf(queue, asOf, null)),
    ...restrictions.filter((rule) => isCapping(rule, asOf)).flatMap((rule) => cappedBy(rule, counts, told, asOf)),
  ]
}

function isCapping({ effect, quota, from, until }: Restriction, asOf: EpochMinutes): boolean {
  return effect === 'quota' && quota !== undefined && (from ?? asOf) <= asOf && (until ?? asOf + 1) > asOf
}

function cappedBy(
  rule: Restriction,
  counts: readonly QueueCount[],
  told: readonly StandingQueue[],
  asOf: EpochMinutes,
): HandlingOverride[] {
  const { quota } = rule
  if (quota === undefined) return []
  const concerned = counts.filter((count) => count.unit === quota.unit && looksAtQueue(rule, count))
  return queueWaitsAt(concerned, asOf, quota.value).map((queue) => {
    const usual = told.find(
      ({ place, unit, towards }) => place === queue.place && unit === queue.unit && towards === queue.towards,
    )
    const left = rule.until === null ? Number.POSITIVE_INFINITY : (rule.until - asOf) / 60
    return overrideOf({ ...queue, hours: untilFreed(queue.hours, usual?.hours, left) }, asOf, { ...rule, quota })
  })
}

/** Whether a quota is about what waits at a place to go somewhere. */
function looksAtQueue({ places, directions }: Restriction, { place, towards }: QueueCount): boolean {
  if (places.length > 0 ? !places.includes(place) : directions.length === 0) return false
  if (directions.length === 0) return true
  return directions.some((pair) => pair.startsWith(place.slice(0, 2)) && (towards ?? pair.slice(3)) === pair.slice(3))
}

/** Hours under a quota that ends before the queue does: what is left then is handled as it was without it. */
function untilFreed(capped: DurationKnots, usual: DurationKnots | undefined, left: number): DurationKnots {
  const freed = (knot: keyof DurationKnots) => {
    const hours = capped[knot] ?? 0
    return hours <= left ? hours : left + (1 - left / hours) * (usual?.[knot] ?? 0)
  }
  return { min: freed('min'), p10: freed('p10'), p50: freed('p50'), p90: freed('p90'), max: freed('max') }
}

function overrideOf(
  { place, towards, unit, hours, counts }: StandingQueue,
  asOf: EpochMinutes,
  rule: Capping | null,
): HandlingOverride {
  const [newest] = counts
  return {
    location: place,
    towards,
    unit,
    hours,
    waiting: newest?.count.waiting ?? 0,
    counted: newest?.count.date ?? 'undated',
    quota: rule === null ? null : { restrictionId: rule.id, perDay: rule.quota.value },
    provenance: [...(rule === null ? [] : [sourceOfOrder(rule)]), ...counts.map((told) => countBehind(told, asOf))],
  }
}

/** The source of a count, with what was counted, by whom, and how long ago. */
function countBehind({ count, perDay }: StandingQueue['counts'][number], asOf: EpochMinutes): Provenance {
  const { source, sourceDate, basis, note, row, unit, waiting, atLeast, by, date } = count
  const days = Math.floor((asOf - (earliestInstant(date) ?? asOf)) / 1440)
  const said = `${atLeast ? 'at least ' : ''}${waiting} ${unit} counted on ${date} (${by}), ${days} days before; ${rounded(perDay)} a day`
  return {
    source,
    sourceDate,
    basis,
    note: note === undefined ? said : `${said}; ${note}`,
    ...(row === undefined ? {} : { row }),
  }
}

function rounded(value: number): number {
  return Number(value.toFixed(1))
}
