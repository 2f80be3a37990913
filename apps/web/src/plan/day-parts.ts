import { restrictedMean } from '@karavan/core'
import type { PlanStep } from './plan-steps.js'
import type { PlanTimes } from './plan-times.js'

/** A stage and by how much it puts off the mean arrival. */
export interface DayPart {
  readonly step: PlanStep
  /** Index of the stage in the plan. */
  readonly stage: number
  /** Minutes, at least 0. */
  readonly minutes: number
}

/**
 * Shares the mean time from ready to arrival out among the stages of a plan: the mean of when a stage is done less that of
 * the one before. Means add up, so that the parts together are the mean of the arrival; what lies beyond the horizon counts
 * as arriving there, as in the mean of the plan.
 */
export function dayParts({ chain, ends, steps }: PlanTimes): DayPart[] {
  let before = chain.start
  return steps.flatMap(({ step }) =>
    step.stages.map((stage) => {
      const end = ends[stage]
      const done = end === undefined ? before : restrictedMean(end, chain.end)
      const minutes = Math.max(0, done - before) * chain.gridMinutes
      before = done
      return { step, stage, minutes }
    }),
  )
}

/** Minutes of some parts. */
export function minutesOf(parts: readonly DayPart[]): number {
  return parts.reduce((sum, { minutes }) => sum + minutes, 0)
}
