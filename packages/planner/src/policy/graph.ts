import type { Kernel } from '@karavan/core'
import type { Move } from '../graph/move.js'
import type { Label } from '../search/pareto.js'
import type { QuestionGraph } from '../search/question-graph.js'
import { holdsOf } from '../search/rules.js'

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

/** By how many steps a move shifts the first and the last moment of being ready. */
interface Stretch {
  first: number
  last: number
}

/** Unites journeys, the best first; one that would close a circle with those before it is left out. */
export function unite(question: QuestionGraph, journeys: readonly Label[]): PolicyGraph {
  const leaving = new Map<number, Move[]>()
  const stretches = new Map<Move, Stretch>()
  let vertices: number[] = [question.startVertex]
  for (const journey of journeys) {
    const steps = stepsOf(journey)
    const added = steps.filter(({ move }) => !leaving.get(move.from)?.includes(move))
    for (const { move } of added) leaving.set(move.from, [...(leaving.get(move.from) ?? []), move])
    const order = inOrder(question.startVertex, leaving)
    if (order === null) {
      for (const { move } of added)
        leaving.set(
          move.from,
          (leaving.get(move.from) ?? []).filter((other) => other !== move),
        )
      continue
    }
    vertices = order
    for (const { move, stretch } of steps) widen(stretches, move, stretch)
  }
  const spans = spansOf(question, vertices, leaving, stretches)
  return { vertices, leaving, goals: new Set(question.goalVertices()), spans }
}

/** What a consignment passes through in a move: the bans that hold it, then the stages. */
export function kernelsOf(question: QuestionGraph, move: Move): Kernel[] {
  const holds = holdsOf(question.concerns(move)).map(({ time }) => question.kernels.ofMap(time))
  return [...holds, ...question.kernels.of(move)]
}

function stepsOf(journey: Label): { move: Move; stretch: Stretch }[] {
  const steps: { move: Move; stretch: Stretch }[] = []
  for (let label = journey; label.move !== null && label.before !== null; label = label.before) {
    const { arrival: to } = label
    const { arrival: from } = label.before
    const first = to.start - from.start
    steps.unshift({ move: label.move, stretch: { first, last: first + to.cdf.length - from.cdf.length } })
  }
  return steps
}

function widen(stretches: Map<Move, Stretch>, move: Move, { first, last }: Stretch): void {
  const known = stretches.get(move)
  const stretch = { first: Math.min(known?.first ?? first, first), last: Math.max(known?.last ?? last, last) }
  stretches.set(move, stretch)
}

/** Spans of the journeys themselves, and of those that change from one to another, as if each move took as long as in its own. */
function spansOf(
  question: QuestionGraph,
  vertices: readonly number[],
  leaving: ReadonlyMap<number, readonly Move[]>,
  stretches: ReadonlyMap<Move, Stretch>,
): ReadonlyMap<number, Span> {
  const spans = new Map<number, Span>([[question.startVertex, { first: question.start, last: question.start }]])
  for (const vertex of vertices) {
    const span = spans.get(vertex)
    if (span === undefined) continue
    for (const move of leaving.get(vertex) ?? []) {
      const known = spans.get(move.to)
      const { first, last } = stretches.get(move) ?? { first: 0, last: 0 }
      spans.set(move.to, {
        first: Math.min(known?.first ?? Number.POSITIVE_INFINITY, span.first + first),
        last: Math.min(question.end - 1, Math.max(known?.last ?? 0, span.last + last)),
      })
    }
  }
  return spans
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
