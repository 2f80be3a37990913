import { StructuredError } from '@karavan/core'
import type { IncomingMessage } from '@karavan/storage'
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../access/actor.js'
import { textOf } from '../bodies.js'
import type { RouteParts } from '../route-parts.js'

const HEADER = 'Karavan-Sender'
const LONGEST = 120
const SELF = 'self'
const SOMEBODY = 'somebody'

/** Whose events somebody may ask for; null for everybody's. */
export function toldBy({ asker }: Actor): string | null {
  if (asker.kind === 'operator') return null
  return (asker.kind === 'member' ? asker.partyIds[0] : undefined) ?? ''
}

/** Under whose name somebody keeps questions. */
export function ownerOf(actor: Actor): string {
  return toldBy(actor) ?? SELF
}

/** The name under which what somebody brings is kept. */
export function nameOf({ name }: Actor): string {
  return name ?? SOMEBODY
}

type Speaker = Pick<IncomingMessage, 'sender' | 'by' | 'from'>

/**
 * Who speaks in a message, who brought it, and from where.
 * @throws {StructuredError} QUESTION_VALUE_INVALID where a member speaks for another organisation
 */
export function speaker(request: FastifyRequest, signIn: RouteParts['signIn']): Speaker {
  const { actor, headers } = request
  const named = headers[HEADER.toLowerCase()]
  const own = toldBy(actor)
  const said = named === undefined ? null : textOf(named, HEADER, LONGEST).trim()
  if (own !== null && said !== null && said !== own) {
    throw new StructuredError({
      code: 'QUESTION_VALUE_INVALID',
      received: said,
      expected: `your own organisation, ${own}`,
      remediation: 'leave the header out',
      pointer: `/${HEADER}`,
    })
  }
  return { sender: own ?? said ?? SELF, by: nameOf(actor), from: signIn?.addressOf(request) ?? request.ip }
}
