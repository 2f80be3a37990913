import { decide, type Grant, SCOPED_ROLES } from '@karavan/access'
import {
  API_PREFIX,
  GIVEN_ROLES,
  type GrantMade,
  LINK_DAYS,
  MOST_LINK_DAYS,
  type ReadsAnswer,
  ROUTES,
  type VisibilityAnswer,
  type VisibilityGrant,
} from '@karavan/api'
import { DAY_MINUTES, type EpochMinutes, formatInstant, parseInstant, StructuredError } from '@karavan/core'
import { type Consignment, NOTICE_KINDS } from '@karavan/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { invalid, oneOf } from '../answering.js'
import { fieldsOf, textOf } from '../bodies.js'
import { deedsPage, readDeedsPage } from '../deeds-page.js'
import type { RouteParts } from '../route-parts.js'
import { type FoundConsignment, foundIn, sampleKept } from './found.js'

/** Ids of the routes by which something is looked at, and what subscribers are told of. */
const READS: readonly string[] = [
  ...ROUTES.filter(({ method }) => method === 'GET').map(({ id }) => id),
  ...NOTICE_KINDS,
]
const MOST_LEGS = 100
const NOBODY_LOOKED: ReadsAnswer = { reads: [], next: null }

type Named = { Params: { consignmentId: string } }
type NamedGrant = { Params: { consignmentId: string; grantId: string } }

/** Adds the routes of who may see a consignment. */
export function addVisibilityRoutes(app: FastifyInstance, { tracking, people, world, signIn, now }: RouteParts): void {
  const route = (path: string) => `${API_PREFIX}${path}`

  app.get<Named>(route('/consignments/:consignmentId/visibility'), async (request) =>
    visibility(request, await foundIn(tracking, request.params.consignmentId)),
  )

  app.get<Named>(route('/consignments/:consignmentId/reads'), async (request) => {
    const { book } = await foundIn(tracking, request.params.consignmentId)
    const page = readDeedsPage(request.query)
    return book.sample ? NOBODY_LOOKED : reads(request.params.consignmentId, page)
  })

  app.post<Named>(route('/consignments/:consignmentId/visibility'), async (request, reply): Promise<GrantMade> => {
    const found = await foundIn(tracking, request.params.consignmentId)
    if (found.book.sample) throw sampleKept(request.params.consignmentId)
    const grant = readGrant(request.body, now())
    refuseUnfit(grant, found.standing.consignment, now())
    const unknown = grant.locations.findIndex((id) => !world().network.locations.has(id))
    if (unknown !== -1)
      throw invalid(`locations/${unknown}`, grant.locations[unknown], 'the id of a place, as KZ-AKTAU')
    const { id, link } = await (await people()).grants.add(request.params.consignmentId, grant)
    reply.code(201)
    const { legs, locations, ...rest } = grant
    return { grantId: id, ...rest, legs: [...legs], locations: [...locations], link }
  })

  app.delete<NamedGrant>(route('/consignments/:consignmentId/visibility/:grantId'), async (request) => {
    const { params } = request
    const found = await foundIn(tracking, params.consignmentId)
    if (found.book.sample || !(await (await people()).grants.revoke(params.consignmentId, params.grantId))) {
      throw new StructuredError({
        code: 'GRANT_UNKNOWN',
        received: params.grantId,
        expected: 'the id of a grant of this consignment that was not taken back',
        remediation: 'see who may see it',
      })
    }
    return visibility(request, found)
  })

  const mayGive = async ({ actor }: FastifyRequest, consignmentId: string): Promise<boolean> => {
    if (signIn === null) return true
    const decision = decide(await signIn.rolesOn(consignmentId, actor.asker), 'add', 'visibility')
    return actor.mayAdd && decision.verdict === 'allowed'
  }
  const reads = async (consignmentId: string, page?: ReturnType<typeof readDeedsPage>): Promise<ReadsAnswer> => {
    const { deeds, next } = await deedsPage(await people(), { consignmentId, what: READS }, page)
    return {
      reads: deeds.map(({ doneAt, actorKind, actorId, actorName, organisation, what }) => {
        return { at: doneAt.toISOString(), actorKind, actorId, actorName, organisation, what }
      }),
      next,
    }
  }
  const visibility = async (
    request: FastifyRequest,
    { book, standing }: FoundConsignment,
  ): Promise<VisibilityAnswer> => {
    const { consignmentId, parties } = standing.consignment
    const named = parties.map(({ partyId, name, role }) => ({ partyId, name, role }))
    if (book.sample) return { parties: named, grants: [], mayGive: false, ...NOBODY_LOOKED }
    const { grants } = await people()
    return {
      parties: named,
      grants: (await grants.list(consignmentId)).map(shown),
      mayGive: await mayGive(request, consignmentId),
      ...(await reads(consignmentId)),
    }
  }
}

