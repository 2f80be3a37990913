import { randomUUID } from 'node:crypto'
import { type CaptureJobAnswer, EPCIS_PREFIX, PROBLEMS } from '@karavan/api'
import { StructuredError } from '@karavan/core'
import { EPCIS_SIZE_LIMIT, writeEpcisEvent } from '@karavan/exchange'
import { eventPlaces } from '@karavan/network'
import type { CaptureJob, ErrorBehaviour, PreparedReport, ReadingTask } from '@karavan/storage'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { invalid } from '../answering.js'
import { type Uncounted, uncountedOf } from '../consignments/uncounted.js'
import { organisationsOf, readerFor } from '../consignments/who.js'
import type { RouteParts } from '../route-parts.js'
import { recordsWithId } from './events.js'
import { pageOf, readPage } from './paging.js'
import { speaker } from './speaker.js'
import { CAPTURE_LIMITS } from './versions.js'

const TAKES = ['application/json', 'application/ld+json', 'application/xml', 'text/xml'] as const
const BEHAVIOUR = 'GS1-Capture-Error-Behaviour'
/** Consignments for whose story a capture does not count. */
const UNCOUNTED = 'Karavan-Uncounted'
const BEHAVIOURS: readonly ErrorBehaviour[] = ['rollback', 'proceed']

