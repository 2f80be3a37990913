import { type Arrival, type Kernel, readyAt } from '@karavan/core'
import type { ConditionsSnapshot, MessageValue, PlanQuery, Restriction } from '@karavan/model'
import type { Network } from '@karavan/network'
import type { MoveGraph } from '../graph/build.js'
import { placeOf } from '../graph/carriage.js'
import type { Move, StageSpec } from '../graph/move.js'
import { placeNamed } from '../graph/places.js'
import { type Arcs, type Bound, eachArc } from './bounds.js'
import type { PricedMoves } from './criteria.js'
import { avoidingCountries, type Drop, findDrops } from './drops.js'
import { Durations } from './durations.js'
import { Groundwork } from './groundwork.js'
import type { QueryKernels } from './kernels.js'
import type { MoveIndex } from './move-index.js'
import { delivered, extend, type Label, paretoSearch, type SearchProblem, type Stop } from './pareto.js'
import { type Reach, reachOf } from './reach.js'
import { applyRules, type Concern, isOver } from './rules.js'
import { thinnedSearch } from './thinned.js'

/** A question laid over the network: what may be used, what it costs, what is out and why. */
export class QuestionGraph {
  readonly graph: MoveGraph
  readonly priced: PricedMoves
  readonly kernels: QueryKernels
  /** How long steps take, for telling legs. */
  readonly durations: Durations
  readonly end: number
  readonly start: number
  /** Ready for certain at `start`. */
  readonly ready: Arrival
  /** All moves: the network's, then those that only this question makes. */
  readonly moves: readonly Move[]
  /** What the question's own rules take out, rule by rule. */
  readonly drops: readonly Drop[]
  /** How many of those rules take a move out, by move id. */
  readonly dropped: Uint8Array
  /** 1 by move id where the move may be used. */
  readonly usable: Uint8Array
  /** Rough duration in steps, cost in USD and CO2e in kilograms, by move id. */
  readonly rough: Float64Array
  readonly costs: Float64Array
  readonly emitted: Float64Array
  private readonly reach: Reach
  /** Bans that stopped a chain at the time it would have come, each with a move that it stopped. */
  readonly stops = new Map<Restriction, Move>()
  private readonly concernsOf = new Map<Move, readonly Concern[]>()

  /**
   * @param ground - shared by the questions that differ in nothing but their day
   * @throws {StructuredError} PLACE_UNKNOWN, SAME_PLACE
   */
  constructor(
    readonly network: Network,
    readonly snapshot: ConditionsSnapshot,
    readonly query: PlanQuery,
    private readonly ground = new Groundwork(network, snapshot, query),
  ) {
    const { prepared, verdicts, own, moves, rough, costs, emitted, kernels } = ground
    const { stepMinutes, horizonSteps } = network.grid
    this.graph = prepared.graph
    this.priced = prepared.priced
    this.moves = moves
    this.rough = rough
    this.costs = costs
    this.emitted = emitted
    this.kernels = kernels
    this.start = Math.ceil(query.ready / stepMinutes)
    this.end = this.start + horizonSteps
    this.ready = readyAt(this.start)
    this.durations = new Durations(prepared.timeless, this.end)
    this.drops = findDrops(prepared, verdicts, query, own, this.end * stepMinutes)
    this.dropped = new Uint8Array(moves.length)
    for (const { moves: ids } of this.drops) for (const id of ids) this.dropped[id] = (this.dropped[id] ?? 0) + 1
    const { removed } = prepared.index
    this.usable = this.dropped.map((rules, id) => (rules === 0 && (removed[id] ?? 0) === 0 ? 1 : 0))
    this.reach = reachOf(ground, this.usable)
  }

  /** Moves removed whatever the question, by what they are about. */
  get removals(): MoveIndex['removals'] {
    return this.ground.prepared.index.removals
  }

  get startVertex(): number {
    return this.ground.startVertex
  }

  /** Vertices at which the goods stand at the destination. */
  goalVertices(): readonly number[] {
    return this.ground.goalVertices
  }

  /** From standing at the destination to being available to the consignee. */
  deliveryStages(vertex: number): readonly StageSpec[] {
    return this.ground.deliveryStages(vertex)
  }

  deliveryKernels(vertex: number): readonly Kernel[] {
    return this.deliveryStages(vertex).map((stage) => this.kernels.ofStage(stage))
  }

  concerns(move: Move): readonly Concern[] {
    let found = this.concernsOf.get(move)
    if (found === undefined) {
      found = this.ground.concerns(move).filter(({ restriction }) => !isOver(restriction, this.query.ready))
      this.concernsOf.set(move, found)
    }
    return found
  }