function shown({ id, to, role, legs, locations, until }: Grant & { readonly id: string }): VisibilityGrant {
  const organisation = 'partyId' in to ? to.partyId : null
  return { grantId: id, organisation, role, legs: [...legs], locations: [...locations], until }
}

/** @throws {StructuredError} QUESTION_VALUE_INVALID, INSTANT_INVALID */
function readGrant(body: unknown, now: EpochMinutes): Omit<Grant, 'to'> & { readonly organisation: string | null } {
  const fields = fieldsOf(body, ['organisation', 'role', 'legs', 'locations', 'until'])
  const organisation = fields.organisation === undefined ? null : textOf(fields.organisation, 'organisation', 120)
  const role = oneOf(fields.role ?? 'guest', 'role', GIVEN_ROLES)
  if (organisation === null && role !== 'guest') throw invalid('role', role, 'guest: whoever has a link is no more')
  const legs = fields.legs ?? []
  const isLeg = (leg: unknown) => typeof leg === 'number' && Number.isSafeInteger(leg) && leg >= 0
  if (!Array.isArray(legs) || legs.length > MOST_LEGS || !legs.every(isLeg))
    throw invalid('legs', legs, 'numbers of legs, from 0')
  const locations = fields.locations ?? []
  if (!Array.isArray(locations) || locations.length > MOST_LEGS || !locations.every((id) => typeof id === 'string'))
    throw invalid('locations', locations, 'ids of places, as KZ-AKTAU')
  const until = instantOf(fields.until)
  return { organisation, role, legs, locations, until: organisation === null ? endOfLink(until, now) : until }
}

/** A link ends, also where nobody says when. @throws {StructuredError} QUESTION_VALUE_INVALID */
function endOfLink(until: EpochMinutes | null, now: EpochMinutes): EpochMinutes {
  if (until === null) return now + LINK_DAYS * DAY_MINUTES
  if (until > now && until <= now + MOST_LINK_DAYS * DAY_MINUTES) return until
  throw invalid('until', formatInstant(until), `a time to come, within ${MOST_LINK_DAYS} days`)
}

/**
 * Refuses what lets nobody see anything, or another part than it seems.
 * @throws {StructuredError} QUESTION_VALUE_INVALID
 */
function refuseUnfit(
  { role, legs, locations, until }: Pick<Grant, 'role' | 'legs' | 'locations' | 'until'>,
  { plan }: Pick<Consignment, 'plan'>,
  now: EpochMinutes,
): void {
  if (until !== null && until <= now) throw invalid('until', formatInstant(until), `a time after ${formatInstant(now)}`)
  const count = plan?.legs.length ?? 0
  const beyond = legs.findIndex((leg) => leg >= count)
  if (beyond !== -1)
    throw invalid(
      `legs/${beyond}`,
      legs[beyond],
      count === 0 ? 'no leg: there is no plan' : `a leg from 0 to ${count - 1}`,
    )
  if (!SCOPED_ROLES.has(role)) {
    const field = legs.length > 0 ? 'legs' : 'locations'
    if (legs.length + locations.length > 0)
      throw invalid(field, { legs, locations }[field], `none: ${role} is no role for a part of the way`)
    return
  }
  if (role === 'carrier' && count > 0 && legs.length === 0)
    throw invalid('legs', legs, 'the legs that they run, at least one')
  if ((role === 'port' || count === 0) && locations.length === 0)
    throw invalid('locations', locations, 'the places where they work, at least one')
}

function instantOf(value: unknown): EpochMinutes | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  return parseInstant(textOf(value, 'until', 40))
}
