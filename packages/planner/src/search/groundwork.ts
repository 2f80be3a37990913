import { StructuredError } from '@karavan/core'
import { type ConditionsSnapshot, carriedTonnes, type PlanQuery } from '@karavan/model'
import type { Network } from '@karavan/network'
import { carriageOf, GROUND, vertexOf } from '../graph/carriage.js'
import type { Move, StageSpec } from '../graph/move.js'
import { standingAs } from '../graph/standing.js'
import { type Arcs, type Bound, distances, eachArc } from './bounds.js'
import { DatedMoves } from './dated-moves.js'
import { QueryKernels } from './kernels.js'
import { leastSteps, roughSteps, roughVariance } from './move-index.js'
import { type Prepared, prepare } from './prepared.js'
import { type Concern, holdsOf, Verdicts } from './rules.js'

/** What a step of time weighs beside a dollar or a kilogram where ways are otherwise equal. */
const TIE = 1e-4

/** What is laid out for a question whatever the day of the hand-over: its moves, what they cost, and how they join. */
export class Groundwork {
  readonly prepared: Prepared
  readonly verdicts: Verdicts
  readonly kernels: QueryKernels
  readonly origin: number
  readonly destination: number
  /** Where the goods stand when they are ready. */
  readonly startVertex: number
  /** Moves that only this question makes. */
  readonly own: readonly Move[]
  /** All moves: the network's, then the question's own. */
  readonly moves: readonly Move[]
  /** Rough duration in steps and its variance, cost in USD and CO2e in kilograms, by move id. */
  readonly rough: Float64Array
  readonly variance: Float64Array
  /** Rough times of the moves that take longer on some days. */
  readonly dated: DatedMoves
  readonly costs: Float64Array
  readonly emitted: Float64Array
  /** Fewest steps by move id, for an exact search. */
  readonly least: Float64Array | null
  readonly forwards: Arcs
  readonly backwards: Arcs
  /** Where the goods were handed over, which may be before where they are planned from. */
  private readonly handedOverAt: number
  private readonly delivery = new Map<number, readonly StageSpec[]>()
  private readonly concernsOf = new Map<Move, readonly Concern[]>()
  private knownTied: Groundwork['tied'] | null = null

  /**
   * @param query - its `ready` is the first hand-over
   * @param last - the last one
   * @throws {StructuredError} PLACE_UNKNOWN, SAME_PLACE
   */
  constructor(
    readonly network: Network,
    readonly snapshot: ConditionsSnapshot,
    query: PlanQuery,
    last = query.ready,
  ) {
    this.prepared = prepare(network, snapshot, query.cargo.equipment)
    const { graph, index, priced } = this.prepared
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
    this.handedOverAt = graph.indexOf.get(query.underWay?.origin ?? query.from) ?? this.origin
    this.verdicts = new Verdicts(
      {
        cargo: query.cargo,
        origin: graph.countryOf[this.handedOverAt] ?? '',
        destination: graph.countryOf[this.destination] ?? '',
        originPlace: query.underWay?.origin ?? query.from,
      },
      query.underWay?.together,
    )
    this.kernels = new QueryKernels(this.prepared.kernels, query.ready, last)
    const ends = [...graph.ends.atOrigin(this.origin), ...graph.ends.atDestination(this.destination)]
    const own = ends.map((move, i): Move => ({ ...move, id: graph.moves.length + i }))
    const all = own.length === 0 ? graph.moves : graph.moves.concat(own)
    this.moves = this.prepared.holdups.laidOn(all, own, this.verdicts, query)
    this.own = this.moves.slice(graph.moves.length)
    const grow = (fixed: Float64Array, measure: (move: Move) => number) => {
      const all = new Float64Array(this.moves.length)
      all.set(fixed)
      for (const move of own) all[move.id] = measure(move)
      return all
    }
    const { stepMinutes } = network.grid
    const { units, tonnes } = query.cargo
    const carried = carriedTonnes(query.cargo)
    this.rough = grow(index.measures.rough, (move) => roughSteps(move, stepMinutes))
    this.variance = grow(index.measures.variance, (move) => roughVariance(move, stepMinutes))
    this.dated = new DatedMoves(this.moves, (move) => holdsOf(this.concerns(move)).map(({ time }) => time), stepMinutes)
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
    this.startVertex = this.firstLeft(standingAs(network, query).map((carriage) => vertexOf(this.origin, carriage)))
  }

  /** The first of some vertices that something leaves. */
  private firstLeft(vertices: readonly number[]): number {
    const isLeft = (vertex: number) => {
      let arcs = 0
      eachArc(this.forwards, vertex, () => {
        arcs += 1
      })
      return arcs > 0
    }
    return vertices.find(isLeft) ?? vertexOf(this.origin, 'handedOver')
  }

  private placeIndex(id: string, pointer: string): number {
    const index = this.prepared.graph.indexOf.get(id)
    if (index === undefined)
      throw new StructuredError({
        code: 'PLACE_UNKNOWN',
        pointer,
        received: id,
        expected: 'the id of a location of the network',
      })
    return index
  }

  get size(): number {
    return this.prepared.graph.leaving.length
  }

  /** Vertices at which the goods stand at the destination. */
  get goalVertices(): readonly number[] {
    return GROUND.filter((ground) => ground !== 'handedOver').map((ground) => vertexOf(this.destination, ground))
  }

  /** The restrictions whose verdict on a move is not `clear`, whatever their dates. */
  concerns(move: Move): readonly Concern[] {
    let found = this.concernsOf.get(move)
    if (found === undefined) {
      found = this.prepared.restrictions.concerns(move, this.verdicts)
      this.concernsOf.set(move, found)
    }
    return found
  }

  /** From standing at the destination to being available to the consignee. */
  deliveryStages(vertex: number): readonly StageSpec[] {
    let stages = this.delivery.get(vertex)
    if (stages === undefined) {
      stages = this.prepared.graph.ends.delivery(this.handedOverAt, this.destination, carriageOf(vertex))
      this.delivery.set(vertex, stages)
    }
    return stages
  }

  /** Cost and CO2e in which the sooner of two equal ways is the lesser; pure where the front is to be exact. */
  get tied(): { readonly costs: Float64Array; readonly emitted: Float64Array } {
    if (this.least !== null) return this
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

  /** Least of a measure from every vertex to the destination. */
  toGoal(weight: Float64Array, usable: Uint8Array, extra: (vertex: number) => number = () => 0): Bound {
    const starts = new Map(this.goalVertices.map((vertex) => [vertex, extra(vertex)]))
    return distances(this.size, starts, this.backwards, usable, weight)
  }

  /** Least of a measure from the origin to every vertex. */
  fromStart(weight: Float64Array, usable: Uint8Array): Bound {
    return distances(this.size, new Map([[this.startVertex, 0]]), this.forwards, usable, weight)
  }

  /** The chain that follows a bound downhill to the destination; empty where there is none. */
  downhill(bound: Bound, weight: Float64Array, from: number, usable: Uint8Array): Move[] {
    const chain: Move[] = []
    const goals = new Set(this.goalVertices)
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
}

function touching(moves: readonly Move[], near: (move: Move) => number, far: (move: Move) => number): Arcs['own'] {
  const map = new Map<number, { id: number; far: number }[]>()
  for (const move of moves) {
    const list = map.get(near(move))
    if (list === undefined) map.set(near(move), [{ id: move.id, far: far(move) }])
    else list.push({ id: move.id, far: far(move) })
  }
  return map
}
