import { API_PREFIX, type ReportAnswer } from '@karavan/api'
import { type EpochMinutes, formatInstant, StructuredError } from '@karavan/core'
import {
  type MappingProposal,
  type Report,
  type ReportedEvent,
  readMapping,
  readReport,
  type WagonReportMapping,
  writeMilestone,
} from '@karavan/exchange'
import { EVENT_CLASSIFIER_CODES, MILESTONE_KINDS, namedIn } from '@karavan/model'
import { eventPlaces } from '@karavan/network'
import { type KeptMessage, reportPorts, SELF } from '@karavan/storage'
import { classifierOf } from '@karavan/tracking'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { unknownConsignment } from '../access/not-there.js'
import { invalid, parameters } from '../answering.js'
import { fieldsOf, textOf } from '../bodies.js'
import type { RouteParts } from '../route-parts.js'
import { actorOf, organisationsOf } from './who.js'

/** Largest message, bytes: what its readers take. */
const MESSAGE_LIMIT = 32 * 1024 * 1024
const LONGEST_SENDER = 120
const LONGEST_FILE_NAME = 200
/** Events that an answer shows. */
const MOST_SHOWN = 200
const MOST_NAMES = 10

/** Adds the routes that take messages, and milestones that people report. */
export function addReportRoutes(app: FastifyInstance, { tracking, world, now, signIn }: RouteParts): void {
  const places = eventPlaces(world().network.locations)
  const route = (path: string) => `${API_PREFIX}${path}`

  const read = (bytes: Uint8Array, mapping: WagonReportMapping | null, proceed: boolean): Report =>
    readReport(bytes, reportPorts(places, { mapping, proceed, receivedAt: now() }))
  const keep = async (
    request: FastifyRequest,
    bytes: Uint8Array,
    name: string | null,
    sender: string,
    report: Report,
  ): Promise<KeptMessage> => {
    const kept = await (await tracking.kept()).events.keep({ bytes, name, sender, ...actorOf(request, signIn) }, report)
    tracking.due()
    return kept
  }
  const concernedBy = async (request: FastifyRequest, events: readonly ReportedEvent[]): Promise<readonly string[]> => {
    if (!tracking.made()) return []
    const named = events.flatMap(({ event, eventTime }) =>
      namedIn(event).map((name) => ({ name, at: Math.floor(eventTime / 60_000) })),
    )
    const ids = await (await tracking.kept()).consignments.concernedBy(named)
    if (signIn === null) return ids
    const standings = await Promise.all(ids.map((id) => signIn.rolesOn(id, request.actor.asker)))
    return ids.filter((_, i) => (standings[i]?.length ?? 0) > 0)
  }
  const answerOf = async (
    request: FastifyRequest,
    report: Report,
    sender: string,
    saved: WagonReportMapping | null,
    kept: KeptMessage | null,
  ): Promise<ReportAnswer> =>
    ({
      format: report.format,
      sender,
      eventCount: report.events.length,
      events: report.events.slice(0, MOST_SHOWN).map((each) => shown(each, places.locate)),
      remarks: report.remarks,
      refused: report.refused,
      mapping: report.mapping === null ? null : mappingOf(report.mapping, saved),
      concerns: await concernedBy(request, report.events),
      answer: report.answer,
      kept,
    }) as ReportAnswer

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.post(route('/reports'), { bodyLimit: MESSAGE_LIMIT }, async (request, reply) => {
      const asked = parameters(request.query, ['sender', 'name', 'check', 'proceed'])
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const name = asked.name === undefined ? null : textOf(asked.name, 'name', LONGEST_FILE_NAME)
      const said = asked.sender === undefined ? null : textOf(asked.sender, 'sender', LONGEST_SENDER)
      const own = ownSender(request, said)
      const saved = own === null || !tracking.made() ? null : await (await tracking.kept()).events.mapping(own)
      const report = read(bytes, saved, asked.proceed === 'true')
      const sender = own ?? report.sender?.slice(0, LONGEST_SENDER) ?? SELF
      const isKept = asked.check !== 'true' && report.events.length > 0
      const kept = isKept ? await keep(request, bytes, name, sender, report) : null
      reply.code(kept === null ? 200 : 201)
      return answerOf(request, report, sender, saved, kept)
    })
  })

  app.post<{ Params: { consignmentId: string } }>(
    route('/consignments/:consignmentId/milestones'),
    async (request, reply) => {
      const { consignmentId } = request.params
      const fields = fieldsOf(request.body, ['milestone', 'place', 'at', 'classifier', 'equipment', 'sender'])
      const standing = await (await tracking.kept()).consignments.read(consignmentId)
      if (standing === null) throw unknownConsignment(consignmentId)
      const { consignment } = standing
      const place = textOf(fields.place, 'place', LONGEST_SENDER)
      if (!world().network.locations.has(place)) {
        throw new StructuredError({
          code: 'PLACE_UNKNOWN',
          received: place,
          expected: 'the id of a place, as KZ-AKTAU',
          remediation: 'search for it by name',
          pointer: '/place',
        })
      }
      const told = {
        milestone: word(fields.milestone, 'milestone', MILESTONE_KINDS),
        place,
        at: textOf(fields.at, 'at', 40),
        classifier: word(fields.classifier ?? 'ACT', 'classifier', EVENT_CLASSIFIER_CODES),
        equipment:
          fields.equipment === undefined
            ? consignment.utilizedEquipment.map(({ equipmentId }) => equipmentId)
            : ids(fields.equipment),
      }
      const bytes = Buffer.from(writeMilestone(consignment, told, seconds(now())))
      const said = fields.sender === undefined ? null : textOf(fields.sender, 'sender', LONGEST_SENDER)
      const sender = ownSender(request, said) ?? SELF
      const report = read(bytes, null, false)
      const kept = await keep(request, bytes, null, sender, report)
      reply.code(201)
      return answerOf(request, report, sender, null, kept)
    },
  )

  app.get<{ Params: { sender: string } }>(route('/senders/:sender/mapping'), async (request) => {
    const sender = ownSender(request, request.params.sender) ?? SELF
    const mapping = tracking.made() ? await (await tracking.kept()).events.mapping(sender) : null
    if (mapping !== null) return mapping
    throw new StructuredError({
      code: 'MAPPING_NOT_FOUND',
      received: sender,
      expected: 'a sender of whose tables somebody has said how they are read',
      remediation: `send a table to ${API_PREFIX}/reports?check=true: the answer proposes columns`,
    })
  })
  app.put<{ Params: { sender: string } }>(route('/senders/:sender/mapping'), async (request) => {
    const sender = textOf(ownSender(request, request.params.sender), 'sender', LONGEST_SENDER)
    const mapping = readMapping(fieldsOf(request.body, ['columns', 'zone']))
    await (await tracking.kept()).events.saveMapping(sender, mapping, actorOf(request, signIn).by)
    return mapping
  })
}

