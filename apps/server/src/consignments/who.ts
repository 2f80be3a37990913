import { type Actor, type Reader, SELF } from '@karavan/storage'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SignInPort } from '../access/sign-in-port.js'
import { invalid } from '../answering.js'
import { whenGone } from '../when-gone.js'

/** Who does something, and from where, as it is kept. */
export function actorOf(request: FastifyRequest, signIn: SignInPort | null): Actor {
  const own = organisationsOf(request)
  return {
    by: request.actor.name ?? 'operator',
    from: signIn === null ? request.ip : signIn.addressOf(request),
    organisation: own === null ? null : (own[0] ?? ''),
  }
}

/** The organisations that somebody speaks for; null for the one user of this machine, who speaks for all. */
export function organisationsOf({ actor }: FastifyRequest): readonly string[] | null {
  if (actor.asker.kind === 'operator') return null
  return actor.asker.kind === 'member' ? actor.asker.partyIds : []
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

/** Whether somebody speaks for a sender; the one user of this machine does for all. */
export function speaksFor(request: FastifyRequest, sender: string): boolean {
  const own = organisationsOf(request)
  return own === null || own.includes(sender)
}

/** Whether somebody sees what a sender sent: whoever sees a part of the way alone sees the messages of their own alone. */
export function seesWordsOf(request: FastifyRequest, sender: string): boolean {
  return request.scope === 'all' || speaksFor(request, sender)
}

/** For whom a message is read: those who speak for the same organisations are one. */
export function readerFor(request: FastifyRequest, reply: FastifyReply): Reader {
  return { asker: organisationsOf(request)?.join(' ') ?? '', gone: whenGone(reply) }
}
