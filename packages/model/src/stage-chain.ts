import {
  type Arrival,
  compileTimeMap,
  type EpochMinutes,
  type Kernel,
  quantile,
  readyAt,
  type TimeMap,
} from '@karavan/core'
import type { TransportPlan } from './plan.js'

/** The stages of a plan, ready to be composed by the laws that the planner composes them by. */
export interface StageChain {
  readonly kernels: readonly Kernel[]
  readonly gridMinutes: number
  /** First step of the grid at which the goods are ready. */
  readonly start: number
  /** First step beyond the horizon. */
  readonly end: number
}

/** Instants by which one in ten, half and nine in ten are done; null beyond the horizon. */
export interface Quantiles {
  readonly p10: EpochMinutes | null
  readonly p50: EpochMinutes | null
  readonly p90: EpochMinutes | null
}

/** @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage holds no law of time */
export function stageChain(
  { stages, arrival }: Pick<TransportPlan, 'stages' | 'arrival'>,
  ready: EpochMinutes,
): StageChain {
  const { gridMinutes } = arrival
  const start = Math.ceil(ready / gridMinutes)
  const end = Math.floor(arrival.horizonEnd / gridMinutes)
  const grid = { stepMinutes: gridMinutes, horizonSteps: end - start }
  const known = new Map<TimeMap, Kernel>()
  const kernels = stages.map(({ time }) => {
    const kernel = known.get(time) ?? compileTimeMap(time, grid)
    known.set(time, kernel)
    return kernel
  })
  return { kernels, gridMinutes, start, end }
}

/** When each stage is done, in order. */
export function stageEnds(chain: StageChain): Arrival[] {
  let ready = readyAt(chain.start)
  return chain.kernels.map((kernel) => {
    ready = kernel.apply(ready, chain.end)
    return ready
  })
}

export function quantilesOf({ gridMinutes }: StageChain, arrival: Arrival): Quantiles {
  const at = (share: number) => {
    const step = quantile(arrival, share)
    return step === null ? null : step * gridMinutes
  }
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) }
}
