import { type Actor, type Reader, SELF } from '@karavan/storage'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SignInPort } from '../access/sign-in-port.js'
import { invalid } from '../answering.js'
import { whenGone } from '../when-gone.js'

/** Who does something, and from where, as it is kept. */
export function actorOf(request: FastifyRequest, signIn: SignInPort | null): Actor {
  return { by: request.actor.name ?? 'operator', from: signIn === null ? request.ip : signIn.addressOf(request) }
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

/** For whom a message is read: those who speak for the same organisations are one. */
export function readerFor(request: FastifyRequest, reply: FastifyReply): Reader {
  return { asker: organisationsOf(request)?.join(' ') ?? '', gone: whenGone(reply) }
}
