import { type Arrival, type Kernel, readyAt, StructuredError } from '@karavan/core'
import type { ConditionsSnapshot, MessageValue, PlanQuery, Restriction } from '@karavan/model'
import type { Network } from '@karavan/network'
import type { MoveGraph } from '../graph/build.js'
import { carriageOf, GROUND, placeOf, vertexOf } from '../graph/carriage.js'
import type { Move, StageSpec } from '../graph/move.js'
import { placeNamed } from '../graph/places.js'
import { roughOf } from '../graph/rough.js'
import { type Arcs, type Bound, distances, eachArc } from './bounds.js'
import { carriedTonnes, type PricedMoves } from './criteria.js'
import { avoidingCountries, type Drop, findDrops } from './drops.js'
import { Durations } from './durations.js'
import { QueryKernels } from './kernels.js'
import { leastSteps, type MoveIndex, roughSteps, roughVariance } from './move-index.js'
import { type Label, paretoSearch, type SearchProblem } from './pareto.js'
import { type Prepared, prepare } from './prepared.js'
import { applyRules, type Concern, isOver, Verdicts } from './rules.js'
import type { SketchProblem } from './sketch.js'
import { thinnedSearch } from './thinned.js'

/** What a step of time weighs beside a dollar or a kilogram where ways are otherwise equal. */
const TIE = 1e-4

/** A question laid over the network: what may be used, what it costs, what is out and why. */
export class QuestionGraph {
  readonly graph: MoveGraph
  readonly priced: PricedMoves
  readonly kernels: QueryKernels
  /** How long steps take, for telling legs. */
  readonly durations: Durations
  readonly origin: number
  readonly destination: number
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
  readonly forwards: Arcs
  readonly backwards: Arcs
  /** Fewest steps by move id, for an exact search. */
  private readonly least: Float64Array | null
  private readonly variance: Float64Array
  private readonly prepared: Prepared
  private readonly verdicts: Verdicts
  private knownTied: QuestionGraph['tied'] | null = null
  private knownBounds: QuestionGraph['bounds'] | null = null
  /** Bans that stopped a chain at the time it would have come, each with a move that it stopped. */
  readonly stops = new Map<Restriction, Move>()
  private readonly delivery = new Map<number, readonly StageSpec[]>()
  private readonly concernsOf = new Map<Move, readonly Concern[]>()

  /** @throws {StructuredError} PLACE_UNKNOWN, SAME_PLACE */
  constructor(
    readonly network: Network,
    readonly snapshot: ConditionsSnapshot,
    readonly query: PlanQuery,
  ) {
    this.prepared = prepare(network, snapshot, query.cargo.equipment)
    const { graph, index, priced } = this.prepared
    this.graph = graph
    this.priced = priced
    this.origin = this.placeIndex(query.from, '/from')
    this.destination = this.placeIndex(query.to, '/to')
    if (this.origin === this.destination) {
      throw new StructuredError({
        code: 'SAME_PLACE',
        pointer: '/to',
        received: query.to,
        expected: 'a destination other than the origin',
      })
    }
    this.verdicts = new Verdicts({
      cargo: query.cargo,
      origin: graph.countryOf[this.origin] ?? '',
      destination: graph.countryOf[this.destination] ?? '',
    })
    const { stepMinutes, horizonSteps } = network.grid
    this.start = Math.ceil(query.ready / stepMinutes)
    this.end = this.start + horizonSteps
    this.ready = readyAt(this.start)
    this.kernels = new QueryKernels(this.prepared.kernels, query.ready, this.end)
    this.durations = new Durations(this.prepared.timeless, this.end)
    const ends = [...graph.ends.atOrigin(this.origin), ...graph.ends.atDestination(this.destination)]
    const own = ends.map((move, i): Move => ({ ...move, id: graph.moves.length + i }))
    this.moves = own.length === 0 ? graph.moves : graph.moves.concat(own)
    const grow = (fixed: Float64Array, measure: (move: Move) => number) => {
      const all = new Float64Array(this.moves.length)
      all.set(fixed)
      for (const move of own) all[move.id] = measure(move)
      return all
    }
    const { units, tonnes } = query.cargo
    const carried = carriedTonnes(query.cargo)
    this.rough = grow(index.measures.rough, (move) => roughSteps(move, stepMinutes))
    this.variance = grow(index.measures.variance, (move) => roughVariance(move, stepMinutes))
    this.least = query.exact ? grow(index.measures.least, (move) => leastSteps(move, stepMinutes)) : null
    this.costs = new Float64Array(this.moves.length)
    this.emitted = new Float64Array(this.moves.length)
    const { perUnit, perTonne, grams } = index.measures
    for (let id = 0; id < graph.moves.length; id++) {
      this.costs[id] = (perUnit[id] ?? 0) * units + (perTonne[id] ?? 0) * tonnes
      this.emitted[id] = ((grams[id] ?? 0) * carried) / 1000
    }
    for (const move of own) {
      this.costs[move.id] = priced.perUnit(move) * units + priced.perTonne(move) * tonnes
      this.emitted[move.id] = (priced.grams(move) * carried) / 1000
    }
    this.forwards = {
      incidence: index.leaving,
      far: index.to,
      own: touching(
        own,
        (move) => move.from,
        (move) => move.to,
      ),
    }
    this.backwards = {
      incidence: index.entering,
      far: index.from,
      own: touching(
        own,
        (move) => move.to,
        (move) => move.from,
      ),
    }
    this.drops = findDrops(this.prepared, this.verdicts, query, own, this.end * stepMinutes)
    this.dropped = new Uint8Array(this.moves.length)
    for (const { moves } of this.drops) for (const id of moves) this.dropped[id] = (this.dropped[id] ?? 0) + 1
    this.usable = this.dropped.map((rules, id) => (rules === 0 && (index.removed[id] ?? 0) === 0 ? 1 : 0))
  }

