import type { AccessScope } from '@karavan/access'
import { API_PREFIX, type ArrivalAnswer } from '@karavan/api'
import type { EpochMinutes } from '@karavan/core'
import {
  type ChosenPlan,
  curveQuantiles,
  drawnCurve,
  inEnglish,
  type LiveArrival,
  type LocationId,
  type Quantiles,
} from '@karavan/model'
import { eventPlaces, locateFor } from '@karavan/network'
import { inForce } from '@karavan/planner'
import { inTurn } from '@karavan/storage'
import {
  type ArrivalCourse,
  adviceNow,
  arrivalCourse,
  type HoldAhead,
  holdsAhead,
  Kernels,
  type PastEstimate,
  stakeOf,
} from '@karavan/tracking'
import type { FastifyInstance } from 'fastify'
import type { RouteParts } from '../route-parts.js'
import { tooBusy } from '../too-busy.js'
import { foundIn } from './found.js'

/** Arrivals that wait while one is worked out. */
const MOST_WAITING = 50

type Named = { Params: { consignmentId: string } }

/** Adds the route of when a consignment arrives now. */
export function addArrivalRoutes(app: FastifyInstance, { tracking, world, now }: RouteParts): void {
  const kernels = new Kernels()
  const places = eventPlaces(world().network.locations)
  const oneAtATime = inTurn(1, (waiting) => {
    if (waiting >= MOST_WAITING) throw tooBusy(waiting, 'questions for arrivals')
  })
  app.get<Named>(`${API_PREFIX}/consignments/:consignmentId/arrival`, ({ params, scope }) =>
    oneAtATime(async () => {
      const { book, standing } = await foundIn(tracking, params.consignmentId)
      const { consignment } = standing
      const at = now()
      const { records, story } = await book.gather(consignment, at)
      const versions = await book.versions(consignment.consignmentId)
      const laws = inForce(world(), at)
      const course = arrivalCourse({
        consignment,
        earlier: versions.flatMap((version) => version.consignment ?? []),
        records,
        story,
        locate: locateFor(places, consignment),
        now: at,
        ...laws,
        kernels,
      })
      return answerOf(course, { plan: consignment.plan, scope, at, nameOf: laws.nameOf })
    }),
  )
}

interface Asked {
  readonly plan: ChosenPlan | null
  readonly scope: AccessScope
  readonly at: EpochMinutes
  readonly nameOf: (place: LocationId) => string
}

function answerOf({ history, stages, due }: ArrivalCourse, { plan, scope, at, nameOf }: Asked): ArrivalAnswer {
  const { last, past, leftOut } = history
  const isWhole = scope === 'all'
  const why: ArrivalAnswer['why'] = !isWhole ? 'notConcerned' : last.kind === 'none' ? last.why : null
  const common = { asOf: at, why, planned: plan === null || !isWhole ? null : curveQuantiles(plan.arrival) }
  const nothing = { estimate: null, due: null, toCome: [], holds: [], past: [], leftOut: 0, advice: [] }
  // When the whole comes tells of what happened on the way of others.
  if (!isWhole) return { ...common, ...nothing }
  if (last.kind === 'none') return { ...common, ...nothing, past: past.map(pastOf), leftOut }
  const toCome = last.toCome.map(({ kind, place, leg, mode, p10, p50, p90, passed }) => {
    return { kind, place, leg, mode, p10, p50, p90, passed: chance(passed) }
  })
  const holds = plan === null ? [] : holdsAhead(plan, stages, last)
  return {
    ...common,
    estimate: estimateOf(last),
    due: due === null ? null : { ...due, ...stakeOf(last, due.at) },
    toCome,
    holds: holds.map(toldOf),
    past: past.map(pastOf),
    leftOut,
    advice: [...adviceNow({ live: last, holds, due: due?.at ?? null, past, nameOf })],
  }
}

/** Sums of very small parts may end a hair outside. */
function chance(value: number): number {
  return Math.min(1, Math.max(0, value))
}

function estimateOf({ p10, p50, p90, mean, arrival, from, beyondLaw }: LiveArrival): ArrivalAnswer['estimate'] {
  const begun = from === null ? null : { kind: from.kind, place: from.place, leg: from.leg, at: from.at }
  const { cdf, ...curve } = drawnCurve(arrival)
  return { p10, p50, p90, mean, arrival: { ...curve, cdf: [...cdf] }, from: begun, beyondLaw: [...beyondLaw] }
}

function toldOf({ sort, orderId, from, until, isNew, stage }: HoldAhead): ArrivalAnswer['holds'][number] {
  return { sort, orderId, place: stage.place, from, until, isNew, ...inEnglish({ text: stage.told.label }) }
}

function pastOf({ asOf, live, missing, moved }: PastEstimate): ArrivalAnswer['past'][number] {
  const { p10, p50, p90 }: Quantiles = live
  return {
    asOf,
    p10,
    p50,
    p90,
    missing: missing === null ? null : chance(missing),
    moved:
      moved === null
        ? null
        : {
            p50: moved.p50,
            p90: moved.p90,
            chance: moved.chance,
            causes: [...moved.causes],
            advice: [...moved.advice],
          },
  }
}
