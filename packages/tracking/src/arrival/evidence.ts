import type { EpochMinutes } from '@karavan/core'
import type { ChosenPlan, EquipmentPosition, Milestone, Stage, Story } from '@karavan/model'
import { type TimedMilestone, timedMilestones } from '../planned.js'
import type { Reporting, ReportingLaw } from './reporting.js'

/** What is known of when a stage ended, in steps of the grid. */
export interface Known {
  /** First and last step at which it may have ended. */
  readonly from: number
  readonly to: number
  /** Of each milestone that it ends with and that nobody has told, how such are told. */
  readonly silent: readonly ReportingLaw[]
}

/** A milestone of the plan with what was told of it, and the stage that ends with it. */
export interface Mark {
  readonly milestone: Milestone
  readonly planned: TimedMilestone<number>
  /** Index of the stage that ends with it; -1 where the goods are ready; null where none does. */
  readonly end: number | null
}

/** What is known of the stages of a plan. */
export interface Evidence {
  readonly marks: readonly Mark[]
  /** The last stage end that was told: before it nothing matters. */
  readonly restart: { readonly mark: Mark; readonly end: number; readonly at: EpochMinutes } | null
  /** Of each stage. */
  readonly known: readonly Known[]
}

/** That a piece had passed the end of a stage by a time, and by the same or a later time was not beyond another. */
interface Fact {
  readonly piece: string | null
  /** Index of the last stage end that it had passed; -1 for none. */
  readonly passed: number
  readonly passedBy: EpochMinutes
  /** Index of the first stage end that it had not passed. */
  readonly ahead: number
  readonly aheadAt: EpochMinutes
}

/**
 * What a story says of the ends of a plan's stages.
 * @param plan - with the stages that are to be composed
 * @param reporting - null where silence says nothing yet
 */
export function evidenceOf(
  plan: ChosenPlan,
  story: Pick<Story, 'milestones' | 'positions'>,
  reporting: Reporting | null,
): Evidence {
  const { gridMinutes } = plan.arrival
  const marks = marksOf(plan, story.milestones)
  const restart = lastTold(marks)
  const done = restart?.end ?? -1
  const facts = [
    ...marks.flatMap((mark, i) => factsOf(mark, i, marks, plan.stages)),
    ...story.positions.flatMap((position) => seenAt(position, plan) ?? []),
  ].filter(({ ahead }) => ahead > done)
  const up = (at: EpochMinutes) => Math.ceil(at / gridMinutes)
  const known = plan.stages.map((_, end): Known => {
    const from = Math.max(...facts.filter(({ ahead }) => ahead <= end).map(({ aheadAt }) => up(aheadAt)))
    return {
      from,
      to: Math.max(from, up(passedBy(facts, marks, end))),
      silent: reporting === null ? [] : silentAt(marks, end).map(({ planned }) => reporting(planned)),
    }
  })
  return { marks, restart, known }
}

/** The milestones of the plan beside those of the story. */
function marksOf(plan: ChosenPlan, milestones: readonly Milestone[]): Mark[] {
  const ends = plan.stages.map((_, i) => i)
  const nameOf = ({ leg, kind, place }: Pick<Milestone, 'leg' | 'kind' | 'place'>) => `${leg} ${kind} ${place}`
  const told = new Map<string, Milestone[]>()
  for (const milestone of milestones) {
    const name = nameOf(milestone)
    told.set(name, [...(told.get(name) ?? []), milestone])
  }
  return timedMilestones(plan, -1, ends).flatMap((planned, i) => {
    const milestone = told.get(nameOf(planned))?.shift()
    // Goods that are accepted are ready, where no stage of the plan is their acceptance.
    const end = i === 0 && planned.kind === 'acceptance' ? (planned.time ?? -1) : planned.time
    return milestone === undefined ? [] : [{ milestone, planned, end }]
  })
}

