import type { MoveGraph } from '../graph/build.js'
import { type Move, modesOf, type Removal } from '../graph/move.js'
import { leastHours, roughOf } from '../graph/rough.js'
import type { PricedMoves } from './criteria.js'

/** Moves by the vertex they leave or enter, as one flat list with starts. */
export interface Incidence {
  readonly starts: Int32Array
  readonly moves: Int32Array
}

/** The measures of all moves in flat arrays, by move id. */
interface MoveMeasures {
  readonly rough: Float64Array
  readonly variance: Float64Array
  readonly least: Float64Array
  readonly perUnit: Float64Array
  readonly perTonne: Float64Array
  readonly grams: Float64Array
}

/** A move graph as arrays, and its moves by what a question may avoid. */
export interface MoveIndex {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly leaving: Incidence
  readonly entering: Incidence
  readonly measures: MoveMeasures
  /** 1 where the move is removed whatever the question. */
  readonly removed: Uint8Array
  readonly byCountry: ReadonlyMap<string, readonly number[]>
  readonly byPlace: ReadonlyMap<string, readonly number[]>
  readonly byMode: ReadonlyMap<string, readonly number[]>
  readonly byService: ReadonlyMap<string, readonly number[]>
  /** By border crossed, as `AA>BB`. */
  readonly byDirection: ReadonlyMap<string, readonly number[]>
  readonly crossingUnknown: readonly number[]
  /** What is removed whatever the question, by what it is about. */
  readonly removals: readonly { readonly removal: Removal; readonly moves: readonly number[] }[]
}

/** Steps that a move takes on the whole, and at least. */
export function roughSteps(move: Move, stepMinutes: number): number {
  return move.stages.reduce((sum, stage) => sum + roughOf(stage.time).mean, 0) * (60 / stepMinutes)
}

/** Variance of a move's duration in steps², roughly. */
export function roughVariance(move: Move, stepMinutes: number): number {
  return move.stages.reduce((sum, stage) => sum + roughOf(stage.time).variance, 0) * (60 / stepMinutes) ** 2
}

export function leastSteps(move: Move, stepMinutes: number): number {
  return move.stages.reduce((sum, stage) => sum + Math.floor(leastHours(stage.time) * (60 / stepMinutes)), 0)
}

export function indexMoves(graph: MoveGraph, priced: PricedMoves, stepMinutes: number): MoveIndex {
  const { moves } = graph
  const size = graph.leaving.length
  const groups = {
    country: new Map<string, number[]>(),
    place: new Map<string, number[]>(),
    mode: new Map<string, number[]>(),
    service: new Map<string, number[]>(),
    direction: new Map<string, number[]>(),
  }
  const crossingUnknown: number[] = []
  const removals = new Map<string, { removal: Removal; moves: number[] }>()
  const put = (map: Map<string, number[]>, key: string, id: number) => {
    const list = map.get(key)
    if (list === undefined) map.set(key, [id])
    else if (list.at(-1) !== id) list.push(id)
  }
  for (const move of moves) {
    for (const country of move.crosses) put(groups.country, country, move.id)
    for (const place of move.via) {
      put(groups.place, place, move.id)
      if (move.mode === null) put(groups.country, place.slice(0, 2), move.id)
    }
    for (const mode of modesOf(move)) put(groups.mode, mode, move.id)
    if (move.service !== null) put(groups.service, move.service.id, move.id)
    for (const { from, to, place } of move.borders) {
      put(groups.direction, `${from}>${to}`, move.id)
      put(groups.place, place, move.id)
    }
    if (move.crossingUnknown) crossingUnknown.push(move.id)
    if (move.removal !== null) {
      const group = removals.get(move.removal.subject)
      if (group === undefined) removals.set(move.removal.subject, { removal: move.removal, moves: [move.id] })
      else group.moves.push(move.id)
    }
  }
  return {
    from: Int32Array.from(moves, (move) => move.from),
    to: Int32Array.from(moves, (move) => move.to),
    leaving: incidence(size, moves, (move) => move.from),
    entering: incidence(size, moves, (move) => move.to),
    measures: {
      rough: Float64Array.from(moves, (move) => roughSteps(move, stepMinutes)),
      variance: Float64Array.from(moves, (move) => roughVariance(move, stepMinutes)),
      least: Float64Array.from(moves, (move) => leastSteps(move, stepMinutes)),
      perUnit: Float64Array.from(moves, (move) => priced.perUnit(move)),
      perTonne: Float64Array.from(moves, (move) => priced.perTonne(move)),
      grams: Float64Array.from(moves, (move) => priced.grams(move)),
    },
    removed: Uint8Array.from(moves, (move) => (move.removal === null ? 0 : 1)),
    byCountry: groups.country,
    byPlace: groups.place,
    byMode: groups.mode,
    byService: groups.service,
    byDirection: groups.direction,
    crossingUnknown,
    removals: [...removals.values()],
  }
}

function incidence(size: number, moves: readonly Move[], end: (move: Move) => number): Incidence {
  const starts = new Int32Array(size + 1)
  for (const move of moves) starts[end(move) + 1] = (starts[end(move) + 1] ?? 0) + 1
  for (let v = 0; v < size; v++) starts[v + 1] = (starts[v + 1] ?? 0) + (starts[v] ?? 0)
  const next = starts.slice()
  const list = new Int32Array(moves.length)
  for (const move of moves) {
    const vertex = end(move)
    const at = next[vertex] ?? 0
    list[at] = move.id
    next[vertex] = at + 1
  }
  return { starts, moves: list }
}
