import { type EpochMinutes, fingerprint, type TimeMap } from '@karavan/core'
import {
  type ChosenLeg,
  type ChosenPlan,
  choosePlan,
  type DecisionPoint,
  inEnglish,
  type LocationId,
  message,
  type Stage,
  type TransportPlan,
} from '@karavan/model'
import { isCrossedOn, STAGE_ENDS } from '../planned.js'

/** What a spliced plan is made of. */
export interface Splicing {
  /** The plan in force. */
  readonly plan: ChosenPlan
  readonly point: DecisionPoint
  /** The way on from there. */
  readonly found: TransportPlan
  /** Whether the goods go on as they stand on wheels, and are not taken off where the last leg would have ended with that. */
  readonly aboard: boolean
  readonly now: EpochMinutes
  readonly nameOf: (place: LocationId) => string
}

/**
 * The plan in force up to where another way is taken, and that way from there on, which nobody goes before now. Stages that
 * stay have the ids they had. Its arrival is still that of the plan in force.
 */
export function splicePlan({ plan, point, found, aboard, now, nameOf }: Splicing): ChosenPlan {
  const isFresh = point.leg === 0 && point.live.from === null
  if (isFresh) return choosePlan(found, point.ready, now)
  const fresh = renamed(choosePlan(found, plan.ready, now), plan)
  const { place, begun } = point
  const [first, ...rest] = fresh.legs
  const unloads = point.leg === 0 ? 0 : countUnloading(fresh.stages, first)
  const off = fresh.stages.slice(0, unloads).map(({ stageId }) => stageId)
  const [begins] = fresh.stages
  const turn = turnStage(begins?.stageId ?? '', place, stepAfter(now, plan), nameOf)
  const ends = fresh.stages.findIndex((stage) => begun !== null && endsWith(stage, begun))
  const before = Math.max(unloads, ends + 1)
  const stays = stayingStages(plan, point, aboard, ends !== -1)
  const staying = new Set(stays.map(({ stageId }) => stageId))
  const legs = plan.legs.slice(0, point.leg).map((leg, i): ChosenLeg => {
    const own = leg.stages.filter((stageId) => staying.has(stageId))
    return { ...leg, stages: i === point.leg - 1 ? [...own, ...off] : own }
  })
  const done = (plan.legs[point.leg]?.stages ?? []).filter((stageId) => staying.has(stageId))
  const firstIds = (first?.stages ?? []).filter((stageId) => !off.includes(stageId))
  const at = before - unloads
  const firstLeg = first && {
    ...first,
    stages: [...done, ...firstIds.slice(0, at), turn.stageId, ...firstIds.slice(at)],
  }
  const borders = plan.borders.filter((border) => legs.some((leg) => isCrossedOn(leg, border)))
  return {
    ...fresh,
    planId: fingerprint(`${plan.planId}\n${point.leg}\n${found.planId}`),
    wayId: fingerprint(`${plan.wayId}\n${point.leg}\n${found.wayId}`),
    ...(begins === undefined
      ? {}
      : { takenWay: { wayId: found.wayId, from: place, leg: point.leg, stageId: begins.stageId } }),
    arrival: plan.arrival,
    stages: [...stays, ...fresh.stages.slice(0, before), turn, ...fresh.stages.slice(before)],
    legs: [...legs, ...(firstLeg === undefined ? [] : [firstLeg]), ...rest],
    borders: [...borders, ...fresh.borders.filter((border) => !borders.some((known) => isSame(known, border)))],
  }
}

/** What stays of the plan in force, without what the new way does itself. */
function stayingStages(
  plan: ChosenPlan,
  { kept, leg }: DecisionPoint,
  aboard: boolean,
  beginsAnew: boolean,
): readonly Stage[] {
  const own = new Set(beginsAnew ? plan.legs[leg]?.stages : [])
  const stays = kept.filter(({ stageId }) => !own.has(stageId))
  return aboard && stays.at(-1)?.told.label.key === 'stage.unloading' ? stays.slice(0, -1) : stays
}

/** The stage with which a spliced plan takes up another way; null in a plan from the origin. */
export function turnOf({ stages }: Pick<ChosenPlan, 'stages'>): Stage | null {
  return stages.findLast(({ told }) => told.label.key === 'stage.otherWay') ?? null
}

/** Nobody goes another way before it was chosen, nor could anybody have told of it by then. */
function stepAfter(now: EpochMinutes, { arrival: { gridMinutes } }: ChosenPlan): EpochMinutes {
  return (Math.floor(now / gridMinutes) + 1) * gridMinutes
}

function turnStage(beside: string, place: LocationId, until: EpochMinutes, nameOf: Splicing['nameOf']): Stage {
  const time: TimeMap = { kind: 'window', from: 0, until }
  return {
    stageId: `${beside}-turn`,
    kind: 'hold',
    place,
    serviceId: null,
    ...inEnglish({ label: message('stage.otherWay', { place: { kind: 'place', id: place, name: nameOf(place) } }) }),
    time,
    contentHash: fingerprint(JSON.stringify(time)),
    provenance: [],
  }
}

/** The stages of a way with ids that none of another plan has. */
function renamed(fresh: ChosenPlan, { stages }: ChosenPlan): ChosenPlan {
  const taken = stages.map(({ stageId }) => Number(/^t(\d+)-/.exec(stageId)?.[1] ?? 0))
  const number = Math.max(0, ...taken) + 1
  const name = (stageId: string) => `t${number}-${stageId}`
  return {
    ...fresh,
    stages: fresh.stages.map((stage) => ({ ...stage, stageId: name(stage.stageId) })),
    legs: fresh.legs.map((leg) => ({ ...leg, stages: leg.stages.map(name) })),
  }
}

/** With how many stages that take goods off what brought them a way begins: they end the leg before. */
function countUnloading(stages: readonly Stage[], first: ChosenLeg | undefined): number {
  const isOff = ({ stageId, told }: Stage) =>
    told.label.key === 'stage.unloading' && first?.stages.includes(stageId) === true
  const others = stages.findIndex((stage) => !isOff(stage))
  return others === -1 ? stages.length : others
}

function endsWith({ told, place }: Stage, begun: NonNullable<DecisionPoint['begun']>): boolean {
  return STAGE_ENDS[told.label.key] === begun.kind && place === begun.place
}

type Border = ChosenPlan['borders'][number]

function isSame(a: Border, b: Border): boolean {
  return a.place === b.place && a.from === b.from && a.to === b.to
}
