import { useEffect, useState } from 'react'
import { inSlices, type LongWork } from './in-slices.js'
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
}

/** Works out where the uncertainty of a plan comes from; null until that is done. */
export function useUncertainty(times: PlanTimes): Uncertainty | null {
  const [found, setFound] = useState<Uncertainty | null>(null)
  useEffect(() => inSlices(uncertaintyOf(times), setFound), [times])
  return found
}

function* uncertaintyOf({ chain, ends, steps }: PlanTimes): LongWork<Uncertainty> {
  const groups = steps.map(({ step }) => step.stages)
  const { total, parts } = yield* spreadParts(chain, ends, groups)
  return { spread: total, steps: steps.map(({ step }, i) => ({ step, spread: parts[i] ?? 0 })) }
}
