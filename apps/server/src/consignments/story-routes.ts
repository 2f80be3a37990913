import { storyInScope } from '@karavan/access'
import {
  API_PREFIX,
  type MessageAnswer,
  type MessagesAnswer,
  type ProgressAnswer,
  type StoryAnswer,
} from '@karavan/api'
import { type EpochMinutes, StructuredError } from '@karavan/core'
import { namedIn } from '@karavan/model'
import type { ReportedRecord, StoredMessage } from '@karavan/storage'
import { digestOf, latenessOf, progressOf, wordsIn } from '@karavan/tracking'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asFile } from '../answering.js'
import { fieldsOf, textOf } from '../bodies.js'
import type { RouteParts } from '../route-parts.js'
import { type FoundConsignment, foundIn, sampleKept } from './found.js'
import { actorOf, seesWordsOf, speaksFor } from './who.js'

const LONGEST_REASON = 500

type Named = { Params: { consignmentId: string } }
type NamedMessage = { Params: { consignmentId: string; messageId: string } }

/** Adds the routes of what was reported of a consignment, and of the messages in which it came. */
export function addStoryRoutes(app: FastifyInstance, { tracking, now, signIn }: RouteParts): void {
  const route = (path: string) => `${API_PREFIX}${path}`

  app.get<Named>(route('/consignments/:consignmentId/story'), async ({ params, scope }): Promise<StoryAnswer> => {
    const { book, standing } = await foundIn(tracking, params.consignmentId)
    const { story, records } = await book.gather(standing.consignment, now())
    const shown = storyInScope(story, scope)
    const told = wordsIn(shown)
    const messages = records.flatMap(({ contentHash, receipts }) =>
      told.has(contentHash) ? receipts.map(({ messageId, sender }) => ({ contentHash, messageId, sender })) : [],
    )
    const digest = digestOf(shown, standing.consignment)
    return { story: shown, digest, lateMinutes: latenessOf(digest, story.asOf), messages }
  })

  app.get<Named>(route('/consignments/:consignmentId/progress'), async ({ params, scope }): Promise<ProgressAnswer> => {
    const { book, standing } = await foundIn(tracking, params.consignmentId)
    const shown = storyInScope((await book.gather(standing.consignment, now())).story, scope)
    return { progress: progressOf(shown), lateMinutes: latenessOf(digestOf(shown, standing.consignment), shown.asOf) }
  })

  app.get<Named>(route('/consignments/:consignmentId/messages'), async (request): Promise<MessagesAnswer> => {
    const found = await foundIn(tracking, request.params.consignmentId)
    const messages = (await messagesOf(found, now())).filter(({ sender }) => seesWordsOf(request, sender))
    return messagesAnswer(
      await Promise.all(messages.map(async (each) => shownTo(request, each, await isShared(found, each)))),
    )
  })

  app.get<NamedMessage>(
    route('/consignments/:consignmentId/messages/:messageId'),
    async (request, reply): Promise<FastifyReply> => {
      const { consignmentId, messageId } = request.params
      const bytes = await ownBytes(request, await foundIn(tracking, consignmentId), messageId)
      asFile(`message-${messageId}`, reply)
      return reply.type('application/octet-stream').header('cache-control', 'no-store').send(bytes)
    },
  )

  app.delete<NamedMessage>(
    route('/consignments/:consignmentId/messages/:messageId'),
    async (request): Promise<MessagesAnswer> => {
      const { consignmentId, messageId } = request.params
      const why = textOf(fieldsOf(request.body, ['why']).why, 'why', LONGEST_REASON)
      const found = await foundIn(tracking, consignmentId)
      if (found.book.sample) throw sampleKept(consignmentId)
      const message = (await messagesOf(found, now())).find((each) => each.messageId === messageId)
      if (message === undefined || !speaksFor(request, message.sender)) throw unknownMessage(messageId)
      await (await tracking.kept()).events.erase(messageId, actorOf(request, signIn).by, why)
      return messagesAnswer(await found.book.messages([messageId]))
    },
  )

  /** @throws {StructuredError} MESSAGE_NOT_FOUND where it does not concern the consignment alone, and others sent it */
  const ownBytes = async (request: FastifyRequest, found: FoundConsignment, messageId: string): Promise<Uint8Array> => {
    const message = (await messagesOf(found, now())).find((each) => each.messageId === messageId)
    if (message === undefined || !seesWordsOf(request, message.sender)) throw unknownMessage(messageId)
    if (!speaksFor(request, message.sender) && (await isShared(found, message))) throw unknownMessage(messageId)
    const bytes = await found.book.bytes(messageId)
    if (bytes === null) throw unknownMessage(messageId)
    return bytes
  }
}

/** A message that told of a consignment, with the records of it that do. */
interface TellingMessage extends StoredMessage {
  readonly recordIds: readonly string[]
  /** Whether one of these records names a box or wagon that has nothing to do with the consignment. */
  readonly namesOthers: boolean
}

async function messagesOf({ book, standing }: FoundConsignment, now: EpochMinutes): Promise<readonly TellingMessage[]> {
  const { story, records, names } = await book.gather(standing.consignment, now)
  const told = wordsIn(story)
  const known = new Set(names.map(({ name }) => name))
  const byMessage = new Map<string, ReportedRecord[]>()
  for (const record of records) {
    if (!told.has(record.contentHash)) continue
    for (const { messageId } of record.receipts) {
      const before = byMessage.get(messageId)
      if (before === undefined) byMessage.set(messageId, [record])
      else before.push(record)
    }
  }
  const messages = await book.messages([...byMessage.keys()])
  return messages.map((message) => {
    const own = byMessage.get(message.messageId) ?? []
    return {
      ...message,
      recordIds: own.map(({ recordId }) => recordId),
      namesOthers: own.some(({ event }) => namedIn(event).some((name) => isEquipment(name) && !known.has(name))),
    }
  })
}

/** Whether a URI is that of a container or a wagon. */
function isEquipment(uri: string): boolean {
  return uri.startsWith('urn:epc:id:bic:') || uri.startsWith('urn:karavan:wagon')
}

/** Whether a message tells of other things as well, which are nobody's business here. */
async function isShared({ book }: FoundConsignment, message: TellingMessage): Promise<boolean> {
  const { messageId, recordIds, namesOthers, refused } = message
  return namesOthers || refused.length > 0 || book.tellsMore(messageId, recordIds)
}

/** What was odd or refused in a message names the things of others. */
function shownTo(request: FastifyRequest, message: TellingMessage, shared: boolean): StoredMessage {
  return speaksFor(request, message.sender) || !shared ? message : { ...message, remarks: [], refused: [] }
}

function messagesAnswer(messages: readonly StoredMessage[]): MessagesAnswer {
  return { messages: messages.map(messageAnswer) }
}

function messageAnswer(message: StoredMessage): MessageAnswer {
  const { messageId, sender, sha256, size, format, name, receivedBy, receivedFrom, erased } = message
  return {
    messageId,
    sender,
    sha256,
    size,
    format,
    name,
    remarks: [...message.remarks],
    refused: [...message.refused],
    receivedAt: message.receivedAt.toISOString(),
    receivedBy,
    receivedFrom,
    erased: erased === null ? null : { ...erased, at: erased.at.toISOString() },
  }
}

function unknownMessage(messageId: string): StructuredError {
  return new StructuredError({
    code: 'MESSAGE_NOT_FOUND',
    received: messageId,
    expected: 'a message that you sent, or that tells of this consignment alone, and was not erased',
    remediation: 'take the id from the list of its messages',
  })
}
