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
 * The queues that a plan meets: each as its counts tell it, and once more for every quota that counts the same units and holds
 * there before the queue is handled, as long as it takes at so many a day from the start of the quota to its end. A quota at a
 * place without a queue that is known gives none.
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

function isCapping(rule: Restriction, asOf: EpochMinutes): rule is Capping {
  return rule.effect === 'quota' && rule.quota !== undefined && (rule.until ?? asOf + 1) > asOf
}

function cappedBy(
  rule: Capping,
  counts: readonly QueueCount[],
  told: readonly StandingQueue[],
  asOf: EpochMinutes,
): HandlingOverride[] {
  const begins = Math.max(0, ((rule.from ?? asOf) - asOf) / 60)
  const ends = rule.until === null ? Number.POSITIVE_INFINITY : (rule.until - asOf) / 60
  const isConcerned = (queue: Pick<QueueCount, 'unit' | 'place' | 'towards'>) =>
    queue.unit === rule.quota.unit && looksAtQueue(rule, queue)
  if (begins > 0)
    return told
      .filter((queue) => isConcerned(queue) && queue.hours.max > begins)
      .map((queue) => {
        const slower = (queue.counts[0]?.perDay ?? rule.quota.value) / rule.quota.value
        const capped = eachKnot((knot) => slower * (queue.hours[knot] ?? 0))
        return overrideOf({ ...queue, hours: whileCapped(capped, queue.hours, { begins, ends }) }, asOf, rule)
      })
  return queueWaitsAt(counts.filter(isConcerned), asOf, rule.quota.value).map((queue) => {
    const usual = told.find(
      ({ place, unit, towards }) => place === queue.place && unit === queue.unit && towards === queue.towards,
    )
    return overrideOf({ ...queue, hours: whileCapped(queue.hours, usual?.hours, { begins, ends }) }, asOf, rule)
  })
}

/** Whether a quota is about what waits at a place to go somewhere. */
function looksAtQueue(
  { places, directions }: Restriction,
  { place, towards }: Pick<QueueCount, 'place' | 'towards'>,
): boolean {
  if (places.length > 0 ? !places.includes(place) : directions.length === 0) return false
  if (directions.length === 0) return true
  return directions.some((pair) => pair.startsWith(place.slice(0, 2)) && (towards ?? pair.slice(3)) === pair.slice(3))
}

/**
 * Hours of a queue of which so much as is left when a quota begins takes as long as by the quota, and what is left when it ends
 * as without it.
 * @param quota - hours until it begins and ends
 */
function whileCapped(
  capped: DurationKnots,
  usual: DurationKnots | undefined,
  { begins, ends }: { readonly begins: number; readonly ends: number },
): DurationKnots {
  return eachKnot((knot) => {
    const [byQuota, without] = [capped[knot] ?? 0, usual?.[knot] ?? 0]
    if (begins > 0 && without <= begins) return without
    const left = begins > 0 ? 1 - begins / without : 1
    const hours = begins + left * byQuota
    return hours <= ends ? hours : ends + (left - (ends - begins) / byQuota) * without
  })
}

function eachKnot(hours: (knot: keyof DurationKnots) => number): DurationKnots {
  return { min: hours('min'), p10: hours('p10'), p50: hours('p50'), p90: hours('p90'), max: hours('max') }
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
