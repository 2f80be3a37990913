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
import { ShapeMemo } from './shapes.js'
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

/** Kernels for the hand-overs between two moments: fixed timetables are laid out from the first to the horizon of the last. */
export class QueryKernels {
  private readonly departures = new Map<string, { time: TimeMap; kernel: Kernel }>()
  private readonly byMove = new Map<Move, readonly Kernel[]>()
  private readonly shapes = new ShapeMemo()

  constructor(
    private readonly store: KernelStore,
    private readonly first: EpochMinutes,
    private readonly last: EpochMinutes,
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

  /**
   * When a step is done, remembered.
   * @param end - first step beyond the horizon
   */
  apply(kernel: Kernel, ready: Arrival, end: number): Arrival {
    return this.shapes.apply(kernel, ready, end)
  }

  /** Forgets what steps made of ready times that were not asked for since this was called before. */
  forget(): void {
    this.shapes.forget()
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
        departures: timetableDepartures(service, zone, this.first, this.last + horizonSteps * stepMinutes),
        cutOffMinutes,
      }
      found = { time, kernel: compileTimeMap(time, this.store.grid) }
      this.departures.set(key, found)
    }
    return found
  }
}
