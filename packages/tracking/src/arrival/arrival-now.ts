import type { EpochMinutes } from '@karavan/core'
import {
  type ChosenPlan,
  type Consignment,
  type EventRecord,
  inEnglish,
  type LiveArrival,
  type LocationId,
  type Message,
  orderHolding,
  type Stage,
  type Story,
} from '@karavan/model'
import { type Due, dueOf, firstLegLeft } from './due.js'
import { type ArrivalHistory, arrivalHistory, type HistoryQuestion } from './history.js'
import { Kernels } from './kernels.js'

/**
 * Gives the stages of a consignment's plan under the conditions that are in force.
 * @param firstLeg - the first leg that the goods have not set out on, from 0: conditions count from there on
 */
export type StagesOf = (consignment: Consignment, firstLeg: number) => readonly Stage[]

export interface CourseQuestion<Kept extends EventRecord> extends Omit<HistoryQuestion<Kept>, 'stages' | 'deadline'> {
  /** Of the same records, told now. */
  readonly story: Story
  readonly stagesOf: StagesOf
}

/** How the arrival of a consignment came to be what it is now, with what it rests on. */
export interface ArrivalCourse {
  readonly history: ArrivalHistory
  /** Under the conditions that are in force; none without a plan. */
  readonly stages: readonly Stage[]
  readonly due: Due | null
}

/** The course of the estimate up to now, the last of it under the conditions that are in force. @throws as `arrivalHistory` */
export function arrivalCourse<Kept extends EventRecord>({
  story,
  stagesOf,
  kernels = new Kernels(),
  ...question
}: CourseQuestion<Kept>): ArrivalCourse {
  const { consignment, now } = question
  const stages = stagesInForce(consignment, story, now, stagesOf, kernels)
  const due = dueOf(consignment)
  return { history: arrivalHistory({ ...question, stages, deadline: due?.at ?? null, kernels }), stages, due }
}

/** The stages of a consignment under the conditions that are in force where it is; none without a plan. */
export function stagesInForce(
  consignment: Consignment,
  story: Story,
  now: EpochMinutes,
  stagesOf: StagesOf,
  kernels: Kernels,
): readonly Stage[] {
  const { plan } = consignment
  return plan === null ? [] : stagesOf(consignment, firstLegLeft(plan, story, now, kernels))
}

/** That an order holds the goods before a part of the way. */
export interface HoldAhead {
  readonly orderId: string
  readonly place: LocationId
  readonly from: EpochMinutes
  readonly until: EpochMinutes
  /** Whether the plan did not know of it when it was chosen. */
  readonly isNew: boolean
  readonly text: string
  readonly told: { readonly text: Message }
}

/** Orders before which the goods may still stand: those behind the milestone that was told last. */
export function holdsAhead(
  plan: Pick<ChosenPlan, 'stages'> | null,
  stages: readonly Stage[],
  { from }: Pick<LiveArrival, 'from'>,
): readonly HoldAhead[] {
  const passed = from?.stageId == null ? -1 : stages.findIndex(({ stageId }) => stageId === from.stageId)
  const planned = new Set((plan?.stages ?? []).map(({ stageId }) => stageId))
  return stages.slice(passed + 1).flatMap((stage) => {
    const { time, place, stageId, told } = stage
    const orderId = orderHolding(stage)
    if (orderId === null || time.kind !== 'window') return []
    const { from: begins, until } = time
    return [{ orderId, place, from: begins, until, isNew: !planned.has(stageId), ...inEnglish({ text: told.label }) }]
  })
}
