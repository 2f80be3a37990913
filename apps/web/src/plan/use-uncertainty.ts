import type { EpochMinutes } from '@karavan/core'
import type { TransportPlan } from '@karavan/model'
import { useEffect, useState } from 'react'
import { inSlices, type LongWork } from './in-slices.js'
import { type Earlier, earlierWays } from './levers.js'
import type { PlanStep } from './plan-steps.js'
import type { PlanTimes } from './plan-times.js'
import { spreadParts } from './spread-parts.js'

/** A step and its part of the time from P50 to P90. */
export interface SpreadStep {
  readonly step: PlanStep
  /** Minutes. */
  readonly spread: number
}

export interface Uncertainty {
  /** Minutes from P50 to P90 of the arrival. */
  readonly spread: number
  /** In the order of the way; their parts make the whole. */
  readonly steps: readonly SpreadStep[]
  readonly earlier: readonly Earlier[]
}

/**
 * Works out where the uncertainty of a plan comes from and what an earlier start would gain; null until that is done.
 * @param deadline - without one, an earlier start gains nothing
 * @param soonest - earliest instant at which the goods could be ready
 */
export function useUncertainty(
  plan: TransportPlan,
  times: PlanTimes,
  deadline: EpochMinutes | undefined,
  soonest: EpochMinutes,
): Uncertainty | null {
  const [found, setFound] = useState<Uncertainty | null>(null)
  useEffect(() => inSlices(uncertaintyOf(plan, times, deadline, soonest), setFound), [plan, times, deadline, soonest])
  return found
}

function* uncertaintyOf(
  plan: TransportPlan,
  { chain, ends, steps }: PlanTimes,
  deadline: EpochMinutes | undefined,
  soonest: EpochMinutes,
): LongWork<Uncertainty> {
  const groups = steps.map(({ step }) => step.stages)
  const { total, parts } = yield* spreadParts(chain, ends, groups)
  const isFixed = plan.kind === 'fixed'
  const earlier = deadline === undefined || !isFixed ? [] : yield* earlierWays(plan, chain, deadline, soonest)
  return { spread: total, steps: steps.map(({ step }, i) => ({ step, spread: parts[i] ?? 0 })), earlier }
}
