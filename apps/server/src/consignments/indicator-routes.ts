import { type AccessDecision, decide, storyInScope } from '@karavan/access'
import { API_PREFIX, type IndicatorsAnswer, type RouteId } from '@karavan/api'
import { type Consignment, INDICATORS, isSegment, SEGMENT_EXPECTED, type Story } from '@karavan/model'
import { eventPlaces, locateFor } from '@karavan/network'
import { gatherIndicators, inTurn } from '@karavan/storage'
import type { IndicatorQuestion } from '@karavan/tracking'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { invalid, oneOf, parameters } from '../answering.js'
import type { RouteParts } from '../route-parts.js'
import { tooBusy } from '../too-busy.js'
import { whenGone } from '../when-gone.js'
import { organisationsOf } from './who.js'

/** Consignments whose stories are told for one question, those of the last words. */
const MOST_CONSIGNMENTS = 1_000
/** Questions that wait while one is answered. */
const MOST_WAITING = 4
const LONGEST_SEGMENT = 200

/** What is written of a consignment whose story an authority looked at in this way. */
const READ_AS: RouteId = 'getIndicators'

/** Adds the route of what consignments tell of the corridor. Samples tell nothing: nothing of them happened. */
export function addIndicatorRoutes(app: FastifyInstance, { tracking, world, signIn, now }: RouteParts): void {
  const oneAtATime = inTurn(1, (waiting) => {
    if (waiting >= MOST_WAITING) throw tooBusy(waiting, 'questions for indicators')
  })
  const places = eventPlaces(world().network.locations)

  app.get(`${API_PREFIX}/indicators`, (request, reply): Promise<IndicatorsAnswer> => {
    const asked = {
      ...readQuestion(request.query, (id) => world().network.locations.has(id)),
      visibleTo: organisationsOf(request),
      most: MOST_CONSIGNMENTS,
    }
    const gone = whenGone(reply)
    return oneAtATime(async () => {
      const at = now()
      if (!tracking.made()) return { asOf: at, figures: [], consignments: 0, complete: true }
      const { consignments, events } = await tracking.kept()
      const parts = { consignments, events, locateFor: locateFor.bind(null, places), now: at }
      const gathered = await gatherIndicators(parts, asked, (...told) => seenBy(request, ...told), gone)
      return { asOf: at, ...gathered, figures: [...gathered.figures] }
    })
  })

  const seenBy = async (request: FastifyRequest, consignment: Consignment, story: Story): Promise<Story | null> => {
    if (signIn === null) return story
    const { consignmentId } = consignment
    const roles = await signIn.rolesOn(consignmentId, request.actor.asker)
    const decision: AccessDecision = decide(roles, 'read', 'story')
    if (decision.verdict !== 'allowed') return null
    if (decision.recordedAs !== null) {
      const about = `${API_PREFIX}/indicators`
      const from = signIn.addressOf(request)
      await signIn.record({ actor: request.actor, what: READ_AS, about, params: { consignmentId }, from })
    }
    return storyInScope(story, decision.scope)
  }
}

/** @throws {StructuredError} QUESTION_FIELD_UNKNOWN, QUESTION_VALUE_INVALID */
function readQuestion(query: unknown, isPlace: (id: string) => boolean): IndicatorQuestion {
  const { from, to, segment, measure } = parameters(query, ['from', 'to', 'segment', 'measure'])
  if (segment !== undefined && segment.length > LONGEST_SEGMENT)
    throw invalid('segment', segment, `at most ${LONGEST_SEGMENT} characters`)
  if (segment !== undefined && !isSegment(segment, isPlace)) throw invalid('segment', segment, SEGMENT_EXPECTED)
  return {
    from: monthOf(from, 'from'),
    to: monthOf(to, 'to'),
    segment: segment ?? null,
    indicator: measure === undefined ? null : oneOf(measure, 'measure', INDICATORS),
  }
}

function monthOf(text: string | undefined, field: string): string | null {
  if (text === undefined) return null
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) return text
  throw invalid(field, text, 'a month, as 2026-11')
}
