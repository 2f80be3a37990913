import { heldInWords, type OrderAt, ordersAt, type Register } from '@karavan/conditions'
import { type EpochMinutes, earliestInstant, momentSpan, type PartialDate } from '@karavan/core'
import type { FeedItem } from '@karavan/exchange'
import {
  type EffectiveOrder,
  type LocationId,
  type OrderTerm,
  orderCited,
  type QueueCount,
  type StatusReport,
} from '@karavan/model'

/** What is known, to tell others of. */
interface Known {
  readonly register: Register
  readonly reports: readonly StatusReport[]
  readonly queues: readonly QueueCount[]
}

/**
 * What a feed tells, in English and in no order: every order, report and count at some places.
 * @param places - empty: all
 * @param now - orders are told as they stand then
 */
export function toldIn(
  { register, reports, queues }: Known,
  places: readonly LocationId[],
  now: EpochMinutes,
  nameOf: (id: LocationId) => string,
): readonly Told[] {
  const concerns = (ids: readonly LocationId[]) => places.length === 0 || ids.some((id) => places.includes(id))
  return [
    ...ordersAt(register, now)
      .filter(({ order }) => concerns(order.places))
      .map((order) => ofOrder(order, nameOf)),
    ...reports.filter(({ place }) => concerns([place])).map((report) => ofReport(report, nameOf)),
    ...queues.filter(({ place }) => concerns([place])).map((count) => ofCount(count, nameOf)),
  ]
}

/** What an item is made of, wherever the server stands. */
export interface Told extends Omit<FeedItem, 'id' | 'url' | 'published' | 'updated'> {
  /** `orders/ID`, `reports/ID` or `queues/ID`. */
  readonly key: string
  readonly path: string
  /** When it was said; null where nobody says. */
  readonly said: EpochMinutes | null
}

function ofOrder(effective: OrderAt, nameOf: (id: LocationId) => string): Told {
  const { order } = effective
  const { id, issuer, text, action, source, sourceDate, issuedOn, from } = order
  const isKnown = effective.from !== null || effective.until !== null
  const term = isKnown ? ` In force ${heldInWords(order, effective)}.` : ''
  return {
    key: `orders/${id}`,
    path: `/conditions?order=${encodeURIComponent(id)}`,
    title: orderCited(order),
    text: `${text}${/[.!?]$/.test(text) ? '' : '.'}${term}${scopeOf(effective, nameOf)}`,
    author: issuer,
    tags: [action],
    source: address(source),
    said: instantOf(issuedOn) ?? earlier(instantOf(from), instantOf(sourceDate)),
  }
}

/** Where an order looks, at which goods, and what it excepts; what it takes over from the order that it amends says so. */
function scopeOf({ order, takenOver }: EffectiveOrder, nameOf: (id: LocationId) => string): string {
  const { amends, places, goods, clauses, exceptions } = order
  const parts: readonly (readonly [term: OrderTerm, text: string])[] = [
    ['places', places.length === 0 ? '' : `At ${places.map(nameOf).join(', ')}`],
    ['goods', goods.length === 0 ? '' : `HS ${goods.join(', ')}`],
    ...clauses.map(({ text }) => ['clauses', `Except ${text}`] as const),
    ...exceptions.map((text) => ['exceptions', `Except ${text}`] as const),
  ]
  return parts
    .filter(([, text]) => text !== '')
    .map(([term, text]) => ` ${text}${takenOver.includes(term) ? ` (as in ${amends})` : ''}.`)
    .join('')
}

function ofReport(report: StatusReport, nameOf: (id: LocationId) => string): Told {
  const { id, place, state, reason, since, until, expectedUntil, said, by, source, note } = report
  const end = until ?? expectedUntil
  return {
    key: `reports/${id}`,
    path: `/conditions?place=${encodeURIComponent(place)}`,
    title: `${nameOf(place)}: ${state}${reason === null ? '' : `, ${reason}`}`,
    text: `Since ${since}${end === null ? '' : `, until ${end}`}.${note === undefined ? '' : ` ${note}`}`,
    author: by,
    tags: [state, ...(reason === null ? [] : [reason])],
    source: address(source),
    said: momentSpan(said)?.from ?? null,
  }
}

function ofCount(count: QueueCount, nameOf: (id: LocationId) => string): Told {
  const { id, place, date, unit, waiting, atLeast, handledPerDay, towards, by, source, note } = count
  const said = [
    ...(waiting === null ? [] : [`${atLeast ? 'over ' : ''}${waiting} ${unit} wait`]),
    ...(handledPerDay === null ? [] : [`${handledPerDay} handled a day`]),
  ]
  return {
    key: `queues/${id}`,
    path: `/conditions?place=${encodeURIComponent(place)}`,
    title: `${nameOf(place)}: queue of ${unit}${towards === null ? '' : ` for ${towards}`}`,
    text: `Counted on ${date}: ${said.join(', ')}.${note === undefined ? '' : ` ${note}`}`,
    author: by,
    tags: ['queue', unit],
    source: address(source),
    said: instantOf(date),
  }
}

function instantOf(date: PartialDate | null): EpochMinutes | null {
  return date === null ? null : earliestInstant(date)
}

/** Of a day in force that is still to come, and the day on which somebody told of it or entered it, the latter. */
export function earlier(one: EpochMinutes | null, other: EpochMinutes | null): EpochMinutes | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other)
}

function address(source: string): string | null {
  return URL.canParse(source) && /^https?:/.test(source) ? source : null
}
