import { restrictedMean } from '@karavan/core'
import type { PlanStep } from './plan-steps.js'
import type { PlanTimes } from './plan-times.js'

/** A step and by how much it puts off the mean arrival. */
export interface DayPart {
  readonly step: PlanStep
  /** Minutes, at least 0. */
  readonly minutes: number
}

/**
 * Shares the mean time from ready to arrival out among the steps of a plan: the mean of when a step is done less that of the
 * one before. Means add up, so that the parts together are the mean of the arrival; what lies beyond the horizon counts as
 * arriving there, as in the mean of the plan.
 */
export function dayParts({ chain, ends, steps }: PlanTimes): DayPart[] {
  let before = chain.start
  return steps.map(({ step }) => {
    const end = ends[step.stages.at(-1) ?? -1]
    const done = end === undefined ? before : restrictedMean(end, chain.end)
    const minutes = Math.max(0, done - before) * chain.gridMinutes
    before = done
    return { step, minutes }
  })
}

/** Minutes of some parts. */
export function minutesOf(parts: readonly DayPart[]): number {
  return parts.reduce((sum, { minutes }) => sum + minutes, 0)
}
