import { createHash, timingSafeEqual } from 'node:crypto'
import { type Standing, standingsOf } from '@karavan/access'
import { CONSIGNMENT_PART } from '@karavan/api'
import { type EpochMinutes, StructuredError } from '@karavan/core'
import { type Deed as KeptDeed, type Person, SESSION_HOURS, type StoredPeople } from '@karavan/storage'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, STRANGER } from '../access/actor.js'
import type { Deed, SignInPort } from '../access/sign-in-port.js'
import { cookieOf } from './cookie.js'
import { oidcClient } from './oidc.js'
import type { Provider } from './provider.js'
import { holds, type SignInSettings } from './settings.js'

type Parties = Parameters<typeof standingsOf>[1]['parties']

export interface SignInParts {
  readonly settings: SignInSettings
  readonly people: () => Promise<StoredPeople>
  /** Parties of a consignment, also of one that was erased; null where there is none of this id. */
  readonly partiesOf: (consignmentId: string) => Promise<Parties | null>
  readonly now: () => EpochMinutes
}

/** People who sign in, as the settings say. */
export function createSignIn({ settings, people, partiesOf, now }: SignInParts): SignInPort {
  const { publicUrl, proxies } = settings
  const session = cookieOf('karavan', publicUrl?.protocol === 'https:')
  const addressOf = ({ socket, headers }: FastifyRequest): string => {
    const from = socket.remoteAddress ?? ''
    if (!holds(proxies, from)) return from
    const told = String(headers['x-forwarded-for'] ?? '').split(',')
    return told.map((one) => one.trim()).findLast((one) => one !== '' && !holds(proxies, one)) ?? from
  }
  const record = async (deed: KeptDeed) => (await people()).deeds.record(deed)

  const knownBy = async (request: FastifyRequest, sought: 'personOf' | 'lookUp'): Promise<Actor> => {
    const { authorization, 'karavan-link': link } = request.headers
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
    if (token !== undefined) return byToken(await people(), token)
    if (typeof link === 'string') return byLink(await people(), link)
    const secret = session.read(request)
    if (secret === null) return STRANGER
    const person = await (await people()).sessions[sought](secret)
    if (person === null) return STRANGER
    refuseForged(request, csrfOf(secret))
    return actorFor(person)
  }

  const port: SignInPort = {
    publicUrl,
    provider: settings.oidc === null ? null : providerOf(settings, people),
    takesForwarded: ({ socket }) => holds(proxies, socket.remoteAddress ?? ''),
    addressOf,
    actorOf: (request) => knownBy(request, 'personOf'),
    stillOf: (request) => knownBy(request, 'lookUp'),
    rolesOn: async (consignmentId, asker): Promise<readonly Standing[]> => {
      const parties = await partiesOf(consignmentId)
      if (parties === null) return []
      return standingsOf(asker, { parties }, await (await people()).grants.list(consignmentId), now())
    },
    record: (deed) => record(keptDeed(deed)),
    begin: async (person, request, reply) => {
      const address = addressOf(request)
      const { sessions } = await people()
      const before = session.read(request)
      if (before !== null) await sessions.end(before)
      const secret = await sessions.begin(person.id, address)
      session.set(reply, secret, SESSION_HOURS * 3600)
      const about = { what: 'signIn', about: '', consignmentId: null, address }
      await record({ actorKind: 'person', actorId: person.id, organisation: person.organisation.id, ...about })
      return csrfOf(secret)
    },
    csrfOf: (request) => {
      const secret = session.read(request)
      return secret === null ? null : csrfOf(secret)
    },
    end: async (request, reply: FastifyReply) => {
      const secret = session.read(request)
      if (secret !== null) await (await people()).sessions.end(secret)
      session.clear(reply)
    },
  }
  return port
}

function providerOf({ oidc, publicUrl }: SignInSettings, people: () => Promise<StoredPeople>): Provider | null {
  return oidc === null ? null : oidcClient(oidc, publicUrl, people)
}

function actorFor(person: Person): Actor {
  return {
    id: person.id,
    person,
    asker: { kind: 'member', partyIds: [person.organisation.id] },
    name: person.organisation.name,
    mayAdd: true,
    mayAdminister: person.administers,
  }
}

async function byToken(people: StoredPeople, secret: string): Promise<Actor> {
  const token = await people.tokens.bySecret(secret)
  if (token === null) return STRANGER
  return {
    id: token.id,
    person: null,
    asker: { kind: 'member', partyIds: [token.organisation] },
    name: token.organisationName,
    mayAdd: token.mayAdd,
    mayAdminister: false,
  }
}

async function byLink(people: StoredPeople, secret: string): Promise<Actor> {
  const asker = await people.grants.byLink(secret)
  return asker?.kind === 'link' ? { ...STRANGER, id: asker.linkId, asker } : STRANGER
}

/** What a page of this server knows of a session and no other: scripts cannot read the cookie itself. */
function csrfOf(secret: string): string {
  return createHash('sha256').update(`csrf:${secret}`).digest('base64url')
}

/** @throws {StructuredError} CSRF_REFUSED where a change comes with a session, and not from the page */
function refuseForged({ method, headers, routeOptions }: FastifyRequest, expected: string): void {
  if (method === 'GET' || method === 'HEAD' || routeOptions.config.access === 'public') return
  const sent = Buffer.from(String(headers['karavan-csrf'] ?? ''))
  const isOurs = sent.length === expected.length && timingSafeEqual(sent, Buffer.from(expected))
  // A foreign origin was refused before.
  if (isOurs && headers.origin !== undefined) return
  throw new StructuredError({
    code: 'CSRF_REFUSED',
    received: isOurs ? 'no Origin' : 'another karavan-csrf, or none',
    expected: 'the headers Origin and karavan-csrf, as the page sends them',
    remediation: 'take csrf from /api/v1/session; a program signs in by Authorization: Bearer TOKEN',
  })
}

function keptDeed({ actor, what, about, from, params }: Deed): KeptDeed {
  const consignmentId = (params as Readonly<Record<string, unknown>> | null)?.[CONSIGNMENT_PART]
  return {
    actorKind: actor.asker.kind === 'link' ? 'link' : actor.person === null ? 'token' : 'person',
    actorId: actor.id,
    organisation: actor.asker.kind === 'member' ? (actor.asker.partyIds[0] ?? null) : null,
    what,
    about,
    consignmentId: typeof consignmentId === 'string' ? consignmentId : null,
    address: from,
  }
}
