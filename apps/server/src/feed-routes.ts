import { createHash } from 'node:crypto'
import { API_PREFIX } from '@karavan/api'
import { readListQuestion } from '@karavan/conditions'
import { fingerprint } from '@karavan/core'
import { type Feed, type FeedItem, writeAtom, writeJsonFeed } from '@karavan/exchange'
import type { LocationId } from '@karavan/model'
import { resolvePlace } from '@karavan/network'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { cached, parameters } from './answering.js'
import { earlier, toldIn } from './feed-items.js'
import type { RouteParts } from './route-parts.js'

/** Items of a feed; a reader that asks once a day misses none. */
const MOST_ITEMS = 100

/** Adds the feeds by which others follow orders, what is said of places, and counts of queues. */
export function addFeedRoutes(app: FastifyInstance, { world, entries, now, signIn }: RouteParts): void {
  const { network } = world()
  const nameOf = (id: LocationId) => network.locations.get(id)?.name ?? id

  function feedFor(request: FastifyRequest): Feed {
    const { at } = parameters(request.query, ['at'])
    const placeOf = (text: string) => resolvePlace(network.locations, text, '/at').id
    const { places } = readListQuestion(at === undefined ? {} : { at }, placeOf, now())
    const origin = signIn?.publicUrl?.origin ?? `http://${request.host}`
    const enteredAt = entries.enteredAt()
    const { register, told } = world()
    const items = toldIn({ register, ...told }, places, now(), nameOf).flatMap(
      ({ path, said, ...item }): FeedItem[] => {
        const known = enteredAt.get(item.key)
        const published = earlier(said, known ?? null)
        if (published === null || published > now()) return []
        const { key, ...told } = item
        return [{ ...told, id: urn(key), url: `${origin}${path}`, published, updated: known ?? published }]
      },
    )
    items.sort((a, b) => b.updated - a.updated || (a.id < b.id ? -1 : 1))
    const page = `/conditions${places.length === 0 ? '' : `?at=${places.join(',')}`}`
    // The page shows one place at a time, or all.
    const home = `${origin}${places.length > 1 ? '/conditions' : page}`
    return {
      id: urn(page),
      title: places.length === 0 ? 'Karavan: conditions' : `Karavan: conditions at ${places.map(nameOf).join(', ')}`,
      subtitle:
        'Orders that stop, limit or free goods, and what is said of ports, passes and border posts, and what waits there',
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

/** A UUID made of a name (RFC 9562, version 5, namespace URL): the same on every server. */
function urn(name: string): string {
  const space = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex')
  const bytes = createHash('sha1').update(space).update(`https://karavan.invalid/${name}`).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`
}
