import { type AccessDecision, type AccessScope, decide } from '@karavan/access'
import { CONSIGNMENT_PART, type RouteAccess } from '@karavan/api'
import { StructuredError } from '@karavan/core'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Actor, OPERATOR, STRANGER } from './actor.js'
import { unknownConsignment, unknownRoute } from './not-there.js'
import type { Deed, SignInPort } from './sign-in-port.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends it. */
    actor: Actor
    /** What part of the consignment that the path names they are concerned with. */
    scope: AccessScope
  }
}

type OnConsignment = Exclude<RouteAccess, string>

/**
 * Holds every request to what its route asks. Where nobody signs in, whoever asks is the one user of this machine.
 * @param signIn - null where nobody signs in
 */
export function enforceAccess(app: FastifyInstance, signIn: SignInPort | null): void {
  app.decorateRequest('actor', null as unknown as Actor)
  app.decorateRequest('scope', 'all')
  app.addHook('onRequest', async (request) => {
    const { access, route } = request.routeOptions.config
    const isPage = access === 'public' && route === undefined
    request.actor = signIn === null ? OPERATOR : isPage ? STRANGER : await signIn.actorOf(request)
    // What is not there is answered as such, to everybody.
    if (signIn === null || request.is404 || access === 'public') return
    if (access === undefined) throw unknownRoute(request)
    if (typeof access === 'string') {
      if (mayUse(access, request.actor)) return
      throw isMember(request.actor) ? unknownRoute(request) : signInRequired()
    }
    const decision = await decisionOn(access, request, signIn)
    if (decision.verdict !== 'allowed')
      throw isStranger(request.actor) ? signInRequired() : unknownConsignment(consignmentOf(request))
    request.scope = decision.scope
    if (decision.recordedAs !== null) await signIn.record(deedOf(request, signIn))
  })
  if (signIn === null) return
  app.addHook('onSend', async (request, reply) => {
    const isDone = reply.statusCode < 400 && changes(request.method, request.routeOptions.config.access)
    if (isDone) await signIn.record(deedOf(request, signIn))
  })
}

async function decisionOn(
  { action, part }: OnConsignment,
  request: FastifyRequest,
  signIn: SignInPort,
): Promise<AccessDecision> {
  const { asker, mayAdd } = request.actor
  if (action !== 'read' && !mayAdd) return { verdict: 'refused' }
  return decide(await signIn.rolesOn(consignmentOf(request), asker), action, part)
}

/** Whether somebody may use a route that is not about one consignment. */
export function mayUse(access: RouteAccess, actor: Actor): boolean {
  switch (access) {
    case 'public':
      return true
    case 'administrator':
      return actor.mayAdminister
    case 'contributor':
      return isMember(actor) && actor.mayAdd
    default:
      return isMember(actor)
  }
}

function isMember({ asker }: Actor): boolean {
  return asker.kind === 'member' || asker.kind === 'operator'
}

function isStranger({ asker }: Actor): boolean {
  return asker.kind === 'stranger'
}

function consignmentOf({ params }: FastifyRequest): string {
  return String((params as Readonly<Record<string, unknown>>)[CONSIGNMENT_PART] ?? '')
}

/** Whether what is asked changes something of which is told who did it. */
function changes(method: string, access: RouteAccess | undefined): boolean {
  if (method === 'GET' || method === 'HEAD') return false
  if (access === 'contributor' || access === 'administrator') return true
  return typeof access === 'object' && access.action !== 'read'
}

/** What a request does, as it is told of. */
export function deedOf(request: FastifyRequest, signIn: SignInPort): Deed {
  const { config, url: address = '' } = request.routeOptions
  const [about = ''] = request.url.split('?')
  const what = config.route?.id ?? `${request.method} ${address}`
  const { actor, params } = request
  return { actor, what, about: about.slice(0, 300), params, from: signIn.addressOf(request) }
}

function signInRequired(): StructuredError {
  return new StructuredError({
    code: 'SIGN_IN_REQUIRED',
    expected: 'a session, a token or a link',
    remediation: 'sign in at /sign-in, or send the header Authorization: Bearer TOKEN',
  })
}
