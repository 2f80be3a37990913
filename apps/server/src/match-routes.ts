import { API_PREFIX } from '@karavan/api'
import { admit, entriesOf, NO_ENTRIES } from '@karavan/conditions'
import type { Order } from '@karavan/model'
import { readQuestion } from '@karavan/planner'
import type { FastifyInstance } from 'fastify'
import { fieldsOf, rowsOf, textOf } from './bodies.js'
import type { RouteParts } from './route-parts.js'
import type { SearchTask } from './search.js'
import { searched } from './searched.js'

/** Orders that are not entered, in one question. */
const MOST_DRAFTS = 20
/** A text of the greatest length that is read, and the JSON around it, bytes. */
const TEXT_LIMIT = 2 * 1024 * 1024

/** Adds the routes by which orders are matched to ways, and read from texts. */
export function addMatchRoutes(app: FastifyInstance, { world, search, now }: RouteParts): void {
  const { network } = world()
  const task = (raw: unknown, orders: readonly Order[]): SearchTask => ({
    kind: 'match',
    ...readQuestion(raw, network, now()),
    orders,
    now: now(),
  })
  const path = `${API_PREFIX}/conditions/match`
  app.get(path, (request, reply) => searched(search, task(request.query, []), request, reply))
  app.post(path, (request, reply) => {
    const { orders: rows, ...question } = Object(request.body) as Record<string, unknown>
    if (rows === undefined) return searched(search, task(request.body, []), request, reply)
    const { orders } = entriesOf('orders', rowsOf(rows, 'orders', MOST_DRAFTS))
    const known = { ...NO_ENTRIES, orders: [...world().register.chains.orders.values()] }
    admit(known, { ...NO_ENTRIES, orders }, (id) => network.locations.has(id))
    return searched(search, task(question, orders), request, reply)
  })

  app.post(`${API_PREFIX}/conditions/read`, { bodyLimit: TEXT_LIMIT }, (request, reply) => {
    const { text } = fieldsOf(request.body, ['text'])
    return searched(search, { kind: 'read', text: textOf(text, 'text', TEXT_LIMIT) }, request, reply)
  })
}
