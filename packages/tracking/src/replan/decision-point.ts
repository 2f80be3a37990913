import type { EpochMinutes } from '@karavan/core'
import {
  type ChosenPlan,
  type Consignment,
  cargosOf,
  type DecisionPoint,
  EQUIPMENT,
  type LiveArrival,
  type LocationId,
  type NoDecision,
  type Restart,
  type Stage,
  type Story,
  surfaceOf,
} from '@karavan/model'
import { type ArrivalQuestion, liveArrival } from '../arrival/live-arrival.js'

/** What it is found from: the story of the consignment, and the stages of its plan under the conditions that are in force. */
export interface WhereQuestion extends Omit<ArrivalQuestion, 'plan'> {
  readonly consignment: Consignment
  readonly story: Story
}

/**
 * The first place at which another way can be taken: the end of the leg that the goods are on, or where they stand. Goods that
 * were loaded on a ship have set out with her.
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage holds no law of time
 */
export function decisionPoint(question: WhereQuestion): DecisionPoint | NoDecision {
  const { consignment, story, now } = question
  const { plan } = consignment
  if (plan === null) return { why: 'noPlan' }
  const live = liveArrival({ ...question, plan })
  if (live.kind === 'none') return { why: live.why }
  const leg = Math.max(legAfter(live.from, plan), legSeen(story, plan))
  const next = plan.legs[leg]
  if (next === undefined || next.from === consignment.consigneeReceiptLocation) return { why: 'lastLeg' }
  const begun = live.from !== null && live.from.leg === leg ? live.from : null
  return {
    place: next.from,
    leg,
    begun,
    kept: keptStages(plan, leg, begun),
    ready: readyFor(plan, live, leg, now),
    gone: live.toCome.find((each) => each.leg === leg && each.kind === 'departure')?.passed ?? 0,
    underWay: underWayAt(consignment, plan, leg, begun, story),
    live,
  }
}

/** The first leg on which the goods are not known to have set out. */
function legAfter(from: Restart | null, { legs }: ChosenPlan): number {
  if (from === null) return 0
  const isAfloat = surfaceOf(legs[from.leg]?.mode ?? 'rail') === 'sea'
  const waits = from.kind === 'acceptance' || (from.kind === 'loading' && !isAfloat)
  return waits ? from.leg : from.leg + 1
}

/** The same by where pieces were seen: who was seen beyond where a leg begins, or has left there, has set out on it. */
function legSeen({ positions }: Story, { legs }: ChosenPlan): number {
  const route = legs.flatMap(({ via }) => via)
  const once = (place: LocationId) =>
    legs.filter(({ via }) => via.includes(place)).length === 1 && route.includes(place)
  const seen = positions.map(({ place, left }) =>
    legs.findLastIndex(({ via, from }) => (via.indexOf(place) > 0 && once(place)) || (left && from === place)),
  )
  return Math.max(-1, ...seen) + 1
}

function keptStages({ legs, stages }: ChosenPlan, leg: number, begun: Restart | null): readonly Stage[] {
  const before = new Set(legs.slice(0, leg).flatMap((each) => each.stages))
  const own = legs[leg]?.stages ?? []
  const done = begun?.stageId == null ? -1 : own.indexOf(begun.stageId)
  for (const stageId of own.slice(0, done + 1)) before.add(stageId)
  return stages.filter(({ stageId }) => before.has(stageId))
}

function readyFor(plan: ChosenPlan, live: LiveArrival, leg: number, now: EpochMinutes): EpochMinutes {
  const before = live.toCome.findLast((milestone) => milestone.leg < leg)
  const planned = live.from === null && leg === 0 ? plan.ready : now
  return Math.max(now, planned, before?.p50 ?? now)
}

/** How the goods stand there: on their wheels, or on the ground. */
function underWayAt(
  consignment: Consignment,
  { legs, stages }: ChosenPlan,
  leg: number,
  begun: Restart | null,
  { milestones }: Story,
): DecisionPoint['underWay'] {
  const [last, next] = [legs[leg - 1], legs[leg]]
  const cameBy = last === undefined ? null : surfaceOf(last.mode)
  if (begun?.kind === 'loading' && next !== undefined) {
    return {
      cameBy,
      aboard: surfaceOf(next.mode) === 'road' ? 'road' : 'rail',
      loaded: true,
      before: next.via[1] ?? null,
    }
  }
  const before = last?.via.at(-2) ?? null
  if (last === undefined) return { cameBy, aboard: null, loaded: false, before }
  const isVehicle = cargosOf(consignment).some(({ equipment }) => EQUIPMENT[equipment].family === 'vehicle')
  const wasUnloaded = milestones.some((told) => told.leg === leg - 1 && told.kind === 'unloading' && told.done > 0)
  const rolledOff = stages.some(
    ({ stageId, told }) => last.stages.includes(stageId) && told.label.key === 'stage.offShip',
  )
  const onRails = last.service === 'wagonload' || (rolledOff && last.mode === 'rail_ferry' && !isVehicle)
  const onRoad = (last.service === 'road' && isVehicle) || (rolledOff && (last.mode === 'ro_ro' || isVehicle))
  const aboard = onRails ? 'rail' : onRoad ? 'road' : null
  return { cameBy, aboard: wasUnloaded && !rolledOff ? null : aboard, loaded: false, before }
}
