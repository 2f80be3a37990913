import { API_PREFIX } from '@karavan/api'
import { StructuredError } from '@karavan/core'
import { ColumnsMissingError, readMapping, type WagonReportMapping } from '@karavan/exchange'
import { type PreparedReport, SELF } from '@karavan/storage'
import type { FastifyInstance } from 'fastify'
import { invalid, parameters } from '../answering.js'
import { fieldsOf, textOf } from '../bodies.js'
import type { RouteParts } from '../route-parts.js'
import { type GivenMapping, type Intake, openTable } from './intake.js'
import { actorOf, ownSender, readerFor } from './who.js'

/** Largest message, bytes: what its readers take. */
const MESSAGE_LIMIT = 32 * 1024 * 1024
const LONGEST_SENDER = 120
const LONGEST_FILE_NAME = 200

/** Adds the routes that take messages, and say how the tables of a sender are read. */
export function addReportRoutes(app: FastifyInstance, { tracking, signIn }: RouteParts, intake: Intake): void {
  const route = (path: string) => `${API_PREFIX}${path}`

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.post(route('/reports'), { bodyLimit: MESSAGE_LIMIT }, async (request, reply) => {
      const asked = parameters(request.query, ['sender', 'name', 'check', 'proceed', 'mapping'])
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const name = asked.name === undefined ? null : textOf(asked.name, 'name', LONGEST_FILE_NAME)
      const said = asked.sender === undefined ? null : textOf(asked.sender, 'sender', LONGEST_SENDER)
      const own = ownSender(request, said)
      const saved = own === null || !tracking.made() ? null : await (await tracking.kept()).events.mapping(own)
      const given = asked.mapping === undefined ? savedOf(saved) : { mapping: saidMapping(asked.mapping), saved: false }
      const isCheck = asked.check === 'true'
      const answer = async (report: PreparedReport, used: GivenMapping | null) => {
        const sender = own ?? report.sender?.slice(0, LONGEST_SENDER) ?? SELF
        const isKept = !isCheck && report.eventCount > 0
        const kept = isKept ? await intake.keep(request, { bytes, name, sender, report }) : null
        reply.code(kept === null ? 200 : 201)
        return intake.answer(request, { report, sender }, used, kept)
      }
      try {
        const how = { mapping: given?.mapping ?? null, proceed: asked.proceed === 'true' }
        return await intake.read(bytes, how, (report) => answer(report, given), readerFor(request, reply))
      } catch (error) {
        if (!isCheck || !(error instanceof ColumnsMissingError) || !hasHeaders(error)) throw error
        return answer(openTable(error), given?.saved ? null : given)
      }
    })
  })

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

function savedOf(mapping: WagonReportMapping | null): GivenMapping | null {
  return mapping === null ? null : { mapping, saved: true }
}

/** @throws {StructuredError} WAGON_MAPPING_INVALID, QUESTION_VALUE_INVALID */
function saidMapping(text: string): WagonReportMapping {
  try {
    return readMapping(JSON.parse(text))
  } catch (error) {
    if (error instanceof StructuredError) throw error
    throw invalid('mapping', text, 'JSON with columns and zone, as it is kept for a sender')
  }
}

function hasHeaders({ proposal: { found, unused } }: ColumnsMissingError): boolean {
  return found.length + unused.length > 0
}
