import { decide, type Standing, standingsOf } from '@karavan/access'
import {
  API_PREFIX,
  CONSIGNMENT_ORDERS,
  CONSIGNMENT_STATES,
  type ConsignmentAnswer,
  type ConsignmentErasedAnswer,
  type ConsignmentsAnswer,
  type ConsignmentVersionsAnswer,
} from '@karavan/api'
import { StructuredError } from '@karavan/core'
import type { Consignment } from '@karavan/model'
import { type Actor, type ConsignmentVersion, concerningAlone } from '@karavan/storage'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { unknownConsignment } from '../access/not-there.js'
import { invalid, oneOf, parameters, wholeNumber } from '../answering.js'
import { fieldsOf, textOf } from '../bodies.js'
import type { RouteParts } from '../route-parts.js'
import { sendProblem } from '../send-problem.js'
import type { ConsignmentBook } from './book.js'
import { chosen, readEntered } from './enter.js'
import { foundIn, sampleKept } from './found.js'
import { listedFor } from './list-for.js'
import { mayErase, messagesOf } from './message-routes.js'
import { pageOfBooks } from './page-of-books.js'
import { actorOf, organisationsOf } from './who.js'

/** Largest consignment that is entered, bytes. */
const CONSIGNMENT_LIMIT = 1024 * 1024
const LONGEST_TEXT = 120
const LONGEST_REASON = 500
const PAGE = 50

type Named = { Params: { consignmentId: string } }

/** Adds the routes of consignments as they were entered. */
export function addConsignmentRoutes(app: FastifyInstance, parts: RouteParts): void {
  const { tracking, world, search, now, signIn } = parts
  const route = (path: string) => `${API_PREFIX}${path}`
  const choosing = { network: () => world().network, search, now }

  /** What a part of the consignment that is not asked for by its route may be shown. */
  const seesPlan = async ({ actor }: FastifyRequest, id: string): Promise<boolean> =>
    signIn === null || decide(await signIn.rolesOn(id, actor.asker), 'read', 'plan').verdict === 'allowed'
  const answered = async (request: FastifyRequest, id: string): Promise<ConsignmentAnswer> => {
    const { book, standing } = await foundIn(tracking, id)
    const consignment = (await seesPlan(request, id)) ? standing.consignment : { ...standing.consignment, plan: null }
    return { ...entered(standing), consignment, sample: book.sample }
  }

  app.get(route('/consignments'), async (request): Promise<ConsignmentsAnswer> => {
    const {
      q = '',
      state,
      silent,
      estimated,
      order,
      limit,
      skip,
    } = parameters(request.query, ['q', 'state', 'silent', 'estimated', 'order', 'limit', 'skip'])
    if (q.length > LONGEST_TEXT) throw invalid('q', q, `at most ${LONGEST_TEXT} characters`)
    const most = limit === undefined ? PAGE : wholeNumber(limit, 'limit', 200)
    const at = now()
    const question = {
      text: q,
      state: state === undefined ? null : oneOf(state, 'state', CONSIGNMENT_STATES),
      silent: silent === 'true',
      estimated: estimated === 'true',
      order: order === undefined ? 'late' : oneOf(order, 'order', CONSIGNMENT_ORDERS),
      visibleTo: organisationsOf(request),
      now: at,
      most,
      skip: skip === undefined ? 0 : wholeNumber(skip, 'skip', 1_000_000, 0),
    }
    const books = await tracking.books()
    const { found, ...counts } = await pageOfBooks(books, question)
    const consignments = await Promise.all(
      found.map(({ stored, book }) => listedFor(request, signIn, stored, book, at)),
    )
    return { consignments, ...counts, coming: books.reduce((sum, book) => sum + book.coming(), 0) }
  })

  app.post(route('/consignments'), { bodyLimit: CONSIGNMENT_LIMIT }, async (request, reply) => {
    const { consignment, choose } = fieldsOf(request.body, ['consignment', 'choose'])
    const plan = await chosen(choose, choosing)
    if (plan !== null && 'problem' in plan) return sendProblem(plan.problem, request, reply)
    if (plan !== null && 'dropped' in plan) return reply.hijack()
    const read = readEntered(consignment, plan, now())
    refuseForOthers(read, request)
    if (hasOwnId(consignment)) await refuseForeignId(request, read)
    await refuseSample(await tracking.books(), read)
    await (await tracking.kept()).consignments.enter(read, who(request), null, 0)
    tracking.due()
    reply.code(201)
    return answered(request, read.consignmentId)
  })

  app.get<Named>(route('/consignments/:consignmentId'), (request) => answered(request, request.params.consignmentId))

  app.put<Named>(route('/consignments/:consignmentId'), { bodyLimit: CONSIGNMENT_LIMIT }, async (request, reply) => {
    const { consignmentId } = request.params
    const fields = fieldsOf(request.body, ['consignment', 'choose', 'after', 'why'])
    const why = textOf(fields.why, 'why', LONGEST_REASON)
    const after = fields.after
    if (typeof after !== 'number' || !Number.isSafeInteger(after) || after < 1)
      throw invalid('after', after, 'the number of the version that was read')
    const { book, standing } = await foundIn(tracking, consignmentId)
    if (book.sample) throw sampleKept(consignmentId)
    const plan = await chosen(fields.choose, choosing)
    if (plan !== null && 'problem' in plan) return sendProblem(plan.problem, request, reply)
    if (plan !== null && 'dropped' in plan) return reply.hijack()
    const read = readEntered(fields.consignment, plan ?? standing.consignment.plan, now(), consignmentId)
    await (await tracking.kept()).consignments.enter(read, who(request), why, after)
    tracking.due()
    return answered(request, consignmentId)
  })

  app.delete<Named>(route('/consignments/:consignmentId'), async (request): Promise<ConsignmentErasedAnswer> => {
    const { consignmentId } = request.params
    const asked = parameters(request.query, ['messages', 'why'])
    const why = asked.why === undefined ? null : textOf(asked.why, 'why', LONGEST_REASON)
    const withMessages = asked.messages === 'true'
    if (withMessages && why === null)
      throw invalid('why', 'nothing', 'why the messages are erased: it stays in their place')
    const found = await foundIn(tracking, consignmentId)
    if (found.book.sample) throw sampleKept(consignmentId)
    const kept = await tracking.kept()
    const alone = await concerningAlone(kept, consignmentId, await messagesOf(found, now()))
    const messageIds = withMessages
      ? alone.filter((message) => mayErase(request, message)).map(({ messageId }) => messageId)
      : []
    const gone = await kept.consignments.erase(consignmentId, who(request), { why, messageIds })
    return {
      ...versionsAnswer(await kept.consignments.versions(consignmentId)),
      messages: alone.map(({ messageId, sender, erased }) => ({
        messageId,
        sender,
        erased: erased !== null || gone.includes(messageId),
      })),
    }
  })

  app.get<Named>(
    route('/consignments/:consignmentId/versions'),
    async (request): Promise<ConsignmentVersionsAnswer> => {
      const { consignmentId } = request.params
      const versions = await versionsIn(await tracking.books(), consignmentId)
      const shown = (await seesPlan(request, consignmentId)) ? versions : versions.map(withoutPlan)
      return versionsAnswer(shown)
    },
  )

  const who = (request: FastifyRequest): Actor => actorOf(request, signIn)

  /**
   * Nobody learns by entering one whether there is a consignment that is hidden from them: each organisation has ids of its own,
   * and a part that is split off may be called as the whole is, with a hyphen and something behind it.
   * @throws {StructuredError} CONSIGNMENT_ID_NOT_OWN
   */
  const refuseForeignId = async ({ actor }: FastifyRequest, { consignmentId }: Consignment): Promise<void> => {
    if (signIn === null || actor.asker.kind !== 'member') return
    if (actor.asker.partyIds.some((partyId) => consignmentId.startsWith(`${partyId}:`))) return
    const [, whole] = /^(.+)-[^-]+$/.exec(consignmentId) ?? []
    const isPart = whole !== undefined && mayChange(await signIn.rolesOn(whole, actor.asker))
    if (!isPart) throw foreignId(consignmentId, actor.asker.partyIds)
  }
}