/** Reads bodies as the bytes that they are; what they hold is told from how they begin. */
export function takeBytes(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser([...TAKES], { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  scope.addContentTypeParser('*', (request, _payload, done) => {
    const received = request.headers['content-type'] ?? 'nothing'
    const remediation = 'set the header Content-Type'
    done(new StructuredError({ code: 'MEDIA_TYPE_UNSUPPORTED', received, expected: TAKES.join(' or '), remediation }))
  })
}

/** Adds capture of documents and of single events, and what became of documents. */
export function addCapture(
  scope: FastifyInstance,
  { tracking, reader, signIn, now, world }: Pick<RouteParts, 'tracking' | 'reader' | 'signIn' | 'now' | 'world'>,
): void {
  const places = eventPlaces(world().network.locations)
  const limit = {
    bodyLimit: EPCIS_SIZE_LIMIT,
    onRequest: async (_request: unknown, reply: { headers: (values: typeof CAPTURE_LIMITS) => unknown }) => {
      reply.headers(CAPTURE_LIMITS)
    },
  }

  const reading = (as: ReadingTask['as'], errorBehaviour: ErrorBehaviour): ReadingTask => {
    return { as, mapping: null, proceed: errorBehaviour === 'proceed', receivedAt: now() }
  }

  const uncountedIn = async (request: FastifyRequest, { messageId }: CaptureJob): Promise<readonly Uncounted[]> => {
    const [sender] = organisationsOf(request) ?? []
    if (sender === undefined || messageId === null) return []
    const kept = await tracking.kept()
    const named = await kept.events.namedBy(messageId)
    const concerns = await kept.consignments.concernedBy(named, { visibleTo: [sender], now: now() })
    const names = new Set(named.map(({ name }) => name))
    return uncountedOf(kept, { sender, names, messageId, concerns }, places, now())
  }

  scope.post(`${EPCIS_PREFIX}/capture`, limit, async (request, reply) => {
    const errorBehaviour = behaviourOf(request)
    const bytes = bytesOf(request)
    const message = { ...speaker(request, signIn), bytes, name: null }
    const captureId = randomUUID()
    const keep = async (report: PreparedReport) =>
      (await tracking.kept()).events.keep(message, report, { captureId, errorBehaviour })
    await reader.read(bytes, reading('document', errorBehaviour), keep, readerFor(request, reply))
    tracking.due()
    return reply
      .code(202)
      .headers({ [BEHAVIOUR]: errorBehaviour, location: `${EPCIS_PREFIX}/capture/${captureId}` })
      .send()
  })

  scope.post(`${EPCIS_PREFIX}/events`, limit, async (request, reply) => {
    const bytes = bytesOf(request)
    const message = { ...speaker(request, signIn), bytes, name: null }
    const { events: store } = await tracking.kept()
    const keep = async (report: PreparedReport) => {
      await store.keep(message, report)
      return report.first[0]
    }
    const told = await reader.read(bytes, reading('event', 'rollback'), keep, readerFor(request, reply))
    if (told === undefined) throw new Error('an event that was read is not there')
    tracking.due()
    const { key } = told
    const eventId = told.eventId ?? key.contentHash
    const found = await recordsWithId(store, eventId, organisationsOf(request))
    const kept = found.find(
      ({ contentHash, declarationKey }) => contentHash === key.contentHash && declarationKey === key.declarationKey,
    )
    if (kept === undefined) throw new Error(`an event that was kept is not found: ${eventId}`)
    const { context, recordTime } = kept
    return reply
      .code(201)
      .type('application/json; charset=utf-8')
      .header('location', `${EPCIS_PREFIX}/events/${encodeURIComponent(eventId)}`)
      .send(writeEpcisEvent({ event: kept.event, recordTime: recordTime.getTime(), namespaces: context.namespaces }))
  })

  scope.get(`${EPCIS_PREFIX}/capture`, async (request, reply): Promise<readonly CaptureJobAnswer[]> => {
    const { most, token } = readPage(request.query)
    const jobs = await (await tracking.kept()).events.jobs(most + 1, token, organisationsOf(request))
    return pageOf(jobs, most, ({ captureId }) => captureId, request, reply).map(shown)
  })

  scope.get<{ Params: { captureID: string } }>(
    `${EPCIS_PREFIX}/capture/:captureID`,
    async (request, reply): Promise<CaptureJobAnswer> => {
      const { captureID } = request.params
      const job = await (await tracking.kept()).events.job(captureID, organisationsOf(request))
      if (job === null) throw unknownCapture(captureID)
      reply.header(BEHAVIOUR, job.errorBehaviour)
      const uncounted = await uncountedIn(request, job)
      if (uncounted.length > 0) reply.header(UNCOUNTED, uncounted.map(inHeader).join(', '))
      return shown(job)
    },
  )
}

function bytesOf({ body }: FastifyRequest): Uint8Array {
  if (Buffer.isBuffer(body) && body.length > 0) return body
  throw new StructuredError({
    code: 'BODY_INVALID',
    received: 'nothing',
    expected: 'a document of EPCIS as JSON-LD or XML',
    remediation: 'send the document as the body',
  })
}

function behaviourOf({ headers }: FastifyRequest): ErrorBehaviour {
  const asked = headers[BEHAVIOUR.toLowerCase()]
  if (asked === undefined) return 'rollback'
  const known = BEHAVIOURS.find((one) => one === asked)
  if (known === undefined) throw invalid(BEHAVIOUR, asked, BEHAVIOURS.join(' or '))
  return known
}

function inHeader({ consignmentId, why }: Uncounted): string {
  return `${encodeURIComponent(consignmentId)};why=${why}`
}

function shown({ captureId, createdAt, finishedAt, success, errorBehaviour, errors }: CaptureJob): CaptureJobAnswer {
  return {
    captureID: captureId,
    createdAt: createdAt.toISOString(),
    ...(finishedAt === null ? {} : { finishedAt: finishedAt.toISOString() }),
    running: finishedAt === null,
    success: success ?? true,
    captureErrorBehaviour: errorBehaviour,
    errors: errors.map(({ text, pointer }) => {
      const { status, title } = PROBLEMS.EPCIS_INVALID
      return { type: '/docs#EPCIS_INVALID', title, status, code: 'EPCIS_INVALID', detail: text, pointer }
    }),
  }
}

function unknownCapture(received: string): StructuredError {
  return new StructuredError({
    code: 'CAPTURE_UNKNOWN',
    received,
    expected: 'the id of a capture, as the header Location of its answer ends',
    remediation: `see ${EPCIS_PREFIX}/capture`,
  })
}
