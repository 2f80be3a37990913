import type { Arrival } from '@karavan/core'
import {
  type ChosenLeg,
  type ChosenPlan,
  type LocationId,
  type MessageKey,
  type MilestoneKind,
  type Mode,
  type Quantiles,
  quantilesOf,
  type Stage,
  type StageChain,
  stageChain,
  stageEnds,
} from '@karavan/model'

/** A milestone that a plan foresees. */
export interface PlannedMilestone {
  readonly kind: MilestoneKind
  readonly place: LocationId
  /** Of the plan, from 0; null for what no plan foresees. */
  readonly leg: number | null
  readonly mode: Mode | null
  /** Null where no stage of the plan ends with it. */
  readonly planned: Quantiles | null
}

/** A milestone of a plan with when it comes, in whatever terms the stages are timed; null where no stage ends with it. */
export type TimedMilestone<Time> = Omit<PlannedMilestone, 'planned' | 'leg' | 'mode'> & {
  readonly leg: number
  readonly mode: Mode
  readonly time: Time | null
}

/** A stage with when it begins and ends. */
interface TimedStage<Time> {
  readonly stage: Stage
  readonly begins: Time
  readonly ends: Time
}

/** What the end of a stage is, by what the stage is called. */
export const STAGE_ENDS: Readonly<Partial<Record<MessageKey, MilestoneKind>>> = {
  'entry.acceptance': 'acceptance',
  'entry.port': 'acceptance',
  'entry.loading': 'loading',
  'stage.handOver': 'loading',
  'stage.leaving': 'borderExit',
  'stage.entering': 'borderEntry',
  'stage.border': 'borderEntry',
  'stage.gauge': 'gaugeChange',
  'stage.unloading': 'unloading',
  'stage.offShip': 'unloading',
  'stage.customs': 'customsReleased',
  'stage.delivery': 'delivery',
}

/**
 * The milestones of a plan in its order, with the quantiles of the stages that end with them.
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage holds no law of time
 */
export function plannedMilestones(plan: ChosenPlan): readonly PlannedMilestone[] {
  const milestones = known.get(plan) ?? workedOut(plan)
  known.set(plan, milestones)
  return milestones
}

/** A story is told several times while it is gathered, and its plan stays as it was chosen. */
const known = new WeakMap<ChosenPlan, readonly PlannedMilestone[]>()

function workedOut(plan: ChosenPlan): PlannedMilestone[] {
  const chain = stageChain(plan, plan.ready)
  const ready = { p10: plan.ready, p50: plan.ready, p90: plan.ready }
  const ends = endsIn(plan, chain).map((arrival) => quantilesOf(chain, arrival))
  return timedMilestones(plan, ready, ends).map(({ time, ...milestone }) => ({ ...milestone, planned: time }))
}

/** When each stage is done; from where another plan was taken up on, by what was known then. */
function endsIn({ takenUp, stages, chosenAt }: ChosenPlan, chain: StageChain): readonly Arrival[] {
  const ends = stageEnds(chain)
  if (takenUp === undefined) return ends
  const { gridMinutes, kernels, start, end } = chain
  const first = stages.findIndex(({ stageId }) => stageId === takenUp.stageId)
  const horizon = end + Math.max(0, Math.ceil(chosenAt / gridMinutes) - start)
  let ready: Arrival = { start: takenUp.ready.start / gridMinutes, cdf: Float64Array.from(takenUp.ready.cdf) }
  return ends.map((planned, i) => {
    if (i < first) return planned
    if (i > first) ready = kernels[i]?.apply(ready, horizon) ?? ready
    return ready
  })
}

/**
 * The milestones of a plan in its order, with when they come.
 * @param ready - when the goods are ready
 * @param ends - when each stage of the plan is done; stages that are missing take no time
 */
export function timedMilestones<Time>(plan: ChosenPlan, ready: Time, ends: readonly Time[]): TimedMilestone<Time>[] {
  const timed = new Map(
    plan.stages.map((stage, i) => [stage.stageId, { stage, begins: ends[i - 1] ?? ready, ends: ends[i] ?? ready }]),
  )
  const milestones = plan.legs.flatMap((leg, number) => {
    const stages = leg.stages.flatMap((id) => timed.get(id) ?? [])
    return milestonesOfLeg(leg, stages, plan.borders).map(
      (milestone): TimedMilestone<Time> => ({
        ...milestone,
        leg: number,
        mode: leg.mode,
      }),
    )
  })
  const [first, last] = [plan.legs[0], plan.legs.at(-1)]
  const has = (kind: MilestoneKind) => milestones.some((milestone) => milestone.kind === kind)
  if (first !== undefined && !has('acceptance')) {
    milestones.unshift({ kind: 'acceptance', place: first.from, time: null, leg: 0, mode: first.mode })
  }
  if (last !== undefined && !has('delivery')) {
    const time = ends.at(-1) ?? null
    milestones.push({ kind: 'delivery', place: last.to, time, leg: plan.legs.length - 1, mode: last.mode })
  }
  return milestones
}

