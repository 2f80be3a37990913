import { createHash } from 'node:crypto'
import { API_PREFIX } from '@karavan/api'
import { readListQuestion } from '@karavan/conditions'
import { type EpochMinutes, earliestInstant, fingerprint, momentSpan, type PartialDate } from '@karavan/core'
import { type Feed, type FeedItem, writeAtom, writeJsonFeed } from '@karavan/exchange'
import type { EffectiveOrder, LocationId, OrderTerm, StatusReport } from '@karavan/model'
import { resolvePlace } from '@karavan/network'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { cached, parameters } from './answering.js'
import type { RouteParts } from './route-parts.js'

/** Items of a feed; a reader that asks once a day misses none. */
const MOST_ITEMS = 100

/** Adds the feeds by which others follow orders and what is said of places. */
export function addFeedRoutes(app: FastifyInstance, { world, entries, now, signIn }: RouteParts): void {
  const { network } = world()
  const nameOf = (id: LocationId) => network.locations.get(id)?.name ?? id

  function feedFor(request: FastifyRequest): Feed {
    const { at } = parameters(request.query, ['at'])
    const placeOf = (text: string) => resolvePlace(network.locations, text, '/at').id
    const { places } = readListQuestion(at === undefined ? {} : { at }, placeOf, now())
    const concerns = (ids: readonly LocationId[]) => places.length === 0 || ids.some((id) => places.includes(id))
    const origin = signIn?.publicUrl?.origin ?? `http://${request.host}`
    const enteredAt = entries.enteredAt()
    const { register, told } = world()
    const items = [
      ...[...register.effective.values()]
        .filter(({ order }) => concerns(order.places))
        .map((effective) => ofOrder(effective, nameOf)),
      ...told.reports.filter(({ place }) => concerns([place])).map((report) => ofReport(report, nameOf)),
    ].flatMap(({ path, said, ...item }): FeedItem[] => {
      const known = enteredAt.get(item.key)
      const published = earlier(said, known ?? null)
      if (published === null || published > now()) return []
      const { key, ...told } = item
      return [{ ...told, id: urn(key), url: `${origin}${path}`, published, updated: known ?? published }]
    })
    items.sort((a, b) => b.updated - a.updated || (a.id < b.id ? -1 : 1))
    const page = `/conditions${places.length === 0 ? '' : `?at=${places.join(',')}`}`
    // The page shows one place at a time, or all.
    const home = `${origin}${places.length > 1 ? '/conditions' : page}`
    return {
      id: urn(page),
      title: places.length === 0 ? 'Karavan: conditions' : `Karavan: conditions at ${places.map(nameOf).join(', ')}`,
      subtitle: 'Orders that stop, limit or free goods, and what is said of ports, passes and border posts',
      home,
      self: `${origin}${request.url}`,
      made: now(),
      items: items.slice(0, MOST_ITEMS),
    }
  }

  const serve = (name: string, type: string, write: (feed: Feed) => string) =>
    app.get(`${API_PREFIX}/conditions/${name}`, (request, reply) => {
      const text = write(feedFor(request))
      return cached(() => text, `"${fingerprint(text)}"`, request.headers['if-none-match'], reply, type)
    })
  serve('feed.atom', 'application/atom+xml; charset=utf-8', writeAtom)
  serve('feed.json', 'application/feed+json; charset=utf-8', writeJsonFeed)
}

/** What an item is made of, wherever the server stands. */
interface Told extends Omit<FeedItem, 'id' | 'url' | 'published' | 'updated'> {
  /** `orders/ID` or `reports/ID`. */
  readonly key: string
  readonly path: string
  /** When it was said; null where nobody says. */
  readonly said: EpochMinutes | null
}

function ofOrder(effective: EffectiveOrder, nameOf: (id: LocationId) => string): Told {
  const { id, number, issuer, title, text, action, source, sourceDate, issuedOn, from, to } = effective.order
  const term = from === null && to === null ? '' : ` In force ${from ?? '…'} to ${to ?? '…'}.`
  return {
    key: `orders/${id}`,
    path: `/conditions?order=${encodeURIComponent(id)}`,
    title: `${title}${number === undefined ? '' : ` (No. ${number})`}`,
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

function instantOf(date: PartialDate | null): EpochMinutes | null {
  return date === null ? null : earliestInstant(date)
}

/** Of a day in force that is still to come, and the day on which somebody told of it or entered it, the latter. */
function earlier(one: EpochMinutes | null, other: EpochMinutes | null): EpochMinutes | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other)
}

function address(source: string): string | null {
  return URL.canParse(source) && /^https?:/.test(source) ? source : null
}

/** A UUID made of a name (RFC 9562, version 5, namespace URL): the same on every server. */
function urn(name: string): string {
  const space = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex')
  const bytes = createHash('sha1').update(space).update(`https://karavan.invalid/${name}`).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`
}
