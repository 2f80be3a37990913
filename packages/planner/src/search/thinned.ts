import { chanceEver } from '@karavan/core'
import type { Move } from '../graph/move.js'
import { extend, type Label, makeLabel, type SearchProblem, type SearchResult } from './pareto.js'
import { type Sketches, type SketchProblem, sketchChains, THIN } from './sketch.js'

/**
 * The search of `paretoSearch` for people, in two passes. The first sketches chains by mean, variance, cost and emissions,
 * all of which add up, and leaves out what is about as good as another. The second composes the distributions of the
 * chains that are left, exactly, and judges them by their true mean and P90. Chains that law forbids at the time they
 * would be run, or that come too late for the last departure, are sketched around, beside what was found.
 */
export function thinnedSearch(problem: SearchProblem, sketch: SketchProblem): SearchResult {
  const front: Label[] = []
  let usable = sketch.usable
  let labels = 0
  for (;;) {
    const { sketches, count } = sketchChains({ ...sketch, usable })
    labels += count
    const refused = compose(problem, sketches, front)
    if (refused.length === 0) return { front, labels }
    usable = usable.slice()
    for (const move of refused) usable[move.id] = 0
  }
}

/** Composes the distributions of sketched chains into the front; tells the moves at which one was stopped. */
function compose(problem: SearchProblem, sketches: Sketches, front: Label[]): Move[] {
  const known = new Map<number, Label | null>([[0, problem.start]])
  const refused: Move[] = []
  const labelOf = (sketch: number): Label | null => {
    let label = known.get(sketch)
    if (label !== undefined) return label
    const move = problem.moves[sketches.move[sketch] ?? -1]
    const from = labelOf(sketches.before[sketch] ?? 0)
    label = from === null || move === undefined ? null : extend(problem, from, move)
    if (from !== null && move !== undefined && label === null) refused.push(move)
    known.set(sketch, label)
    return label
  }
  for (const end of sketches.ends) {
    const label = labelOf(end)
    const done = label === null ? null : delivered(problem, label)
    if (done !== null && !front.some((other) => aboutAsGood(other, done, problem.start.mean))) keep(front, done)
  }
  return refused
}

function delivered(problem: SearchProblem, label: Label): Label | null {
  let { arrival } = label
  for (const kernel of problem.goals.get(label.vertex) ?? []) arrival = problem.apply(kernel, arrival)
  if (chanceEver(arrival) <= 0) return null
  return makeLabel(problem, label.vertex, arrival, label.cost, label.co2, label.move, label.before)
}

function aboutAsGood(a: Label, b: Label, from: number): boolean {
  const slack = THIN.steps + THIN.time * Math.max(0, b.mean - from)
  return (
    a.mean <= b.mean + slack &&
    a.late <= b.late + 2 * slack &&
    a.cost <= b.cost * (1 + THIN.cost) + 1e-9 &&
    a.co2 <= b.co2 * (1 + THIN.co2) + 1e-9
  )
}

/** Adds a label and drops those that it beats in everything. */
function keep(front: Label[], label: Label): void {
  let kept = 0
  for (const other of front) {
    const beaten =
      label.mean <= other.mean &&
      label.late <= other.late &&
      label.cost <= other.cost + 1e-9 &&
      label.co2 <= other.co2 + 1e-9
    if (!beaten) front[kept++] = other
  }
  front.length = kept
  front.push(label)
}
