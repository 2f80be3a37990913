import type { EpochMinutes } from '@karavan/core'
import type { Consignment, EventRecord, Stage, Story } from '@karavan/model'
import { type Due, dueOf, firstLegLeft } from './due.js'
import { type ArrivalHistory, arrivalHistory, type HistoryQuestion, type StagesOf } from './history.js'
import { Kernels } from './kernels.js'

export interface CourseQuestion<Kept extends EventRecord>
  extends Omit<HistoryQuestion<Kept>, 'stages' | 'stagesOf' | 'deadline'> {
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
  return { history: arrivalHistory({ ...question, stages, stagesOf, deadline: due?.at ?? null, kernels }), stages, due }
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
