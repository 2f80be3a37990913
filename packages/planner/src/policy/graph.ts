import { type Arrival, chanceEver, type Kernel, readyAt, type TimeMap } from '@karavan/core'
import type { Move } from '../graph/move.js'
import { chainOf, type Label } from '../search/pareto.js'
import type { QuestionGraph } from '../search/question-graph.js'
import { endlessOf, holdsOf } from '../search/rules.js'

/** Steps at which goods can be ready at a vertex, tails of less than the tolerance left out. */
export interface Span {
  readonly first: number
  readonly last: number
}

/** The moves of several journeys as one graph in which a policy may choose. */
export interface PolicyGraph {
  /** Ordered so that every move leads to a later one. */
  readonly vertices: readonly number[]
  readonly leaving: ReadonlyMap<number, readonly Move[]>
  readonly goals: ReadonlySet<number>
  readonly spans: ReadonlyMap<number, Span>
}

/** Unites journeys, the best first; one that would close a circle with those before it is left out. */
export function unite(question: QuestionGraph, journeys: readonly Label[]): PolicyGraph {
  const leaving = new Map<number, Move[]>()
  let vertices: number[] = [question.startVertex]
  for (const journey of journeys) {
    const added = chainOf(journey).filter((move) => !leaving.get(move.from)?.includes(move))
    for (const move of added) leaving.set(move.from, [...(leaving.get(move.from) ?? []), move])
    const order = inOrder(question.startVertex, leaving)
    if (order !== null) vertices = order
    else
      for (const { from } of added)
        leaving.set(
          from,
          (leaving.get(from) ?? []).filter((move) => !added.includes(move)),
        )
  }
  const spans = spansOf(question, vertices, leaving)
  return { vertices, leaving, goals: new Set(question.goalVertices()), spans }
}

/** What a consignment passes through in a move: the bans that hold or stop it, then the stages. */
export function kernelsOf(question: QuestionGraph, move: Move): Kernel[] {
  const concerns = question.concerns(move)
  const beyond = question.end * question.network.grid.stepMinutes
  const bans: TimeMap[] = [
    ...holdsOf(concerns).map(({ time }) => time),
    ...endlessOf(concerns).map(({ from }): TimeMap => ({ kind: 'window', from: from ?? 0, until: beyond })),
  ]
  return [...bans.map((time) => question.kernels.ofMap(time)), ...question.kernels.of(move)]
}

/** From where goods are at the first and at the last moment: no step lets those overtake that are ready later. */
function spansOf(
  question: QuestionGraph,
  vertices: readonly number[],
  leaving: ReadonlyMap<number, readonly Move[]>,
): ReadonlyMap<number, Span> {
  const spans = new Map<number, Span>([[question.startVertex, { first: question.start, last: question.start }]])
  for (const vertex of vertices) {
    const span = spans.get(vertex)
    if (span === undefined) continue
    for (const move of leaving.get(vertex) ?? []) {
      const [soonest, latest] = [span.first, span.last].map((step) => through(question, move, step))
      if (soonest === undefined || latest === undefined || chanceEver(soonest) === 0) continue
      const known = spans.get(move.to)
      const last = chanceEver(latest) === 0 ? question.end - 1 : latest.start + latest.cdf.length - 1
      spans.set(move.to, {
        first: Math.min(known?.first ?? soonest.start, soonest.start),
        last: Math.max(known?.last ?? last, last),
      })
    }
  }
  return spans
}

function through(question: QuestionGraph, move: Move, step: number): Arrival {
  let arrival = readyAt(step)
  for (const kernel of kernelsOf(question, move)) arrival = kernel.apply(arrival, question.end)
  return arrival
}

/** The vertices so that every move leads to a later one; null where the moves run in a circle. */
function inOrder(start: number, leaving: ReadonlyMap<number, readonly Move[]>): number[] | null {
  const state = new Map<number, 'open' | 'done'>()
  const order: number[] = []
  const visit = (vertex: number): boolean => {
    const known = state.get(vertex)
    if (known !== undefined) return known === 'done'
    state.set(vertex, 'open')
    for (const move of leaving.get(vertex) ?? []) if (!visit(move.to)) return false
    state.set(vertex, 'done')
    order.push(vertex)
    return true
  }
  return visit(start) ? order.reverse() : null
}
