import { chanceEver } from '@karavan/core'
import FlatQueue from 'flatqueue'
import type { Move } from '../graph/move.js'
import { extend, type Label, makeLabel, type SearchProblem, type SearchResult } from './pareto.js'

/** What counts as the same when only what is worth showing is kept. */
export const THIN = {
  /** Steps by which a mean arrival may be later and still count as no later. */
  steps: 12,
  /** And as a share of the time so far. */
  time: 0.05,
  cost: 0.06,
  co2: 0.12,
  /** Most sketches kept at one place and carriage. */
  sketches: 5,
} as const

/** Standard deviations from the mean to P90, were the sum of many steps normal. */
const LATE = 1.2816

/** A chain by its rough measures only. */
interface Sketch {
  readonly vertex: number
  /** Steps since the start. */
  readonly mean: number
  readonly variance: number
  readonly cost: number
  readonly co2: number
  readonly move: Move | null
  readonly before: Sketch | null
}

/**
 * The search of `paretoSearch` for people, in two passes. The first sketches chains by mean, variance, cost and emissions,
 * all of which add up, and leaves out what is about as good as another. The second composes the distributions of the
 * chains that are left, exactly, and judges them by their true mean and P90. Chains that law forbids at the time they
 * would be run are sketched around.
 */
export function thinnedSearch(problem: SearchProblem): SearchResult {
  const closed = new Set<Move>()
  for (;;) {
    const { ends, count } = sketchChains(problem, closed)
    const { front, refused } = compose(problem, ends)
    if (refused.length === 0) return { front, labels: count }
    for (const move of refused) closed.add(move)
  }
}

function sketchChains(problem: SearchProblem, closed: ReadonlySet<Move>): { ends: Sketch[]; count: number } {
  const { roughSteps, leastCost, leastCo2 } = problem
  const fronts: Sketch[][] = []
  const goal: Sketch[] = []
  const queue = new FlatQueue<Sketch>()
  let count = 0

  const expand = (sketch: Sketch): void => {
    for (const move of problem.leaving(sketch.vertex)) {
      const vertex = move.to
      const mean = sketch.mean + problem.rough(move)
      const cost = sketch.cost + problem.cost(move)
      const co2 = sketch.co2 + problem.co2(move)
      const rest = roughSteps[vertex] ?? 0
      if (anyBeats(goal, mean + rest, cost + (leastCost[vertex] ?? 0), co2 + (leastCo2[vertex] ?? 0), 0)) continue
      const variance = sketch.variance + problem.variance(move)
      const front = fronts[vertex]
      if (front !== undefined && anyBeats(front, mean, cost, co2, variance)) continue
      if (closed.has(move)) continue
      queue.push({ vertex, mean, variance, cost, co2, move, before: sketch }, mean + rest)
    }
  }

  expand({ vertex: problem.start.vertex, mean: 0, variance: 0, cost: 0, co2: 0, move: null, before: null })
  for (;;) {
    const sketch = queue.pop()
    if (sketch === undefined) return { ends: goal, count }
    const { vertex, mean, cost, co2, variance } = sketch
    const rest = roughSteps[vertex] ?? 0
    if (anyBeats(goal, mean + rest, cost + (leastCost[vertex] ?? 0), co2 + (leastCo2[vertex] ?? 0), 0)) continue
    let front = fronts[vertex]
    if (front === undefined) {
      front = []
      fronts[vertex] = front
    }
    if (front.length >= THIN.sketches || anyBeats(front, mean, cost, co2, variance)) continue
    front.push(sketch)
    count += 1
    if (problem.goals.has(vertex)) goal.push(sketch)
    expand(sketch)
  }
}

/** Whether one of the sketches is about as good as the given measures. @param variance - 0 where the rest of the way is not counted */
function anyBeats(found: readonly Sketch[], mean: number, cost: number, co2: number, variance: number): boolean {
  const slack = THIN.steps + THIN.time * mean
  const dear = cost * (1 + THIN.cost) + 1e-9
  const dirty = co2 * (1 + THIN.co2) + 1e-9
  for (const other of found) {
    if (other.mean > mean + slack || other.cost > dear || other.co2 > dirty) continue
    if (
      variance === 0 ||
      other.mean + LATE * Math.sqrt(other.variance) <= mean + LATE * Math.sqrt(variance) + 2 * slack
    )
      return true
  }
  return false
}

/** Composes the distributions of sketched chains; tells the moves at which law stopped one. */
function compose(problem: SearchProblem, ends: readonly Sketch[]): { front: Label[]; refused: Move[] } {
  const known = new Map<Sketch, Label | null>()
  const refused: Move[] = []
  const labelOf = (sketch: Sketch): Label | null => {
    let label = known.get(sketch)
    if (label !== undefined) return label
    const { before, move } = sketch
    if (before === null || move === null) return problem.start
    const from = before.before === null ? problem.start : labelOf(before)
    label = from === null ? null : extend(problem, from, move)
    if (from !== null && label === null && problem.before(move, from.arrival) === null) refused.push(move)
    known.set(sketch, label)
    return label
  }
  const front: Label[] = []
  for (const end of ends) {
    const label = labelOf(end)
    const done = label === null ? null : delivered(problem, label)
    if (done !== null && !front.some((other) => aboutAsGood(other, done, problem.start.mean))) keep(front, done)
  }
  return { front, refused }
}

function delivered(problem: SearchProblem, label: Label): Label | null {
  let { arrival } = label
  for (const kernel of problem.goals.get(label.vertex) ?? []) arrival = kernel.apply(arrival, problem.end)
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
