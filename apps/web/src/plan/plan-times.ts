import type { Arrival, EpochMinutes } from '@karavan/core'
import { type Quantiles, quantilesOf, type StageChain, stageChain, stageEnds, type TransportPlan } from '@karavan/model'
import { type PlanStep, planSteps } from './plan-steps.js'

/** A step with when it begins and ends. */
export interface TimedStep {
  readonly step: PlanStep
  readonly begins: Quantiles
  readonly ends: Quantiles
}

/** What the page works out of the stages of a plan. */
export interface PlanTimes {
  readonly chain: StageChain
  /** When each stage is done. */
  readonly ends: readonly Arrival[]
  readonly steps: readonly TimedStep[]
}

/** @param ready - when the goods are ready */
export function planTimes(plan: TransportPlan, ready: EpochMinutes): PlanTimes {
  const chain = stageChain(plan, ready)
  const ends = stageEnds(chain)
  const start = chain.start * chain.gridMinutes
  let begins: Quantiles = { p10: start, p50: start, p90: start }
  const steps = planSteps(plan).map((step): TimedStep => {
    const done = ends[step.stages.at(-1) ?? 0]
    const timed = { step, begins, ends: done === undefined ? begins : quantilesOf(chain, done) }
    begins = timed.ends
    return timed
  })
  return { chain, ends, steps }
}
