import { API_PREFIX, type ReplanAnswer, replanAnswer } from '@karavan/api'
import { StructuredError } from '@karavan/core'
import type { Consignment, EventRecord, WaysLooked } from '@karavan/model'
import { eventPlaces, locateFor } from '@karavan/network'
import { inForce, type Replanned, replanQuestion } from '@karavan/planner'
import { changedMeanwhile, inTurn } from '@karavan/storage'
import { Kernels, otherWays } from '@karavan/tracking'
import type { FastifyInstance } from 'fastify'
import { invalid } from '../answering.js'
import { fieldsOf, textOf } from '../bodies.js'
import type { RouteParts } from '../route-parts.js'
import type { SearchResult } from '../search.js'
import { sendProblem } from '../send-problem.js'
import { tooBusy } from '../too-busy.js'
import { whenGone } from '../when-gone.js'
import { entered } from './consignment-routes.js'
import { foundIn, sampleKept } from './found.js'
import { actorOf } from './who.js'

/** Questions that wait while one is worked out. */
const MOST_WAITING = 20
const LONGEST_REASON = 500

type Named = { Params: { consignmentId: string } }
type Failed = Exclude<SearchResult, { answer: string }>

/** Other ways of a version of a consignment. */
interface Looked {
  readonly ways: WaysLooked
  readonly answer: ReplanAnswer
}

/** Adds the routes of other ways from where a consignment is. */
export function addReplanRoutes(app: FastifyInstance, parts: RouteParts): void {
  const { tracking, world, search, now, signIn } = parts
  const kernels = new Kernels()
  const places = eventPlaces(world().network.locations)
  const oneAtATime = inTurn(1, (waiting) => {
    if (waiting >= MOST_WAITING) throw tooBusy(waiting, 'questions for other ways')
  })

  const lookedAt = async (id: string, avoid: unknown, gone?: AbortSignal): Promise<Looked | Failed> => {
    const { book, standing } = await foundIn(tracking, id)
    const { consignment } = standing
    const at = now()
    const { records, story } = await book.gather(consignment, at)
    const { stagesOf, nameOf } = inForce(world(), at)
    const ways = await otherWays<EventRecord, Failed>(
      { consignment, records, story, locate: locateFor(places, consignment), now: at, stagesOf, nameOf, kernels },
      async (point, deadline) => {
        const question = replanQuestion(consignment, point, deadline, avoid, world().network, at)
        if (question === null) return null
        const result = await search.run({ kind: 'replan', ...question }, gone)
        return 'answer' in result ? (JSON.parse(result.answer) as Replanned) : result
      },
    )
    return 'advice' in ways ? { ways, answer: replanAnswer(ways, at, standing.version) } : ways
  }

  app.post<Named>(`${API_PREFIX}/consignments/:consignmentId/replan`, async (request, reply) => {
    const { avoid } = fieldsOf(request.body, ['avoid'])
    const gone = whenGone(reply)
    const looked = await oneAtATime(() => lookedAt(request.params.consignmentId, avoid, gone))
    if ('problem' in looked) return sendProblem(looked.problem, request, reply)
    return 'dropped' in looked ? reply.hijack() : looked.answer
  })

  app.post<Named>(`${API_PREFIX}/consignments/:consignmentId/plan`, async (request, reply) => {
    const { consignmentId } = request.params
    const fields = fieldsOf(request.body, ['way', 'after', 'why', 'avoid'])
    const way = textOf(fields.way, 'way', 200)
    const why = textOf(fields.why, 'why', LONGEST_REASON)
    const { after } = fields
    if (typeof after !== 'number' || !Number.isSafeInteger(after) || after < 1)
      throw invalid('after', after, 'the number of the version that was read')
    const { book, standing } = await foundIn(tracking, consignmentId)
    if (book.sample) throw sampleKept(consignmentId)
    if (standing.version !== after) throw changedMeanwhile(consignmentId, after, standing.version)
    const gone = whenGone(reply)
    const looked = await oneAtATime(() => lookedAt(consignmentId, fields.avoid, gone))
    if ('problem' in looked) return sendProblem(looked.problem, request, reply)
    if ('dropped' in looked) return reply.hijack()
    await (await tracking.kept()).consignments.enter(byWay(looked, way), actorOf(request, signIn), why, after)
    tracking.due()
    const kept = await foundIn(tracking, consignmentId)
    return { ...entered(kept.standing), consignment: kept.standing.consignment, sample: false }
  })
}

/** @throws {StructuredError} PLAN_NOT_FOUND */
function byWay({ ways }: Looked, wayId: string): Consignment {
  const others = ways.why === null ? ways.comparison.others : []
  const way = others.find(({ found }) => found.wayId === wayId)
  if (way !== undefined) return way.consignment
  throw new StructuredError({
    code: 'PLAN_NOT_FOUND',
    received: wayId,
    expected: 'the `wayId` of a way that can be taken now',
    remediation: 'look at the other ways again, and choose from those',
    pointer: '/way',
    candidates: others.map(({ found }) => found.wayId),
  })
}
