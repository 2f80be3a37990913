import { API_PREFIX, type ConsistencyAnswer, type LogAnswer } from '@karavan/api'
import { StructuredError } from '@karavan/core'
import { keyText, parseTilePath } from '@karavan/ledger'
import { type StoredLedger, sha256 } from '@karavan/storage'
import { wordsIn } from '@karavan/tracking'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { asFile, invalid, parameters } from './answering.js'
import { foundIn } from './consignments/found.js'
import { seesWordsOf } from './consignments/who.js'
import type { RouteParts } from './route-parts.js'

/** What has no new version under its address. */
const FOR_GOOD = 'private, max-age=31536000, immutable'

/** Adds the routes of the log of all that was told, and of proofs that it holds something. */
export function addLogRoutes(app: FastifyInstance, { tracking, now }: RouteParts): void {
  const route = (path: string) => `${API_PREFIX}${path}`
  const made = async (): Promise<StoredLedger> => {
    if (tracking.made()) return (await tracking.kept()).ledger
    throw empty()
  }

  app.get(route('/log'), async (): Promise<LogAnswer> => {
    const log = await made()
    const head = await log.head()
    return {
      key: keyText(await log.key(), sha256),
      size: head?.size ?? 0,
      checkpoint: head?.checkpoint ?? null,
      signedAt: head?.signedAt.toISOString() ?? null,
    }
  })

  app.get(route('/log/checkpoint'), async (_request, reply): Promise<FastifyReply> => {
    const head = await (await made()).head()
    if (head === null) throw empty()
    return reply.type('text/plain; charset=utf-8').header('cache-control', 'no-cache').send(head.checkpoint)
  })

  app.get<{ Params: { '*': string } }>(route('/log/tile/*'), async ({ params }, reply): Promise<FastifyReply> => {
    const path = `tile/${params['*']}`
    const { level, index, width } = parseTilePath(path)
    const log = await made()
    const bytes = level === 'entries' ? await log.bundle(index, width) : await log.tile({ level, index, width })
    if (bytes === null) {
      throw new StructuredError({
        code: 'TILE_NOT_FOUND',
        received: path,
        expected: 'a tile that the checkpoint speaks of',
        remediation: `see ${API_PREFIX}/log/checkpoint for the size of the log`,
      })
    }
    return reply.type('application/octet-stream').header('cache-control', FOR_GOOD).send(bytes)
  })

  app.get(route('/log/consistency'), async ({ query }): Promise<ConsistencyAnswer> => {
    const asked = parameters(query, ['first', 'second'])
    const [first, second] = [sizeOf(asked.first, 'first'), sizeOf(asked.second, 'second')]
    const hashes = await (await made()).consistency(first, second)
    return { first, second, hashes: hashes.map((hash) => Buffer.from(hash).toString('base64')) }
  })

  app.get<{ Params: { consignmentId: string; messageId: string } }>(
    route('/consignments/:consignmentId/messages/:messageId/proof'),
    async (request, reply): Promise<FastifyReply> => {
      const { consignmentId, messageId } = request.params
      const { event = '' } = parameters(request.query, ['event'])
      const { book, standing } = await foundIn(tracking, consignmentId)
      const { story, records } = await book.gather(standing.consignment, now())
      const told = wordsIn(story)
      const record = records.find(
        ({ contentHash, receipts }) =>
          contentHash === event &&
          told.has(contentHash) &&
          receipts.some((receipt) => receipt.messageId === messageId && seesWordsOf(request, receipt.sender)),
      )
      const proof =
        record === undefined || book.sample
          ? null
          : await proofOf((await tracking.kept()).ledger, messageId, record.recordId)
      if (proof === null) {
        throw new StructuredError({
          code: 'EVENT_UNTOLD',
          received: event,
          expected: 'the content hash of an event that this message tells of this consignment',
          remediation: 'take it from the story of the consignment',
        })
      }
      asFile(`message-${messageId}.proof`, reply)
      return reply.type('text/plain; charset=utf-8').header('cache-control', 'no-store').send(proof)
    },
  )
}

function empty(): StructuredError {
  return new StructuredError({
    code: 'LOG_EMPTY',
    received: 'a log that nothing was added to',
    expected: 'a log with at least one entry',
    remediation: 'report something, and ask again',
  })
}

async function proofOf(log: StoredLedger, messageId: string, recordId: string): Promise<string | null> {
  await log.append()
  return log.prove(messageId, recordId)
}

/** @throws {StructuredError} QUESTION_VALUE_INVALID */
function sizeOf(text: string | undefined, field: string): number {
  const size = Number(text)
  if (text !== undefined && /^\d{1,15}$/.test(text) && Number.isSafeInteger(size)) return size
  throw invalid(field, text, 'a number of entries')
}
