import {
  API_PREFIX,
  type DeliveriesAnswer,
  type Done,
  MOST_DELIVERIES,
  type PingAnswer,
  type ResentAnswer,
  type SubscriptionAnswer,
  type SubscriptionMade,
  type SubscriptionsAnswer,
} from '@karavan/api'
import { newWebhookSecret, readReceiver } from '@karavan/delivery'
import { DELIVERY_STATES, NOTICE_KINDS, type NoticeKind } from '@karavan/model'
import type { Delivery, StoredSubscriptions, Subscription } from '@karavan/storage'
import type { EstimateThresholds } from '@karavan/tracking'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { deedOf } from '../access/enforce.js'
import { unknownConsignment } from '../access/not-there.js'
import { invalid, oneOf, parameters, wholeNumber } from '../answering.js'
import { fieldsOf, textOf } from '../bodies.js'
import { actorOf, organisationsOf } from '../consignments/who.js'
import type { RouteParts } from '../route-parts.js'

/** Longest text that is read. */
const LONGEST = 500
const USUAL_DELIVERIES = 100

type Named = { Params: { subscriptionId: string } }

/** Adds the routes of those who are told of what is new. */
export function addSubscriptionRoutes(app: FastifyInstance, { delivering, signIn, now }: RouteParts): void {
  const route = (path: string) => `${API_PREFIX}/subscriptions${path}`
  const one = route('/:subscriptionId')
  const named = async (request: FastifyRequest<Named>) => {
    const kept = await delivering.kept()
    return { kept, found: await kept.read(request.params.subscriptionId, ownerOf(request)) }
  }
  const checked = async (kept: StoredSubscriptions, owner: string | null, id: unknown): Promise<string | null> => {
    if (id === undefined || id === null) return null
    const text = textOf(id, 'consignmentId', LONGEST)
    if (await kept.maySubscribe(owner, text, now())) return text
    throw unknownConsignment(text)
  }

  // Who reads what was told, or waits to be, reads of the consignments.
  const record = async (request: FastifyRequest, deliveries: readonly Delivery[]): Promise<void> => {
    if (signIn === null) return
    const read = deliveries.filter(({ recordedAs }) => recordedAs !== null)
    for (const consignmentId of new Set(read.map((delivery) => delivery.consignmentId)))
      await signIn.record({ ...deedOf(request, signIn), params: { consignmentId } })
  }

  app.get(route(''), async (request): Promise<SubscriptionsAnswer> => {
    const list = delivering.made() ? await (await delivering.kept()).list(ownerOf(request)) : []
    return { subscriptions: list.map(shown) }
  })

  app.post(route(''), async (request, reply): Promise<SubscriptionMade> => {
    const fields = fieldsOf(request.body, ['address', 'kinds', 'consignmentId', 'moved'])
    const address = readReceiver(textOf(fields.address, 'address', LONGEST), delivering.plain).href
    const kinds = fields.kinds === undefined ? NOTICE_KINDS : kindsOf(fields.kinds)
    const [owner, kept] = [ownerOf(request), await delivering.kept()]
    const consignmentId = await checked(kept, owner, fields.consignmentId)
    const secret = newWebhookSecret()
    const { by } = actorOf(request, signIn)
    const subscription = await kept.add({
      owner,
      address,
      kinds,
      consignmentId,
      secret,
      by,
      moved: thresholdsOf(fields.moved),
    })
    reply.code(201).header('cache-control', 'no-store')
    return { subscription: shown(subscription), secret }
  })

  app.get<Named>(one, async (request): Promise<SubscriptionAnswer> => shown((await named(request)).found))

  app.put<Named>(one, async (request): Promise<SubscriptionAnswer> => {
    const { address, kinds, state, moved } = fieldsOf(request.body, ['address', 'kinds', 'state', 'moved'])
    const { kept, found } = await named(request)
    const changed = await kept.change(found.id, found.owner, {
      ...(address === undefined
        ? {}
        : { address: readReceiver(textOf(address, 'address', LONGEST), delivering.plain).href }),
      ...(kinds === undefined ? {} : { kinds: kindsOf(kinds) }),
      ...(moved === undefined ? {} : { moved: thresholdsOf(moved) }),
      ...(state === undefined ? {} : { state: oneOf(state, 'state', ['active', 'paused']) }),
    })
    delivering.due()
    return shown(changed)
  })

  app.delete<Named>(one, async (request): Promise<Done> => {
    const { kept, found } = await named(request)
    await kept.remove(found.id, found.owner)
    return { done: true }
  })

  app.post<Named>(`${one}/test`, async (request): Promise<PingAnswer> => {
    const { found } = await named(request)
    const outcome = await delivering.ping(found)
    return outcome.taken
      ? { taken: true, status: outcome.status, fault: null }
      : { taken: false, status: outcome.fault.status, fault: { ...outcome.fault } }
  })

  app.post<Named>(`${one}/secret`, async (request, reply): Promise<SubscriptionMade> => {
    const { kept, found } = await named(request)
    const secret = newWebhookSecret()
    const subscription = await kept.changeSecret(found.id, found.owner, secret)
    reply.code(201).header('cache-control', 'no-store')
    return { subscription: shown(subscription), secret }
  })

  app.get<Named>(`${one}/deliveries`, async (request): Promise<DeliveriesAnswer> => {
    const { state, limit } = parameters(request.query, ['state', 'limit'])
    const most = limit === undefined ? USUAL_DELIVERIES : wholeNumber(limit, 'limit', MOST_DELIVERIES)
    const only = state === undefined ? null : oneOf(state, 'state', DELIVERY_STATES)
    const { kept, found } = await named(request)
    const deliveries = await kept.deliveries(found.id, ownerOf(request), only, most)
    await record(request, deliveries)
    return { deliveries: deliveries.map(shownDelivery) }
  })

  app.post<Named>(`${one}/deliveries/resend`, async (request): Promise<ResentAnswer> => {
    const { ids } = fieldsOf(request.body ?? {}, ['ids'])
    const { kept, found } = await named(request)
    const resent = await kept.resend(found.id, ids === undefined ? null : idsOf(ids))
    delivering.due()
    return { ...resent }
  })
}

