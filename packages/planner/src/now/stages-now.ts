import type { EpochMinutes } from '@karavan/core'
import {
  type Cargo,
  type ChosenPlan,
  type ConditionsSnapshot,
  type ConsignmentTraits,
  type HoldSort,
  orderHolding,
  type PlanQuery,
  type Stage,
  sortOfHold,
} from '@karavan/model'
import type { Network } from '@karavan/network'
import { makeStage } from '../answer/make-stage.js'
import { countryOfId } from '../graph/borders.js'
import { isStep, type Looked, type Met, metByPassages, metOnWay } from './met.js'

/** What the way of a consignment is asked by. */
export interface ChosenQuestion extends Pick<PlanQuery, 'from' | 'to'> {
  /** At least one, all in one kind of equipment; an order that holds one of them holds all. */
  readonly cargos: readonly Cargo[]
  /** The first leg that the goods have not set out on; those before it are left as they were planned. */
  readonly firstLeg: number
}

/** What holds the goods on a leg now. */
interface Held {
  /** How many steps of the leg are done before it. */
  readonly after: number
  readonly stage: Stage
  /** Id of the planned stage at whose place it stands; null for what was not planned. */
  readonly standsFor: string | null
}

/**
 * The stages of a chosen plan under the conditions of a day: orders, queues and closures as a planner that knows them lays them
 * on the same way. What is the same as planned stays as it was; what holds at the same place for the same reason, but otherwise,
 * has the id of the stage that it stands for. Where the network does not have the way any more, only orders are brought up to
 * date, by what the plan says that it passes. Running times, handling, and how long many units take by a quota stay as planned.
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage holds no law of time
 */
export function stagesNow(
  plan: ChosenPlan,
  question: ChosenQuestion,
  snapshot: ConditionsSnapshot,
  network: Network,
  now: EpochMinutes,
): readonly Stage[] {
  const looked = lookedAt(plan, question, snapshot, network)
  if (looked === null) return plan.stages
  const onWay = metOnWay(looked)
  const wayFrom = onWay?.first ?? plan.legs.length
  const byWords = wayFrom > question.firstLeg ? metByPassages(looked) : null
  const renewed = legByLeg(plan).map((planned, number) => {
    if (number < question.firstLeg) return planned
    const meeting = number < wayFrom ? byWords : onWay
    if (meeting === null) return planned
    const { met, sorts } = meeting
    const holding = whatHolds(met, number)
    const known = whatIsKnown(planned, sorts)
    const gone = whatIsGone(known, holding, now)
    return putIn(standingFor(holding, known, gone, now), planned, gone)
  })
  return renewed.flat()
}

/** The stages of each leg in order; one that none names is of the leg among whose stages it stands. */
function legByLeg({ stages, legs }: ChosenPlan): readonly (readonly Stage[])[] {
  const own = Array.from({ length: Math.max(1, legs.length) }, (): Stage[] => [])
  let leg = 0
  for (const stage of stages) {
    const named = legs.findIndex((each, i) => i >= leg && each.stages.includes(stage.stageId))
    if (named !== -1) leg = named
    own[leg]?.push(stage)
  }
  return own
}

/** Null where nothing is carried. */
function lookedAt(
  plan: ChosenPlan,
  { cargos, from, to }: ChosenQuestion,
  snapshot: ConditionsSnapshot,
  network: Network,
): Looked | null {
  const [first, ...others] = cargos.map((cargo): ConsignmentTraits => {
    return { cargo, origin: countryOfId(from), destination: countryOfId(to), originPlace: from }
  })
  return first === undefined ? null : { plan, traits: [first, ...others], from, to, network, snapshot }
}

function whatHolds(met: readonly Met[], number: number): Held[] {
  const own = met.filter(({ leg }) => leg === number)
  return own.map(({ after, spec, time }, i) => {
    return { after, stage: makeStage(spec, time, `now-${number + 1}-${i + 1}`, spec.provenance), standsFor: null }
  })
}

function whatIsKnown(planned: readonly Stage[], sorts: readonly HoldSort[]): readonly Stage[] {
  return planned.filter((stage) => {
    const sort = sortOfHold(stage)
    return sort !== null && sorts.includes(sort)
  })
}

/** What was planned and holds no more; one that is over by its time holds nobody, and need not be left out. */
function whatIsGone(known: readonly Stage[], holding: readonly Held[], now: EpochMinutes): readonly Stage[] {
  return known.filter((stage) => !isOver(stage, now) && !holding.some((held) => isSame(held.stage, stage)))
}

/** Gives what holds the place of the planned stage that says the same, else of a gone one of the same reason; leaves out what is new and over. */
function standingFor(
  holding: readonly Held[],
  known: readonly Stage[],
  gone: readonly Stage[],
  now: EpochMinutes,
): readonly Held[] {
  const taken = new Set<Stage>()
  return holding.flatMap((held) => {
    const same = known.find((stage) => !taken.has(stage) && isSame(stage, held.stage))
    const heir = same ?? gone.find((stage) => !taken.has(stage) && isOfOneReason(stage, held.stage))
    if (heir === undefined) return isOver(held.stage, now) ? [] : [held]
    taken.add(heir)
    const { stageId } = heir
    return [{ ...held, stage: same ?? { ...held.stage, stageId }, standsFor: stageId }]
  })
}

/** The stages of a leg with what holds now: where it was planned, else before what comes next on the way. */
function putIn(holding: readonly Held[], planned: readonly Stage[], gone: readonly Stage[]): readonly Stage[] {
  const steps = planned.filter(({ told }) => isStep(told.label))
  const inPlace = new Map(holding.map(({ standsFor, stage }) => [standsFor, stage]))
  const before = new Map<string | undefined, Stage[]>()
  for (const [i, { after, stage, standsFor }] of holding.entries()) {
    if (standsFor !== null) continue
    const next = holding.slice(i + 1).find((other) => other.after === after && other.standsFor !== null)
    const point = next?.standsFor ?? steps[after]?.stageId
    before.set(point, [...(before.get(point) ?? []), stage])
  }
  const stages = planned.flatMap((stage) => {
    const here = inPlace.get(stage.stageId) ?? (gone.includes(stage) ? null : stage)
    return [...(before.get(stage.stageId) ?? []), ...(here === null ? [] : [here])]
  })
  return [...stages, ...(before.get(undefined) ?? [])]
}

function isSame(a: Stage, b: Stage): boolean {
  return isOfOneReason(a, b) && a.contentHash === b.contentHash
}

/** Whether two stages hold goods for the same order, or at the same place by a queue or a closure. */
function isOfOneReason(a: Stage, b: Stage): boolean {
  return sortOfHold(a) === sortOfHold(b) && orderHolding(a) === orderHolding(b) && a.place === b.place
}

/** Whether what holds has surely ended. */
function isOver({ time }: Stage, now: EpochMinutes): boolean {
  return time.kind === 'window' && time.until + (time.extension?.max ?? 0) * 60 <= now
}