  private placeIndex(id: string, pointer: string): number {
    const index = this.graph.indexOf.get(id)
    if (index === undefined)
      throw new StructuredError({
        code: 'PLACE_UNKNOWN',
        pointer,
        received: id,
        expected: 'the id of a location of the network',
      })
    return index
  }

  /** Moves removed whatever the question, by what they are about. */
  get removals(): MoveIndex['removals'] {
    return this.prepared.index.removals
  }

  /** From standing at the destination to being available to the consignee. */
  deliveryStages(vertex: number): readonly StageSpec[] {
    let stages = this.delivery.get(vertex)
    if (stages === undefined) {
      stages = this.graph.ends.delivery(this.origin, this.destination, carriageOf(vertex))
      this.delivery.set(vertex, stages)
    }
    return stages
  }

  concerns(move: Move): readonly Concern[] {
    let found = this.concernsOf.get(move)
    if (found === undefined) {
      found = this.prepared.restrictions
        .concerns(move, this.verdicts)
        .filter(({ restriction }) => !isOver(restriction, this.query.ready))
      this.concernsOf.set(move, found)
    }
    return found
  }

  /** Usable moves that leave a vertex. */
  leaving(vertex: number, usable: Uint8Array = this.usable): Move[] {
    return this.touching(this.forwards, vertex, usable)
  }