/**
 * Who speaks: whoever signed in speaks for their own organisation.
 * @throws {StructuredError} QUESTION_VALUE_INVALID where they name another
 */
export function ownSender(request: FastifyRequest, said: string | null): string | null {
  const own = organisationsOf(request)
  if (own === null) return said
  if (said === null) return own[0] ?? SELF
  if (own.includes(said)) return said
  throw invalid('sender', said, `your own organisation: ${own.join(' or ')}`)
}

function shown({ key, event, eventTime, flags }: ReportedEvent, locate: (uri: string) => string | null) {
  const place = event.readPoint?.id ?? event.bizLocation?.id ?? null
  return {
    contentHash: key.contentHash,
    type: event.type,
    eventTime: new Date(eventTime).toISOString(),
    classifier: classifierOf(event),
    bizStep: event.bizStep ?? null,
    place,
    location: place === null ? null : locate(place),
    names: namedIn(event).slice(0, MOST_NAMES),
    flags,
    declaredWrong: key.declarationKey !== '',
  }
}

function mappingOf(
  { mapping, missing, unused, zoneSure }: MappingProposal,
  saved: WagonReportMapping | null,
): ReportAnswer['mapping'] {
  const { columns, zone } = saved ?? mapping
  return {
    columns: Object.entries(columns).map(([column, header]) => ({ column, header })),
    zone,
    zoneSure: saved !== null || zoneSure === 'certain',
    saved: saved !== null,
    missing: [...missing],
    unused: [...unused],
  }
}

function word<Word extends string>(value: unknown, field: string, words: readonly Word[]): Word {
  const known = words.find((one) => one === value)
  if (known === undefined) throw invalid(field, value ?? 'nothing', `one of ${words.join(', ')}`)
  return known
}

function ids(value: unknown): readonly string[] {
  if (Array.isArray(value) && value.length <= 1000 && value.every((each) => typeof each === 'string')) return value
  throw invalid('equipment', value, 'a list of ids of equipment')
}

function seconds(now: EpochMinutes): string {
  return formatInstant(now).replace('Z', ':00Z')
}