type LegMilestone<Time> = Pick<TimedMilestone<Time>, 'kind' | 'place' | 'time'>

/** Before the first run goods are handed over, after the last they are taken off; what lies between is on the way. */
function milestonesOfLeg<Time>(
  leg: ChosenLeg,
  stages: readonly TimedStage<Time>[],
  borders: ChosenPlan['borders'],
): LegMilestone<Time>[] {
  const firstRun = stages.findIndex(({ stage }) => stage.kind === 'run')
  const lastRun = stages.findLastIndex(({ stage }) => stage.kind === 'run')
  const told = stages.flatMap(({ stage, ends }, i) => {
    const kind = STAGE_ENDS[stage.told.label.key]
    return kind === undefined ? [] : [{ milestone: { kind, place: stage.place, time: ends }, i }]
  })
  const where = (passes: (i: number) => boolean) =>
    lastOfEach(told.flatMap(({ milestone, i }) => (passes(i) ? [milestone] : [])))
  const before = where((i) => i < firstRun)
  const between = where((i) => i >= firstRun && i <= lastRun)
  const after = where((i) => i > lastRun)
  const holdsAfter = stages.slice(lastRun + 1).findIndex(({ stage }) => stage.kind !== 'hold')
  const reached = stages[holdsAfter === -1 ? stages.length - 1 : lastRun + holdsAfter]
  const departed: LegMilestone<Time> = { kind: 'departure', place: leg.from, time: stages[firstRun]?.begins ?? null }
  const arrived: LegMilestone<Time> = { kind: 'arrival', place: leg.to, time: reached?.ends ?? null }
  return [
    ...withOwn(before, { kind: 'loading', place: leg.from, time: null }),
    departed,
    ...onTheWay(between, leg, borders),
    arrived,
    ...unloadedFirst(after, { kind: 'unloading', place: leg.to, time: null }),
  ]
}

/** Where several stages end with one milestone, as two that load, it is there with the last. */
function lastOfEach<Time>(told: readonly LegMilestone<Time>[]): readonly LegMilestone<Time>[] {
  const isSame = (a: LegMilestone<Time>, b: LegMilestone<Time>) => a.kind === b.kind && a.place === b.place
  return told.filter((milestone, i) => !told.slice(i + 1).some((later) => isSame(milestone, later)))
}

function withOwn<Time>(told: readonly LegMilestone<Time>[], own: LegMilestone<Time>): readonly LegMilestone<Time>[] {
  return told.some(({ kind }) => kind === own.kind) ? told : [...told, own]
}

function unloadedFirst<Time>(
  told: readonly LegMilestone<Time>[],
  own: LegMilestone<Time>,
): readonly LegMilestone<Time>[] {
  return told.some(({ kind }) => kind === own.kind) ? told : [own, ...told]
}

/** Both sides of each border, also where the plan has no time of its own for one. */
function onTheWay<Time>(
  told: readonly LegMilestone<Time>[],
  leg: ChosenLeg,
  borders: ChosenPlan['borders'],
): LegMilestone<Time>[] {
  const both = told.flatMap((milestone, i): LegMilestone<Time>[] => {
    const isAlone = milestone.kind === 'borderEntry' && told[i - 1]?.kind !== 'borderExit'
    return isAlone ? [{ kind: 'borderExit', place: milestone.place, time: null }, milestone] : [milestone]
  })
  const silent = borders.filter(
    (border) => isCrossedOn(leg, border) && !both.some((known) => known.place === border.place),
  )
  return [
    ...silent.flatMap(({ place }) => [
      { kind: 'borderExit' as const, place, time: null },
      { kind: 'borderEntry' as const, place, time: null },
    ]),
    ...both,
  ]
}

/** Where one leg ends at a border and the next begins, it is crossed by that leg of which the other country is on the way. */
export function isCrossedOn(
  { via, from: begins, to: ends }: ChosenLeg,
  { place, from, to }: ChosenPlan['borders'][number],
) {
  const lies = (country: string) => place.startsWith(`${country}-`)
  if (place === begins) return !lies(to)
  return place === ends ? !lies(from) : via.includes(place)
}