  /** Usable moves that enter a vertex. */
  entering(vertex: number, usable: Uint8Array = this.usable): Move[] {
    return this.touching(this.backwards, vertex, usable)
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
  toGoal(weight: Float64Array, usable: Uint8Array = this.usable, extra: (vertex: number) => number = () => 0): Bound {
    return distances(
      this.size,
      new Map(this.goalVertices().map((vertex) => [vertex, extra(vertex)])),
      this.backwards,
      usable,
      weight,
    )
  }

  /** Least of a measure from the origin to every vertex. */
  fromStart(weight: Float64Array, usable: Uint8Array = this.usable): Bound {
    return distances(this.size, new Map([[this.startVertex, 0]]), this.forwards, usable, weight)
  }

  /** Vertices at which the goods stand at the destination. */
  goalVertices(): number[] {
    return GROUND.filter((ground) => ground !== 'handedOver').map((ground) => vertexOf(this.destination, ground))
  }

  get size(): number {
    return this.graph.leaving.length
  }

  get startVertex(): number {
    return vertexOf(this.origin, 'handedOver')
  }

  deliveryKernels(vertex: number): readonly Kernel[] {
    return this.deliveryStages(vertex).map((stage) => this.kernels.ofStage(stage))
  }

  /** The journeys of this question: the whole Pareto set where it is asked for, else what is worth showing. */
  search(): readonly Label[] {
    const problem = this.problem()
    return this.query.exact ? paretoSearch(problem) : thinnedSearch(problem, this.sketchProblem())
  }

  /** Least rough steps, cost and CO2e that are still needed from each vertex. */
  get bounds(): { readonly steps: Bound; readonly cost: Bound; readonly co2: Bound } {
    if (this.knownBounds === null) {
      const toSteps = (hours: number) => hours * (60 / this.network.grid.stepMinutes)
      const delivery = (vertex: number) =>
        this.deliveryStages(vertex).reduce((sum, stage) => sum + toSteps(roughOf(stage.time).mean), 0)
      this.knownBounds = {
        steps: this.toGoal(this.rough, this.usable, delivery),
        cost: this.toGoal(this.tied.costs),
        co2: this.toGoal(this.tied.emitted),
      }
    }
    return this.knownBounds
  }

  /** Cost and CO2e in which the sooner of two equal ways is the lesser; pure where the front is to be exact. */
  private get tied(): { readonly costs: Float64Array; readonly emitted: Float64Array } {
    if (this.query.exact) return this
    if (this.knownTied === null) {
      const [costs, emitted] = [this.costs.slice(), this.emitted.slice()]
      for (let id = 0; id < costs.length; id++) {
        const time = TIE * (this.rough[id] ?? 0)
        costs[id] = (costs[id] ?? 0) + time
        emitted[id] = (emitted[id] ?? 0) + time
      }
      this.knownTied = { costs, emitted }
    }
    return this.knownTied
  }

  /** Whether any way is left. */
  get hasWay(): boolean {
    return Number.isFinite(this.bounds.steps[this.startVertex])
  }

  /** Whether any way is left that keeps out of a country. */
  hasWayAround(country: string): boolean {
    const usable = this.usable.slice()
    const own = this.moves.slice(this.graph.moves.length)
    for (const { moves } of avoidingCountries(this.prepared.index, [country], own))
      for (const id of moves) usable[id] = 0
    return Number.isFinite(this.toGoal(this.rough, usable)[this.startVertex])
  }

  private sketchProblem(): SketchProblem {
    const { steps, cost, co2 } = this.bounds
    return {
      size: this.size,
      start: this.startVertex,
      arcs: this.forwards,
      usable: this.usable,
      rough: this.rough,
      variance: this.variance,
      costs: this.costs,
      emitted: this.emitted,
      goals: new Set(this.goalVertices()),
      roughSteps: steps,
      leastCost: cost,
      leastCo2: co2,
      seeds: this.extremes().map((chain) => chain.map((move) => move.id)),
    }
  }

  /** The chains of least rough time, cost and CO2e. */
  private extremes(): Move[][] {
    const { steps, cost, co2 } = this.bounds
    return [
      this.downhill(steps, this.rough),
      this.downhill(cost, this.tied.costs),
      this.downhill(co2, this.tied.emitted),
    ]
  }

  /** The search problem of this question. */
  private problem(): SearchProblem {
    const { stepMinutes } = this.network.grid
    const { steps, cost, co2 } = this.bounds
    const { exact } = this.query
    return {
      start: {
        vertex: this.startVertex,
        arrival: this.ready,
        mean: this.start,
        late: this.start,
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
      apply: exact
        ? (kernel, ready) => kernel.apply(ready, this.end)
        : (kernel, ready) => this.kernels.apply(kernel, ready),
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
      leastSteps: this.least === null ? steps : this.toGoal(this.least),
      leastCost: cost,
      leastCo2: co2,
      seeds: exact ? this.extremes() : [],
    }
  }

  /** The chain that follows a bound downhill to the destination; empty where there is none. */
  downhill(
    bound: Bound,
    weight: Float64Array,
    from: number = this.startVertex,
    usable: Uint8Array = this.usable,
  ): Move[] {
    const chain: Move[] = []
    const goals = new Set(this.goalVertices())
    const seen = new Set<number>()
    let vertex = from
    while (!goals.has(vertex)) {
      seen.add(vertex)
      let best = -1
      let least = Number.POSITIVE_INFINITY
      eachArc(this.forwards, vertex, (id, far) => {
        const total = (weight[id] ?? 0) + (bound[far] ?? Number.POSITIVE_INFINITY)
        if (total >= least || usable[id] !== 1 || seen.has(far)) return
        best = id
        least = total
      })
      const move = this.moves[best]
      if (move === undefined) return []
      chain.push(move)
      vertex = move.to
    }
    return chain
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

function touching(moves: readonly Move[], near: (move: Move) => number, far: (move: Move) => number): Arcs['own'] {
  const map = new Map<number, { id: number; far: number }[]>()
  for (const move of moves) map.set(near(move), [...(map.get(near(move)) ?? []), { id: move.id, far: far(move) }])
  return map
}