/** Of the stage ends that were told the last one; where several milestones are one end, the last of them. */
function lastTold(marks: readonly Mark[]): Evidence['restart'] {
  let last: Evidence['restart'] = null
  for (const [i, mark] of marks.entries()) {
    const { actual } = mark.milestone
    const end = mark.end ?? betweenOne(marks, i)
    if (actual !== null && end !== null && end >= (last?.end ?? -1)) last = { mark, end, at: actual }
  }
  return last
}

/** The stage end that a milestone without one can only be: those before and after it are the same. */
function betweenOne(marks: readonly Mark[], i: number): number | null {
  const { before, after } = around(marks, i)
  return before === after ? before : null
}

/** The stage ends before and after a milestone that none ends with. */
function around(marks: readonly Mark[], i: number): { readonly before: number; readonly after: number | null } {
  return {
    before: marks.slice(0, i).findLast(({ end }) => end !== null)?.end ?? -1,
    after: marks.slice(i + 1).find(({ end }) => end !== null)?.end ?? null,
  }
}

/** What is said of each piece at a milestone. */
function factsOf({ milestone, end }: Mark, i: number, marks: readonly Mark[], stages: readonly Stage[]): Fact[] {
  const { before, after } = around(marks, i)
  const passed = end ?? Math.max(before, runTo(milestone.place, stages.slice(0, after ?? stages.length)))
  // The last piece is there when all are: the end of the stage itself is not before this one's.
  const ahead = end ?? after ?? passed + 1
  return milestone.pieces.flatMap(({ equipmentId, ACT }) =>
    ACT === null ? [] : [{ piece: equipmentId, passed, passedBy: ACT.taken.at, ahead, aheadAt: ACT.taken.at }],
  )
}

/** Index of the last run to a place; -1 for none. */
function runTo(place: string, stages: readonly Stage[]): number {
  return stages.findLastIndex((stage) => stage.kind === 'run' && stage.place === place)
}

/** What it says that a piece was seen at a place of the way; null where the way does not tell before or behind what that is. */
function seenAt({ equipmentId, place, since, telling }: EquipmentPosition, plan: ChosenPlan): Fact | null {
  const { route, placeOf } = routeOf(plan)
  const at = route.indexOf(place)
  if (at === -1 || route.lastIndexOf(place) !== at) return null
  // What is done at the place itself may be over or not: who leaves a country has not entered the next.
  const passed = plan.stages.findLastIndex((stage) => {
    const where = placeOf(stage)
    return where !== null && (where < at || (where === at && stage.kind === 'run'))
  })
  const ahead = plan.stages.findIndex((stage) => (placeOf(stage) ?? -1) > at)
  if (ahead === -1 || passed >= ahead) return null
  return { piece: equipmentId, passed, passedBy: since, ahead, aheadAt: telling.at }
}

/** The places of the way in order, and where on it a stage ends. */
function routeOf({ legs }: ChosenPlan) {
  const route: string[] = []
  const where = new Map<string, number>()
  for (const { via, stages } of legs) {
    const from = route.at(-1) === via[0] ? route.length - 1 : route.length
    route.splice(from, route.length - from, ...via)
    for (const id of stages) where.set(id, from)
  }
  const placeOf = ({ stageId, place }: Stage) => {
    const from = where.get(stageId)
    const at = from === undefined ? -1 : route.indexOf(place, from)
    return at === -1 ? null : at
  }
  return { route, placeOf }
}

/** By when every piece had passed the end of a stage; infinite where one may not have. */
function passedBy(facts: readonly Fact[], marks: readonly Mark[], end: number): EpochMinutes {
  const first = new Map<string | null, EpochMinutes>()
  for (const { piece, passed, passedBy: by } of facts) {
    if (passed >= end) first.set(piece, Math.min(by, first.get(piece) ?? by))
  }
  const of = marks.find((mark) => mark.end !== null && mark.end >= end)?.milestone.of ?? 0
  return of > 0 && first.size >= of ? Math.max(...first.values()) : Number.POSITIVE_INFINITY
}

/** The milestones of a stage end that nobody has told wholly. */
function silentAt(marks: readonly Mark[], end: number): readonly Mark[] {
  return marks.filter((mark) => mark.end === end && mark.milestone.actual === null)
}
