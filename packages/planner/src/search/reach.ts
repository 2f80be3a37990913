import type { EpochMinutes } from '@karavan/core'
import type { Move } from '../graph/move.js'
import { roughOf } from '../graph/rough.js'
import type { Bound } from './bounds.js'
import { SameHandOvers } from './dated-moves.js'
import type { Groundwork } from './groundwork.js'
import { type Sketches, type SketchProblem, sketchChains } from './sketch.js'

/** Sets of left-out moves whose sketches are kept. */
const MOST_SKETCHED = 32

/** Sketches kept of one such set; days follow one another, and the latest come first. */
const MOST_DAYS = 2

/** Sets of usable moves whose reach is kept; days follow one another, and so do the sets. */
const MOST_REACHES = 8

const reaches = new WeakMap<Groundwork, Reach[]>()

/**
 * The reach of some moves; questions of one groundwork that may use the same moves share it.
 * @param usable - 1 by move id where the move may be used
 */
export function reachOf(ground: Groundwork, usable: Uint8Array): Reach {
  const recent = reaches.get(ground) ?? []
  const known = recent.find((reach) => isSame(reach.usable, usable))
  if (known !== undefined) return known
  const reach = new Reach(ground, usable)
  reaches.set(ground, [reach, ...recent].slice(0, MOST_REACHES))
  return reach
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Where one can get with the moves that the rules leave: least measures to the destination, and sketches of chains. */
export class Reach {
  private knownBounds: Reach['bounds'] | null = null
  private readonly sketched = new Map<
    string,
    readonly { readonly sketches: Sketches; readonly same: SameHandOvers }[]
  >()

  constructor(
    private readonly ground: Groundwork,
    readonly usable: Uint8Array,
  ) {}

  /** Least rough steps, cost and CO2e that are still needed from each vertex. */
  get bounds(): { readonly steps: Bound; readonly cost: Bound; readonly co2: Bound } {
    if (this.knownBounds === null) {
      const { ground, usable } = this
      const toSteps = (hours: number) => hours * (60 / ground.network.grid.stepMinutes)
      const delivery = (vertex: number) =>
        ground.deliveryStages(vertex).reduce((sum, stage) => sum + toSteps(roughOf(stage.time).mean), 0)
      this.knownBounds = {
        steps: ground.toGoal(ground.rough, usable, delivery),
        cost: ground.toGoal(ground.tied.costs, usable),
        co2: ground.toGoal(ground.tied.emitted, usable),
      }
    }
    return this.knownBounds
  }

  /** The chains of least rough time, cost and CO2e. */
  extremes(): Move[][] {
    const { ground, usable } = this
    const { steps, cost, co2 } = this.bounds
    const { tied, startVertex } = ground
    return [
      ground.downhill(steps, ground.rough, startVertex, usable),
      ground.downhill(cost, tied.costs, startVertex, usable),
      ground.downhill(co2, tied.emitted, startVertex, usable),
    ]
  }

  /**
   * Chains by their rough measures, without some of the moves; the same on all days on which all that they meet is the same.
   * @param ready - when the goods are handed over
   * @param composed - chains of which more is known on that day
   */
  sketch(without: ReadonlySet<Move>, ready: EpochMinutes, composed: SketchProblem['composed']): Sketches {
    const left = Array.from(without, (move) => move.id).sort((a, b) => a - b)
    if (composed.size > 0) return this.sketchedWithout(left, ready, composed, new SameHandOvers())
    const key = left.join()
    const known = this.sketched.get(key)?.find(({ same }) => same.holds(ready))
    if (known !== undefined) return known.sketches
    const same = new SameHandOvers()
    const sketches = this.sketchedWithout(left, ready, composed, same)
    const recent = this.sketched.get(key) ?? []
    if (recent.length === 0 && this.sketched.size === MOST_SKETCHED) this.sketched.clear()
    this.sketched.set(key, [{ sketches, same }, ...recent].slice(0, MOST_DAYS))
    return sketches
  }

  private sketchedWithout(
    left: readonly number[],
    ready: EpochMinutes,
    composed: SketchProblem['composed'],
    same: SameHandOvers,
  ): Sketches {
    const { ground } = this
    const { steps, cost, co2 } = this.bounds
    const usable = this.usable.slice()
    for (const id of left) usable[id] = 0
    return sketchChains({
      size: ground.size,
      start: ground.startVertex,
      arcs: ground.forwards,
      usable,
      rough: ground.rough,
      variance: ground.variance,
      dated: (id, mean, variance) => ground.dated.after(id, ready, mean, variance, same),
      composed,
      costs: ground.costs,
      emitted: ground.emitted,
      goals: new Set(ground.goalVertices),
      roughSteps: steps,
      leastCost: cost,
      leastCo2: co2,
      seeds: this.extremes().map((chain) => chain.map((move) => move.id)),
    })
  }
}
