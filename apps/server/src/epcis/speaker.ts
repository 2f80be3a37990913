import { type IncomingMessage, SELF } from '@karavan/storage'
import type { FastifyRequest } from 'fastify'
import { textOf } from '../bodies.js'
import { actorOf, organisationsOf, ownSender } from '../consignments/who.js'
import type { RouteParts } from '../route-parts.js'

const HEADER = 'Karavan-Sender'
const LONGEST = 120

/** Under whose name somebody keeps questions. */
export function ownerOf(request: FastifyRequest): string {
  return organisationsOf(request)?.[0] ?? SELF
}

/**
 * Who speaks in a message, who brought it, and from where.
 * @throws {StructuredError} QUESTION_VALUE_INVALID where a member speaks for another organisation
 */
export function speaker(
  request: FastifyRequest,
  signIn: RouteParts['signIn'],
): Pick<IncomingMessage, 'sender' | 'by' | 'from' | 'organisation'> {
  const named = request.headers[HEADER.toLowerCase()]
  const said = named === undefined ? null : textOf(named, HEADER, LONGEST).trim()
  return { sender: ownSender(request, said) ?? SELF, ...actorOf(request, signIn) }
}
