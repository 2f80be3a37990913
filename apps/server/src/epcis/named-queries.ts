import { EPCIS_PREFIX, type NamedQueryAnswer } from '@karavan/api'
import { StructuredError } from '@karavan/core'
import type { NamedQuery, StoredEvents } from '@karavan/storage'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { invalid } from '../answering.js'
import { fieldsOf, textOf } from '../bodies.js'
import { actorOf } from '../consignments/who.js'
import type { RouteParts } from '../route-parts.js'
import { answerQuestion, readParameters } from './events.js'
import { notYet } from './not-yet.js'
import { pageOf, readPage } from './paging.js'
import { ownerOf } from './speaker.js'

const LONGEST_NAME = 200
/** By which a client would be told of events as they come. */
const STANDING = [
  'stream',
  'second',
  'minute',
  'hour',
  'dayOfMonth',
  'month',
  'dayOfWeek',
  'reportIfEmpty',
  'initialRecordTime',
]

type Named = { Params: { queryName: string } }

/** Adds questions that are kept under a name. */
export function addNamedQueries(
  scope: FastifyInstance,
  events: () => Promise<StoredEvents>,
  signIn: RouteParts['signIn'],
): void {
  const address = `${EPCIS_PREFIX}/queries`

  scope.post(address, async (request, reply): Promise<NamedQueryAnswer> => {
    const { name, query } = fieldsOf(jsonOf(request), ['name', 'query'])
    const named = { name: textOf(name, 'name', LONGEST_NAME), query: queryOf(query) }
    const made = await (await events()).queries.add(ownerOf(request), named, actorOf(request, signIn).by)
    reply.code(201).header('location', `${address}/${encodeURIComponent(made.name)}`)
    return shown(made)
  })

  scope.get(address, async (request, reply): Promise<readonly NamedQueryAnswer[]> => {
    const { most, token } = readPage(request.query)
    const found = await (await events()).queries.list(ownerOf(request), most + 1, token)
    return pageOf(found, most, ({ name }) => name, request, reply).map(shown)
  })

  scope.get<Named>(`${address}/:queryName`, async (request): Promise<NamedQueryAnswer> => {
    return shown(await (await events()).queries.read(ownerOf(request), request.params.queryName))
  })

  scope.delete<Named>(`${address}/:queryName`, async (request, reply) => {
    await (await events()).queries.remove(ownerOf(request), request.params.queryName)
    return reply.code(204).send()
  })

  scope.get<Named>(`${address}/:queryName/events`, async (request, reply) => {
    const asked = request.query as Readonly<Record<string, unknown>>
    if (STANDING.some((name) => Object.hasOwn(asked, name))) throw noSubscriptions()
    readPage(asked)
    const { name, query } = await (await events()).queries.read(ownerOf(request), request.params.queryName)
    return answerQuestion(await events(), { ...query, ...asked }, request, reply, name)
  })

  const subscriptions = `${address}/:queryName/subscriptions`
  const refuse = () => {
    throw noSubscriptions()
  }
  scope.get(subscriptions, refuse)
  scope.post(subscriptions, refuse)
  scope.get(`${subscriptions}/:subscriptionID`, refuse)
  scope.delete(`${subscriptions}/:subscriptionID`, refuse)
}

function jsonOf({ body }: FastifyRequest): unknown {
  try {
    return JSON.parse(String(body))
  } catch {
    throw new StructuredError({
      code: 'BODY_INVALID',
      expected: 'a JSON object',
      remediation: 'check quotes, commas and brackets; NaN and Infinity are not JSON',
    })
  }
}

/** @throws {StructuredError} QUESTION_VALUE_INVALID, QUERY_PARAMETER_* */
function queryOf(query: unknown): NamedQuery['query'] {
  if (typeof query !== 'object' || query === null || Array.isArray(query))
    throw invalid('query', query, 'an object of the parameters of a question by name')
  readParameters(query as NamedQuery['query'])
  return query as NamedQuery['query']
}

function shown({ name, query, createdAt }: NamedQuery): NamedQueryAnswer {
  return { name, createdAt: createdAt.toISOString(), query }
}

function noSubscriptions(): StructuredError {
  return notYet(
    'a subscription',
    `ask ${EPCIS_PREFIX}/events with GE_recordTime, the last recordTime that was answered, from time to time`,
  )
}
