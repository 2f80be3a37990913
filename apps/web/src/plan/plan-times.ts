import type { EpochMinutes } from '@karavan/core'
import type { TransportPlan } from '@karavan/model'
import { type PlanStep, planSteps } from './plan-steps.js'
import { spreadParts } from './spread-parts.js'
import { type Quantiles, quantilesOf, type StageChain, stageChain, stageEnds } from './stage-ends.js'

/** A step with when it begins and ends, and its part in the spread of the whole. */
export interface TimedStep {
  readonly step: PlanStep
  readonly begins: Quantiles
  readonly ends: Quantiles
  /** Minutes of the time from P50 to P90 of the arrival that it is responsible for. */
  readonly spread: number
}

/** What the page works out of the stages of a plan. */
export interface PlanTimes {
  readonly chain: StageChain
  readonly steps: readonly TimedStep[]
  /** Minutes from P50 to P90 of the arrival. */
  readonly spread: number
}

/** @param ready - when the goods are ready */
export function planTimes(plan: TransportPlan, ready: EpochMinutes): PlanTimes {
  const chain = stageChain(plan, ready)
  const ends = stageEnds(chain)
  const steps = planSteps(plan)
  const { total, parts } = spreadParts(
    chain,
    ends,
    steps.map(({ stages }) => stages),
  )
  const start = chain.start * chain.gridMinutes
  let begins: Quantiles = { p10: start, p50: start, p90: start }
  const timed = steps.map((step, i): TimedStep => {
    const done = ends[step.stages.at(-1) ?? 0]
    const reached: Quantiles = done === undefined ? begins : quantilesOf(chain, done)
    const one = { step, begins, ends: reached, spread: parts[i] ?? 0 }
    begins = reached
    return one
  })
  return { chain, steps: timed, spread: total }
}