  /** Usable moves that leave a vertex. */
  leaving(vertex: number, usable: Uint8Array = this.usable): Move[] {
    return this.touching(this.ground.forwards, vertex, usable)
  }

  /** Usable moves that enter a vertex. */
  entering(vertex: number, usable: Uint8Array = this.usable): Move[] {
    return this.touching(this.ground.backwards, vertex, usable)
  }

  private touching(arcs: Arcs, vertex: number, usable: Uint8Array): Move[] {
    const found: Move[] = []
    eachArc(arcs, vertex, (id) => {
      const move = usable[id] === 1 ? this.moves[id] : undefined
      if (move !== undefined) found.push(move)
    })
    return found
  }

  /** Least of a measure from every vertex to the destination. */
  toGoal(weight: Float64Array, usable: Uint8Array = this.usable): Bound {
    return this.ground.toGoal(weight, usable)
  }

  /** Least of a measure from the origin to every vertex. */
  fromStart(weight: Float64Array): Bound {
    return this.ground.fromStart(weight, this.usable)
  }

  /** The chain that follows a bound downhill to the destination; empty where there is none. */
  downhill(bound: Bound, weight: Float64Array, from: number, usable: Uint8Array = this.usable): Move[] {
    return this.ground.downhill(bound, weight, from, usable)
  }

  /** Least rough steps, cost and CO2e that are still needed from each vertex. */
  get bounds(): Reach['bounds'] {
    return this.reach.bounds
  }

  /** Whether any way is left. */
  get hasWay(): boolean {
    return Number.isFinite(this.bounds.steps[this.startVertex])
  }

  /** Whether any way is left that keeps out of a country. */
  hasWayAround(country: string): boolean {
    const usable = this.usable.slice()
    const { prepared, own } = this.ground
    for (const { moves } of avoidingCountries(prepared.index, [country], own)) for (const id of moves) usable[id] = 0
    return Number.isFinite(this.toGoal(this.rough, usable)[this.startVertex])
  }

  /** The journeys of this question: the whole Pareto set where it is asked for, else what is worth showing. */
  search(): readonly Label[] {
    const problem = this.problem()
    return this.query.exact
      ? paretoSearch(problem)
      : thinnedSearch(problem, (without, composed) => this.reach.sketch(without, this.query.ready, composed))
  }

  /** The journey by a chain, shown or not; null where a move may not be used, a ban stops it, or it does not arrive. */
  along(chain: readonly Move[]): Label | null {
    const problem = this.problem()
    let stop: Stop | null = problem.start
    for (const move of chain) {
      if (stop === null || this.usable[move.id] !== 1) return null
      stop = extend(problem, stop, move)
    }
    return stop === null ? null : delivered(problem, stop)
  }

  /** When a step is done. */
  apply(kernel: Kernel, ready: Arrival): Arrival {
    return this.kernels.apply(kernel, ready, this.end)
  }

  /** The search problem of this question. */
  private problem(): SearchProblem {
    const { stepMinutes } = this.network.grid
    const { steps, cost, co2 } = this.bounds
    const { exact } = this.query
    const { least } = this.ground
    return {
      start: {
        vertex: this.startVertex,
        arrival: this.ready,
        cost: 0,
        co2: 0,
        move: null,
        before: null,
      },
      end: this.end,
      moves: this.moves,
      leaving: (vertex) =>
        this.leaving(vertex).filter((move) => Number.isFinite(steps[move.to] ?? Number.POSITIVE_INFINITY)),
      kernels: (move) => this.kernels.of(move),
      apply: exact ? (kernel, ready) => kernel.apply(ready, this.end) : (kernel, ready) => this.apply(kernel, ready),
      before: (move: Move, ready: Arrival) => {
        const concerns = this.concerns(move)
        return concerns.length === 0
          ? ready
          : applyRules(
              concerns,
              ready,
              this.end,
              stepMinutes,
              (time) => this.kernels.ofMap(time),
              (restriction) => this.stops.set(restriction, move),
            )
      },
      cost: (move) => this.costs[move.id] ?? 0,
      co2: (move) => this.emitted[move.id] ?? 0,
      goals: new Map(this.goalVertices().map((vertex) => [vertex, this.deliveryKernels(vertex)])),
      roughSteps: steps,
      leastSteps: least === null ? steps : this.toGoal(least),
      leastCost: cost,
      leastCo2: co2,
      seeds: exact ? this.reach.extremes() : [],
    }
  }

  placeName(place: number): string {
    const id = this.graph.places[place] ?? ''
    return this.network.locations.get(id)?.name ?? id
  }

  /** A place as it stands in a sentence. */
  placeNamed(place: number): MessageValue {
    return placeNamed(this.network, this.graph.places[place] ?? '')
  }

  placeOfVertex(vertex: number): number {
    return placeOf(vertex)
  }
}
