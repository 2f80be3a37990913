import { type Arrival, chanceEver, fromMass, type Kernel, massOf, NEVER_ARRIVES } from '@karavan/core'
import type { Move } from '../graph/move.js'
import type { QuestionGraph } from '../search/question-graph.js'
import { kernelsOf, type PolicyGraph } from './graph.js'

/** Probability by single steps, from the first step on. */
export interface Mass {
  readonly first: number
  readonly p: Float64Array
}

/** Which part of the mass at a vertex takes its move of an index; -1 is the part that has arrived. Null is none. */
export type Split = (vertex: number, mass: Mass, index: number) => Mass | null

/** What happens to goods that are sent through a graph. */
export interface Flow {
  readonly arrival: Arrival
  /** Mass that takes each move. */
  readonly share: ReadonlyMap<Move, number>
  /** Ready times at each vertex. */
  readonly at: ReadonlyMap<number, Mass>
}

/** Sends goods through a graph, split at each vertex. */
export function follow(question: QuestionGraph, graph: PolicyGraph, split: Split): Flow {
  const at = new Map<number, Mass>([[question.startVertex, { first: question.start, p: Float64Array.of(1) }]])
  const share = new Map<Move, number>()
  let arrived: Mass | undefined
  for (const vertex of graph.vertices) {
    const mass = at.get(vertex)
    if (mass === undefined) continue
    const stays = graph.goals.has(vertex) ? split(vertex, mass, -1) : null
    if (stays !== null) arrived = added(arrived, sent(question, question.deliveryKernels(vertex), stays))
    graph.leaving.get(vertex)?.forEach((move, index) => {
      const part = split(vertex, mass, index)
      if (part === null) return
      share.set(move, totalOf(part))
      at.set(move.to, added(at.get(move.to), sent(question, kernelsOf(question, move), part)))
    })
  }
  return { arrival: arrived === undefined ? NEVER_ARRIVES : fromMass(arrived.first, arrived.p.slice()), share, at }
}

function lastOf({ first, p }: Mass): number {
  return first + p.length - 1
}

export function totalOf({ p }: Mass): number {
  let total = 0
  for (const part of p) total += part
  return total
}

function sent(question: QuestionGraph, kernels: readonly Kernel[], mass: Mass): Mass {
  let arrival = fromMass(mass.first, mass.p.slice())
  for (const kernel of kernels) arrival = kernel.apply(arrival, question.end)
  return chanceEver(arrival) > 0
    ? { first: arrival.start, p: massOf(arrival) }
    : { first: question.start, p: new Float64Array(0) }
}

function added(a: Mass | undefined, b: Mass): Mass {
  if (a === undefined || a.p.length === 0) return b
  if (b.p.length === 0) return a
  const first = Math.min(a.first, b.first)
  const p = new Float64Array(Math.max(lastOf(a), lastOf(b)) - first + 1)
  p.set(a.p, a.first - first)
  for (let i = 0, n = b.first - first; i < b.p.length; i++, n++) p[n] = (p[n] ?? 0) + (b.p[i] ?? 0)
  return { first, p }
}