function mayChange(standings: readonly Standing[]): boolean {
  return decide(standings, 'change', 'consignment').verdict === 'allowed'
}

function hasOwnId(sent: unknown): boolean {
  return typeof sent === 'object' && sent !== null && 'consignmentId' in sent && sent.consignmentId !== undefined
}

function foreignId(received: string, partyIds: readonly string[]): StructuredError {
  return new StructuredError({
    code: 'CONSIGNMENT_ID_NOT_OWN',
    received,
    expected: `an id that begins with ${partyIds.map((partyId) => `${partyId}:`).join(' or ')}`,
    remediation: 'leave the id out, so that one is made, or put your organisation and a colon before it',
    pointer: '/consignmentId',
  })
}

/** Who entered a version, when, from where and why. */
export function entered({ version, enteredAt, enteredBy, enteredFrom, why }: ConsignmentVersion) {
  return { version, enteredAt: enteredAt.toISOString(), enteredBy, enteredFrom, why }
}

function withoutPlan(version: ConsignmentVersion): ConsignmentVersion {
  const { consignment } = version
  return consignment === null ? version : { ...version, consignment: { ...consignment, plan: null } }
}

function versionsAnswer(versions: readonly ConsignmentVersion[]): ConsignmentVersionsAnswer {
  return {
    versions: versions.map((version) => ({
      ...entered(version),
      consignment: version.consignment,
      erased: version.erased === null ? null : { ...version.erased, at: version.erased.at.toISOString() },
    })),
  }
}

/** @throws {StructuredError} QUESTION_VALUE_INVALID where somebody enters what is none of theirs, and could not see it then */
function refuseForOthers(consignment: Consignment, { actor }: FastifyRequest): void {
  if (decide(standingsOf(actor.asker, consignment, [], 0), 'change', 'consignment').verdict === 'allowed') return
  const own = actor.asker.kind === 'member' ? actor.asker.partyIds.join(', ') : ''
  throw invalid(
    'consignment/parties',
    consignment.parties.map(({ partyId, role }) => `${partyId} (${role})`).join(', ') || 'none',
    `your own organisation, ${own}, among those whose goods they are: as consignor, consignee or freightForwarder`,
  )
}

/** Of a consignment that was erased too. @throws {StructuredError} CONSIGNMENT_NOT_FOUND */
async function versionsIn(
  books: readonly ConsignmentBook[],
  consignmentId: string,
): Promise<readonly ConsignmentVersion[]> {
  for (const book of books) {
    const versions = await book.versions(consignmentId)
    if (versions.length > 0) return versions
  }
  throw unknownConsignment(consignmentId)
}

async function refuseSample(books: readonly ConsignmentBook[], { consignmentId }: Consignment): Promise<void> {
  for (const book of books) {
    if (book.sample && (await book.read(consignmentId)) !== null) throw sampleKept(consignmentId)
  }
}
