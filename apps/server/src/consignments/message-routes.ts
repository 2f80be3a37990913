import { API_PREFIX, type MessageAnswer, type MessagesAnswer } from '@karavan/api'
import { type EpochMinutes, StructuredError } from '@karavan/core'
import { isShared, type StoredMessage, type TellingMessage, tellingMessages } from '@karavan/storage'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asFile, invalid, parameters, wholeNumber } from '../answering.js'
import { fieldsOf, textOf } from '../bodies.js'
import type { RouteParts } from '../route-parts.js'
import { type FoundConsignment, foundIn, sampleKept } from './found.js'
import { actorOf, organisationsOf, seesWordsOf, speaksFor } from './who.js'

const LONGEST_REASON = 500
const [PAGE, MOST_ON_PAGE] = [50, 200]

type Named = { Params: { consignmentId: string } }
type NamedMessage = { Params: { messageId: string } }
type ConsignmentMessage = { Params: { consignmentId: string; messageId: string } }

/** Adds the routes of messages: those in which a consignment was told of, and those that somebody sent or is to erase. */
export function addMessageRoutes(app: FastifyInstance, { tracking, now, signIn }: RouteParts): void {
  const route = (path: string) => `${API_PREFIX}${path}`
  const erased = async (request: FastifyRequest, messageId: string, why: string): Promise<MessagesAnswer> => {
    const { events } = await tracking.kept()
    await events.erase(messageId, actorOf(request, signIn).by, why)
    return messagesAnswer(await events.messages([messageId]))
  }

  app.get(route('/messages'), async (request): Promise<MessagesAnswer> => {
    const { limit, before } = parameters(request.query, ['limit', 'before'])
    const most = limit === undefined ? PAGE : wholeNumber(limit, 'limit', MOST_ON_PAGE)
    if (before !== undefined && !/^[1-9]\d{0,17}$/.test(before)) throw invalid('before', before, 'the id of a message')
    if (!tracking.made()) return messagesAnswer([])
    const { events } = await tracking.kept()
    const whose = request.actor.mayAdminister ? null : organisationsOf(request)
    const messages = await events.latestMessages(most, before ?? null, whose)
    return messagesAnswer(messages.map((message) => shownTo(request, message, true)))
  })

  app.delete<NamedMessage>(route('/messages/:messageId'), async (request): Promise<MessagesAnswer> => {
    const { messageId } = request.params
    const why = whyOf(request)
    const [message] = tracking.made() ? await (await tracking.kept()).events.messages([messageId]) : []
    if (message === undefined || !mayErase(request, message)) throw unknownMessage(messageId)
    return erased(request, messageId, why)
  })

  app.get<Named>(route('/consignments/:consignmentId/messages'), async (request): Promise<MessagesAnswer> => {
    const found = await foundIn(tracking, request.params.consignmentId)
    const messages = (await messagesOf(found, now())).filter(({ sender }) => seesWordsOf(request, sender))
    return messagesAnswer(
      await Promise.all(
        messages.map(async (each) => shownTo(request, each, await isShared(found.book.tellsMore, each))),
      ),
    )
  })

  app.get<ConsignmentMessage>(
    route('/consignments/:consignmentId/messages/:messageId'),
    async (request, reply): Promise<FastifyReply> => {
      const { consignmentId, messageId } = request.params
      const bytes = await ownBytes(request, await foundIn(tracking, consignmentId), messageId)
      asFile(`message-${messageId}`, reply)
      return reply.type('application/octet-stream').header('cache-control', 'no-store').send(bytes)
    },
  )

  app.delete<ConsignmentMessage>(
    route('/consignments/:consignmentId/messages/:messageId'),
    async (request): Promise<MessagesAnswer> => {
      const { consignmentId, messageId } = request.params
      const why = whyOf(request)
      const found = await foundIn(tracking, consignmentId)
      if (found.book.sample) throw sampleKept(consignmentId)
      const message = (await messagesOf(found, now())).find((each) => each.messageId === messageId)
      if (message === undefined || !mayErase(request, message)) throw unknownMessage(messageId)
      return erased(request, messageId, why)
    },
  )

  /** @throws {StructuredError} MESSAGE_NOT_FOUND where it does not concern the consignment alone, and others sent it */
  const ownBytes = async (request: FastifyRequest, found: FoundConsignment, messageId: string): Promise<Uint8Array> => {
    const message = (await messagesOf(found, now())).find((each) => each.messageId === messageId)
    if (message === undefined || !seesWordsOf(request, message.sender)) throw unknownMessage(messageId)
    if (!speaksFor(request, message.sender) && (await isShared(found.book.tellsMore, message)))
      throw unknownMessage(messageId)
    const bytes = await found.book.bytes(messageId)
    if (bytes === null) throw unknownMessage(messageId)
    return bytes
  }
}

/** The messages that told of a consignment, the last received first. */
export async function messagesOf(
  { book, standing }: FoundConsignment,
  now: EpochMinutes,
): Promise<readonly TellingMessage[]> {
  return tellingMessages(await book.gather(standing.consignment, now), book.messages)
}

/** Whether somebody may erase a message: who sent it, and who runs the server. */
export function mayErase(request: FastifyRequest, message: StoredMessage): boolean {
  return request.actor.mayAdminister || speaksFor(request, message.sender)
}

/** @throws {StructuredError} BODY_INVALID, QUESTION_VALUE_INVALID */
function whyOf({ body }: FastifyRequest): string {
  return textOf(fieldsOf(body, ['why']).why, 'why', LONGEST_REASON)
}

/** What was odd or refused in a message names the things of others. */
function shownTo<Message extends StoredMessage>(request: FastifyRequest, message: Message, shared: boolean): Message {
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