/** For whom somebody subscribes: their organisation; null for the one user of this machine. */
function ownerOf(request: FastifyRequest): string | null {
  return organisationsOf(request)?.[0] ?? null
}

/** @throws {StructuredError} QUESTION_VALUE_INVALID */
function kindsOf(value: unknown): readonly NoticeKind[] {
  if (!Array.isArray(value) || value.length === 0) throw invalid('kinds', value, `some of ${NOTICE_KINDS.join(', ')}`)
  const kinds = new Set(value.map((kind: unknown) => oneOf(kind, 'kinds', NOTICE_KINDS)))
  return NOTICE_KINDS.filter((kind) => kinds.has(kind))
}

/** What is left out stays as it is. @throws {StructuredError} QUESTION_VALUE_INVALID, QUESTION_FIELD_UNKNOWN */
function thresholdsOf(value: unknown): Partial<EstimateThresholds> {
  if (value === undefined) return {}
  if (typeof value !== 'object' || value === null) throw invalid('moved', value, '{"minutes": 720, "chance": 0.5}')
  const { minutes, chance } = fieldsOf(value, ['minutes', 'chance'])
  const isSpan = typeof minutes === 'number' && Number.isSafeInteger(minutes) && minutes > 0 && minutes <= 1_000_000
  if (minutes !== undefined && !isSpan) throw invalid('moved/minutes', minutes, 'a whole number from 1 to 1000000')
  const isShare = typeof chance === 'number' && chance > 0 && chance < 1
  if (chance !== undefined && !isShare) throw invalid('moved/chance', chance, 'a number between 0 and 1')
  return { ...(isSpan ? { minutes } : {}), ...(isShare ? { chance } : {}) }
}

/** @throws {StructuredError} QUESTION_VALUE_INVALID */
function idsOf(value: unknown): readonly string[] {
  const isList = Array.isArray(value) && value.length > 0 && value.length <= MOST_DELIVERIES
  if (isList && value.every((id) => typeof id === 'string')) return value
  throw invalid('ids', value, `1 to ${MOST_DELIVERIES} ids of deliveries`)
}

const day = (date: Date | null): string | null => date?.toISOString() ?? null

function shown({
  kinds,
  moved,
  stateSince,
  addedAt,
  oldSecretUntil,
  fault,
  ...rest
}: Subscription): SubscriptionAnswer {
  const times = { stateSince: stateSince.toISOString(), addedAt: addedAt.toISOString() }
  const told = fault === null ? null : { ...fault }
  return { ...rest, kinds: [...kinds], moved: { ...moved }, fault: told, ...times, oldSecretUntil: day(oldSecretUntil) }
}

function shownDelivery({ at, triedAt, dueAt, endedAt, fault, body, recordedAs: _, ...rest }: Delivery) {
  const times = { at: at.toISOString(), triedAt: day(triedAt), dueAt: day(dueAt), endedAt: day(endedAt) }
  return { ...rest, ...times, fault: fault === null ? null : { ...fault }, body: body === null ? null : { ...body } }
}
