import { EPCIS_PREFIX } from '@karavan/api'
import { StructuredError } from '@karavan/core'
import { type EpcisQuery, isUri, namespacesOf, readEpcisQuery, writeEpcisAnswer } from '@karavan/exchange'
import type { JsonValue } from '@karavan/model'
import type { EventCursor, EventQuestion, FoundRecord, StoredEvents } from '@karavan/storage'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { organisationsOf } from '../consignments/who.js'
import { LARGEST_PAGE, linkNext, parameterInvalid, readToken, tokenInvalid, USUAL_PAGE } from './paging.js'
import { sendJson } from './versions.js'

const SIMPLE_EVENT_QUERY = 'SimpleEventQuery'
/** Events that are counted before the first page, whatever a question allows, and pages that are asked for it. */
const [MOST_COUNTED, MOST_PAGES] = [10_000, 30]

type Parameters = Readonly<Record<string, unknown>>

/** Adds the question for events, and the events of one id. */
export function addEvents(scope: FastifyInstance, events: () => Promise<StoredEvents>): void {
  scope.get(`${EPCIS_PREFIX}/events`, async (request, reply) =>
    answerQuestion(await events(), request.query as Parameters, request, reply),
  )

  scope.get<{ Params: { eventID: string } }>(`${EPCIS_PREFIX}/events/:eventID`, async (request, reply) => {
    const { eventID } = request.params
    const found = await recordsWithId(await events(), eventID, organisationsOf(request))
    if (found.length === 0) throw unknownEvent(eventID)
    return sendEvents(found, SIMPLE_EVENT_QUERY, request, reply)
  })
}

/**
 * Answers with a page of the events that fit a question, and says where the next page is.
 * @param parameters - of the simple event query, with `perPage`, `nextPageToken` and `@context`
 * @throws {StructuredError} QUERY_PARAMETER_UNKNOWN, QUERY_PARAMETER_INVALID, QUERY_TOO_LARGE
 */
export async function answerQuestion(
  store: StoredEvents,
  { nextPageToken, ...parameters }: Parameters,
  request: FastifyRequest,
  reply: FastifyReply,
  queryName = SIMPLE_EVENT_QUERY,
): Promise<FastifyReply> {
  const query = readParameters(parameters)
  const place = placeIn(readToken(nextPageToken))
  const settled = query.orderBy === 'recordTime' || query.narrow.recordTime.from !== null
  const question = { ...query, toldBy: organisationsOf(request), settled }
  if (query.maxEventCount !== null && place === null) await refuseMore(store, question, query.maxEventCount)
  const left = place === null ? query.eventCountLimit : place.left
  const most = Math.min(query.perPage ?? USUAL_PAGE, LARGEST_PAGE, left ?? LARGEST_PAGE)
  const { records, next } = await store.find(question, place, most)
  const after = left === null ? null : left - records.length
  if (next !== null && after !== 0) linkNext(JSON.stringify([next.at, next.id, after]), request, reply)
  return sendEvents(records, queryName, request, reply)
}

/** Reads a question as an address or a question that is kept has it. @throws {StructuredError} QUERY_PARAMETER_* */
export function readParameters({ '@context': context, ...parameters }: Parameters): EpcisQuery {
  const texts = Object.entries(parameters).map(([name, value]) => [name, textsOf(name, value)] as const)
  return readEpcisQuery(Object.fromEntries(texts), namespacesOf(contextOf(context)))
}

/** All that is kept under an id, a sender's or that of the content: an event, and the declarations that it is wrong. */
export async function recordsWithId(
  store: StoredEvents,
  eventId: string,
  senders: readonly string[] | null,
): Promise<readonly FoundRecord[]> {
  if (!isUri(eventId)) return []
  const asked = { EQ_eventID: [eventId], orderBy: 'recordTime', orderDirection: 'ASC' }
  const question = { ...readEpcisQuery(asked), fits: () => true, toldBy: senders }
  return (await store.find(question, null, LARGEST_PAGE)).records
}

function sendEvents(
  records: readonly FoundRecord[],
  queryName: string,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const events = records.map(({ event, recordTime, context: { namespaces } }) => {
    return { event, recordTime: recordTime.getTime(), namespaces }
  })
  return sendJson(writeEpcisAnswer(events, queryName, new Date().toISOString()), request, reply)
}

async function refuseMore(store: StoredEvents, question: EventQuestion, allowed: number): Promise<void> {
  const most = Math.min(allowed, MOST_COUNTED)
  let count = 0
  let after: EventCursor | null = null
  for (let pages = 1; ; pages += 1) {
    const page = await store.find(question, after, LARGEST_PAGE)
    count += page.records.length
    after = page.next
    if (after === null && count <= most) return
    if (count <= most && pages < MOST_PAGES) continue
    throw new StructuredError({
      code: 'QUERY_TOO_LARGE',
      received: count > most ? `more than ${most} events` : `${count} events, and more to look through than is counted`,
      expected: `at most ${most}, of ${allowed} that maxEventCount allows; ${MOST_COUNTED} are counted at most`,
      remediation: 'ask for less, or page by page without maxEventCount',
      pointer: 'maxEventCount',
    })
  }
}

function textsOf(name: string, value: unknown): string | readonly string[] {
  const texts = (Array.isArray(value) ? value : [value]).map((one: unknown) =>
    typeof one === 'number' || typeof one === 'boolean' ? String(one) : one,
  )
  if (texts.every((one): one is string => typeof one === 'string')) return texts
  throw parameterInvalid(name.slice(0, 80), value, 'a text, a number, true or false, or a list of them')
}

/** A context as an address has it, JSON in a text, or as a question that is kept has it. */
function contextOf(context: unknown): JsonValue | undefined {
  if (typeof context !== 'string' || !/^\s*[[{]/.test(context)) return context as JsonValue | undefined
  try {
    return JSON.parse(context)
  } catch {
    throw parameterInvalid('@context', context, 'a JSON object of names and the IRIs that they stand for')
  }
}

/** Where a page begins, and how many events may still come. */
function placeIn(held: string | null): (EventCursor & { readonly left: number | null }) | null {
  if (held === null) return null
  const found = /^\["(-?\d{1,12}(?:\.\d{1,6})?)","(\d{1,18})",(null|[1-9]\d{0,8})\]$/.exec(held)
  if (found === null) throw tokenInvalid(held)
  const [, at = '', id = '', left = ''] = found
  return { at, id, left: left === 'null' ? null : Number(left) }
}

function unknownEvent(received: string): StructuredError {
  return new StructuredError({
    code: 'EVENT_UNKNOWN',
    received,
    expected: 'the eventID of an event, or the hash of its content, percent-encoded',
    remediation: `ask ${EPCIS_PREFIX}/events by other parameters`,
  })
}
