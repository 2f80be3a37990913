import type { Kernel } from '@karavan/core'
import type { Move } from '../graph/move.js'
import type { QuestionGraph } from '../search/question-graph.js'
import type { Split } from './follow.js'
import { kernelsOf, type PolicyGraph, type Span } from './graph.js'

/** A policy: for each vertex and step of being ready, which move to take. */
export interface Policy {
  readonly graph: PolicyGraph
  readonly choiceAt: ReadonlyMap<number, Choice>
}

/** Index into the vertex's moves by step from `first` on; -1 where nothing is left to do. */
interface Choice {
  readonly first: number
  readonly move: Int16Array
}

/** Expected arrival by step of being ready, over a vertex's span; the last entry is the value of `never`. */
interface Value extends Span {
  readonly mean: Float64Array
}

/**
 * Minimum expected arrival: works back from the destination, and takes at each vertex and step the move with the least
 * expected arrival. Only the steps at which goods can be there at all are worked out.
 */
export function solve(question: QuestionGraph, graph: PolicyGraph): Policy {
  const wanted = downstreamOfChoices(graph)
  const value = new Map<number, Value>()
  const choiceAt = new Map<number, Choice>()
  for (let v = graph.vertices.length - 1; v >= 0; v--) {
    const vertex = graph.vertices[v] ?? 0
    const span = graph.spans.get(vertex)
    if (span === undefined || !wanted.has(vertex)) continue
    const { best, choice } = choose(question, graph, vertex, span, value)
    value.set(vertex, { ...span, mean: best })
    choiceAt.set(vertex, { first: span.first, move: choice })
  }
  return { graph, choiceAt }
}

/** How a policy splits the goods at a vertex. */
export function splitBy(policy: Policy): Split {
  return (vertex, mass, index) => {
    const choice = policy.choiceAt.get(vertex)
    if (choice === undefined) return index === (policy.graph.leaving.has(vertex) ? 0 : -1) ? mass : null
    const last = choice.move.length - 1
    let any = false
    const p = mass.p.map((part, i) => {
      const at = Math.max(0, Math.min(mass.first + i - choice.first, last))
      if (part === 0 || choice.move[at] !== index) return 0
      any = true
      return part
    })
    return any ? { first: mass.first, p } : null
  }
}

function choose(
  question: QuestionGraph,
  graph: PolicyGraph,
  vertex: number,
  span: Span,
  value: ReadonlyMap<number, Value>,
): { best: Float64Array; choice: Int16Array } {
  const size = span.last - span.first + 1
  const best = new Float64Array(size + 1).fill(question.end)
  const choice = new Int16Array(size).fill(-1)
  const take = (before: Float64Array, index: number) => {
    for (let n = 0; n < size; n++) {
      if ((before[n] ?? 0) >= (best[n] ?? 0) - 1e-9) continue
      best[n] = before[n] ?? 0
      choice[n] = index
    }
  }
  if (graph.goals.has(vertex)) {
    const length = question.end - span.first
    const done = Float64Array.from({ length: length + 1 }, (_, n) => span.first + n)
    take(workedBack(done, question.deliveryKernels(vertex), span.first), -1)
  }
  graph.leaving.get(vertex)?.forEach((move, index) => {
    const after = value.get(move.to)
    if (after !== undefined) take(valueBefore(question, move, span, after), index)
  })
  return { best, choice }
}

/** Values of being done with a move, worked back to the values of being ready for it. */
function valueBefore(question: QuestionGraph, move: Move, { first, last }: Span, after: Value): Float64Array {
  const done = new Float64Array(Math.max(last, after.last) - first + 2).fill(question.end)
  const skip = after.first - first
  if (skip >= 0) done.set(after.mean, skip)
  else done.set(after.mean.subarray(-skip))
  done.fill(after.mean[0] ?? question.end, 0, Math.max(0, skip))
  return workedBack(done, kernelsOf(question, move), first)
}

function workedBack(done: Float64Array, kernels: readonly Kernel[], origin: number): Float64Array {
  let value = done
  for (let i = kernels.length - 1; i >= 0; i--) value = kernels[i]?.expect(value, origin) ?? value
  return value
}

/** Vertices whose value matters: those with a choice and all that come after one. */
function downstreamOfChoices(graph: PolicyGraph): ReadonlySet<number> {
  const wanted = new Set<number>()
  const visit = (vertex: number): void => {
    if (wanted.has(vertex)) return
    wanted.add(vertex)
    for (const move of graph.leaving.get(vertex) ?? []) visit(move.to)
  }
  for (const [vertex, moves] of graph.leaving) if (moves.length > 1 || graph.goals.has(vertex)) visit(vertex)
  return wanted
}
