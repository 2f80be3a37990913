import type { Hearing } from '@karavan/access'
import { decide, mayReport } from '@karavan/access'
import { type AcceptanceAnswer, API_PREFIX, type TrustsAnswer } from '@karavan/api'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { invalid } from '../answering.js'
import { fieldsOf } from '../bodies.js'
import type { RouteParts } from '../route-parts.js'
import { type FoundConsignment, foundIn, sampleKept } from './found.js'
import { actorOf, organisationsOf } from './who.js'

type Named = { Params: { consignmentId: string } }
type Trusted = { Params: { organisation: string } }

/** Adds the routes by which parties stand by consignments, so that their words count there. */
export function addAcceptanceRoutes(app: FastifyInstance, { tracking, people, now, signIn }: RouteParts): void {
  const path = `${API_PREFIX}/consignments/:consignmentId/acceptance`

  const mayChange = async ({ actor, params }: FastifyRequest): Promise<boolean> => {
    const { consignmentId } = params as Named['Params']
    if (signIn === null) return true
    const decision = decide(await signIn.rolesOn(consignmentId, actor.asker), 'change', 'consignment')
    return actor.mayAdd && decision.verdict === 'allowed'
  }
  const answered = async (request: FastifyRequest, { book, standing }: FoundConsignment): Promise<AcceptanceAnswer> => {
    const { consignment } = standing
    const hearing = book.sample ? ALL_VOUCHED : await (await tracking.kept()).consignments.hearing(consignment)
    const how = (partyId: string) =>
      book.sample ? 'vouched' : (hearing.acceptances.find((one) => one.partyId === partyId)?.how ?? null)
    const reports = (partyId: string) => mayReport(partyId, consignment, hearing.grants, now())
    const [own] = organisationsOf(request) ?? []
    return {
      parties: consignment.parties.map(({ partyId, name, role }) => ({
        partyId,
        name,
        role,
        mayReport: reports(partyId),
        how: how(partyId),
      })),
      own:
        own === undefined
          ? null
          : { partyId: own, mayReport: reports(own), mayChange: await mayChange(request), how: how(own) },
    }
  }
  const owned = async ({ params }: FastifyRequest<Named>): Promise<FoundConsignment> => {
    const found = await foundIn(tracking, params.consignmentId)
    if (found.book.sample) throw sampleKept(params.consignmentId)
    return found
  }

  app.get<Named>(path, async (request) => answered(request, await foundIn(tracking, request.params.consignmentId)))

  app.put<Named>(path, async (request) => {
    const found = await owned(request)
    const { consignmentId, parties } = found.standing.consignment
    const { by, organisation } = actorOf(request, signIn)
    const after = versionSeen(request.body)
    const { consignments } = await tracking.kept()
    if (organisation === null) {
      await consignments.accept(
        consignmentId,
        parties.map(({ partyId }) => partyId),
        'vouched',
        by,
        after,
      )
    } else await consignments.accept(consignmentId, [organisation], 'accepted', by, after)
    tracking.due()
    return answered(request, found)
  })

  app.delete<Named>(path, async (request) => {
    const found = await owned(request)
    const { by, organisation } = actorOf(request, signIn)
    if (organisation !== null) {
      await (await tracking.kept()).consignments.withdraw(found.standing.consignment.consignmentId, organisation, by)
      tracking.due()
    }
    return answered(request, found)
  })

  const trustsOf = async (own: string | null): Promise<TrustsAnswer> => {
    return { trusted: own === null ? [] : [...(await (await people()).trusts.list(own))] }
  }
  app.get(`${API_PREFIX}/trusts`, async (request) => trustsOf(actorOf(request, signIn).organisation))

  app.put<Trusted>(`${API_PREFIX}/trusts/:organisation`, async (request) => {
    const own = organisationAsking(request)
    const { organisation } = request.params
    if (organisation === own) throw invalid('organisation', organisation, 'another organisation than your own')
    await (await people()).trusts.add(own, organisation)
    tracking.due()
    return trustsOf(own)
  })

  app.delete<Trusted>(`${API_PREFIX}/trusts/:organisation`, async (request) => {
    const own = organisationAsking(request)
    await (await people()).trusts.remove(own, request.params.organisation)
    tracking.due()
    return trustsOf(own)
  })

  const organisationAsking = (request: FastifyRequest): string => {
    const { organisation } = actorOf(request, signIn)
    if (organisation !== null) return organisation
    throw invalid('organisation', request.url, 'somebody who signed in for an organisation; here nobody does')
  }
}

/** The version that somebody saw; null where they do not say. @throws {StructuredError} QUESTION_VALUE_INVALID */
function versionSeen(body: unknown): number | null {
  if (body === undefined || body === null) return null
  const { after } = fieldsOf(body, ['after'])
  if (after === undefined) return null
  if (typeof after === 'number' && Number.isSafeInteger(after) && after >= 1) return after
  throw invalid('after', after, 'the number of the version that was read')
}

const ALL_VOUCHED: Hearing = { acceptances: [], grants: [], trusts: [], since: 0 }
