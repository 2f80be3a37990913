import type { Asker, Standing } from '@karavan/access'
import type { Person } from '@karavan/storage'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Provider } from '../sign-in/provider.js'
import type { Actor } from './actor.js'

/** One thing that somebody did, or an authority looked at. */
export interface Deed {
  readonly actor: Actor
  /** Id of the route. */
  readonly what: string
  /** The address that was asked, without its query. */
  readonly about: string
  /** The parts of that address by name. */
  readonly params: unknown
  /** Internet address that it came from. */
  readonly from: string
}

/** How a server knows who asks, where people sign in. */
export interface SignInPort {
  /** Where people find the server; null where they find it at the address that it listens to. */
  readonly publicUrl: URL | null
  /** Null where no provider of OpenID Connect is connected. */
  readonly provider: Provider | null
  /** Whether a request comes from a proxy whose word is taken. */
  takesForwarded(request: FastifyRequest): boolean
  /** Internet address that a request came from. */
  addressOf(request: FastifyRequest): string
  /**
   * Who sends a request, by its session, token or link; a stranger without any.
   * @throws {StructuredError} CSRF_REFUSED
   */
  actorOf(request: FastifyRequest): Promise<Actor>
  /** Who sent a request that is still being answered, as {@link actorOf}; a session does not count as used by that. */
  stillOf(request: FastifyRequest): Promise<Actor>
  /** What somebody is to a consignment; nothing where there is no such consignment. */
  rolesOn(consignmentId: string, asker: Asker): Promise<readonly Standing[]>
  /** Keeps what was done, for good. */
  record(deed: Deed): Promise<void>
  /** Begins a session of somebody who has shown who they are. @returns what the page sends with each change */
  begin(person: Person, request: FastifyRequest, reply: FastifyReply): Promise<string>
  /** What the page sends with each change; null without a session. */
  csrfOf(request: FastifyRequest): string | null
  /** Ends the session of a request. */
  end(request: FastifyRequest, reply: FastifyReply): Promise<void>
}
