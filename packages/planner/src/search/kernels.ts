import {
  type Arrival,
  compileTimeMap,
  type EpochMinutes,
  type Kernel,
  type TimeGrid,
  type TimeMap,
} from '@karavan/core'
import type { Service } from '@karavan/model'
import type { Move, StageSpec } from '../graph/move.js'
import { PairMemo } from './pair-memo.js'
import { timetableDepartures } from './timetable-departures.js'

/** Compiled time maps, shared by all queries on a grid: equal maps are compiled once. */
export class KernelStore {
  private readonly byContent = new Map<string, Kernel>()
  private readonly bySpec = new WeakMap<StageSpec, Kernel>()

  constructor(readonly grid: TimeGrid) {}

  fixed(spec: StageSpec, time: TimeMap): Kernel {
    let kernel = this.bySpec.get(spec)
    if (kernel === undefined) {
      kernel = this.ofMap(time)
      this.bySpec.set(spec, kernel)
    }
    return kernel
  }

  ofMap(time: TimeMap): Kernel {
    const key = JSON.stringify(time)
    let kernel = this.byContent.get(key)
    if (kernel === undefined) {
      kernel = compileTimeMap(time, this.grid)
      this.byContent.set(key, kernel)
    }
    return kernel
  }
}

/** Kernels for one query: fixed timetables are laid out over its horizon. */
export class QueryKernels {
  private readonly departures = new Map<string, { time: TimeMap; kernel: Kernel }>()
  private readonly byMove = new Map<Move, readonly Kernel[]>()
  private readonly applied = new PairMemo((ready: Arrival, kernel: Kernel) => kernel.apply(ready, this.end))

  constructor(
    private readonly store: KernelStore,
    private readonly from: EpochMinutes,
    /** First step beyond the horizon. */
    private readonly end: number,
  ) {}

  of(move: Move): readonly Kernel[] {
    let kernels = this.byMove.get(move)
    if (kernels === undefined) {
      kernels = move.stages.map((spec) => this.ofStage(spec))
      this.byMove.set(move, kernels)
    }
    return kernels
  }

  ofMap(time: TimeMap): Kernel {
    return this.store.ofMap(time)
  }

  ofStage(spec: StageSpec): Kernel {
    const { time } = spec
    return time.kind === 'timetable' ? this.timetable(time.service, time.zone).kernel : this.store.fixed(spec, time)
  }

  /** When a step is done, remembered: chains share their beginnings, and what is searched is told afterwards. */
  apply(kernel: Kernel, ready: Arrival): Arrival {
    return this.applied.of(ready, kernel)
  }

  /** The map of time of a stage, with its departures laid out. */
  timeOf(spec: StageSpec): TimeMap {
    return spec.time.kind === 'timetable' ? this.timetable(spec.time.service, spec.time.zone).time : spec.time
  }

  private timetable(service: Service, zone: string): { time: TimeMap; kernel: Kernel } {
    const key = `${service.id}|${zone}`
    let found = this.departures.get(key)
    if (found === undefined) {
      const { stepMinutes, horizonSteps } = this.store.grid
      const cutOffMinutes = service.departures.kind === 'days' ? service.departures.cutOffHours * 60 : 0
      const time: TimeMap = {
        kind: 'departures',
        departures: timetableDepartures(service, zone, this.from, this.from + horizonSteps * stepMinutes),
        cutOffMinutes,
      }
      found = { time, kernel: compileTimeMap(time, this.store.grid) }
      this.departures.set(key, found)
    }
    return found
  }
}
