import type { Asker, Standing } from '@karavan/access'
import type { FastifyRequest } from 'fastify'
import type { Actor } from './actor.js'

/** One thing that somebody did, or an authority looked at. */
export interface Deed {
  readonly actor: Actor
  /** Id of the route. */
  readonly what: string
  /** Its path with what it was about. */
  readonly about: string
  /** Internet address that it came from. */
  readonly from: string
}

/** How a server knows who asks, where people sign in. */
export interface SignInPort {
  /**
   * Who sends a request, by its session, token or link; a stranger without any.
   * @throws {StructuredError} CSRF_REFUSED
   */
  actorOf(request: FastifyRequest): Promise<Actor>
  /** What somebody is to a consignment; nothing where there is no such consignment. */
  rolesOn(consignmentId: string, asker: Asker): Promise<readonly Standing[]>
  /** Internet address that a request came from. */
  addressOf(request: FastifyRequest): string
  /** Keeps what was done, for good. */
  record(deed: Deed): Promise<void>
}
