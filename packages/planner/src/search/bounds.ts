import FlatQueue from 'flatqueue'
import type { Incidence } from './move-index.js'

/** Least that is still needed from each vertex to the goal, in one measure; Infinity where the goal cannot be reached. */
export type Bound = Float64Array

/** The arcs of a search in one direction: those of the network, and a few of the question's own. */
export interface Arcs {
  readonly incidence: Incidence
  /** The vertex at the other end, by move id. */
  readonly far: Int32Array
  /** Moves of the question's own, by the vertex they touch; ids go on after the network's. */
  readonly own: ReadonlyMap<number, readonly { readonly id: number; readonly far: number }[]>
}

/** Visits the arcs at a vertex, usable or not, by move id and the vertex at the other end. */
export function eachArc({ incidence, far, own }: Arcs, vertex: number, visit: (id: number, far: number) => void): void {
  const last = incidence.starts[vertex + 1] ?? 0
  for (let i = incidence.starts[vertex] ?? 0; i < last; i++) {
    const id = incidence.moves[i] ?? 0
    visit(id, far[id] ?? 0)
  }
  const mine = own.get(vertex)
  if (mine !== undefined) for (const arc of mine) visit(arc.id, arc.far)
}

/** Kept between searches, which run one after the other, for the room that it has grown to. */
const queue = new FlatQueue<number>()

/**
 * Shortest distances over arcs by one additive measure.
 * @param starts - vertices to begin at, with what beginning there adds
 * @param usable - 1 by move id for the moves that may be used
 * @param weight - by move id, ≥ 0
 */
export function distances(
  size: number,
  starts: ReadonlyMap<number, number>,
  arcs: Arcs,
  usable: Uint8Array,
  weight: Float64Array,
): Bound {
  const bound = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
  queue.clear()
  for (const [vertex, extra] of starts) {
    bound[vertex] = extra
    queue.push(vertex, extra)
  }
  let here = 0
  const relax = (id: number, to: number): void => {
    if (usable[id] === 0) return
    const total = here + (weight[id] ?? 0)
    if (total >= (bound[to] ?? 0)) return
    bound[to] = total
    queue.push(to, total)
  }
  for (;;) {
    const value = queue.peekValue()
    const vertex = queue.pop()
    if (vertex === undefined || value === undefined) return bound
    if (value > (bound[vertex] ?? 0)) continue
    here = value
    eachArc(arcs, vertex, relax)
  }
}
