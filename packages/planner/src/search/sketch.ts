import FlatQueue from 'flatqueue'
import { type Arcs, type Bound, eachArc } from './bounds.js'

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

/** A network of moves by measures that add up. */
export interface SketchProblem {
  readonly size: number
  readonly start: number
  readonly arcs: Arcs
  /** 1 by move id where the move may be used. */
  readonly usable: Uint8Array
  /** Rough mean (steps) and variance (steps²), cost (USD) and CO2e (kg) by move id. */
  readonly rough: Float64Array
  readonly variance: Float64Array
  readonly costs: Float64Array
  readonly emitted: Float64Array
  readonly goals: ReadonlySet<number>
  readonly roughSteps: Bound
  readonly leastCost: Bound
  readonly leastCo2: Bound
  /** Chains known before the search, as move ids, to measure against from its first step. */
  readonly seeds: readonly (readonly number[])[]
}

/** Chains by their rough measures only, as a tree in flat lists: a sketch is its index. */
export class Sketches {
  readonly vertex: number[] = []
  /** Steps since the start. */
  readonly mean: number[] = []
  readonly variance: number[] = []
  readonly cost: number[] = []
  readonly co2: number[] = []
  /** The last move's id, -1 at the start. */
  readonly move: number[] = []
  /** The sketch before the last move, -1 at the start. */
  readonly before: number[] = []
  /** Sketches that reach the destination. */
  readonly ends: number[] = []

  add(vertex: number, mean: number, variance: number, cost: number, co2: number, move: number, before: number): number {
    this.vertex.push(vertex)
    this.mean.push(mean)
    this.variance.push(variance)
    this.cost.push(cost)
    this.co2.push(co2)
    this.move.push(move)
    this.before.push(before)
    return this.vertex.length - 1
  }
}

/** P90 of a chain in steps since the start, were it normal. */
const lateOf = (mean: number, variance: number): number => mean + LATE * Math.sqrt(variance)

/** Measures of sketches found, in fours: mean, cost, CO2e and P90. */
class Found {
  private measures: Float64Array

  constructor(room: number) {
    this.measures = new Float64Array(room * 4)
  }

  put(at: number, mean: number, cost: number, co2: number, late: number): void {
    if (at * 4 >= this.measures.length) {
      const more = new Float64Array(this.measures.length * 2)
      more.set(this.measures)
      this.measures = more
    }
    const i = at * 4
    this.measures[i] = mean
    this.measures[i + 1] = cost
    this.measures[i + 2] = co2
    this.measures[i + 3] = late
  }

  /**
   * Whether one of those from `first` to before `last` is about as good as the given measures.
   * @param late - Infinity where the rest of the way is not counted
   */
  beat(first: number, last: number, mean: number, cost: number, co2: number, late: number): boolean {
    const { measures } = this
    const slack = THIN.steps + THIN.time * mean
    const [soon, soonLate] = [mean + slack, late + 2 * slack]
    const dear = cost * (1 + THIN.cost) + 1e-9
    const dirty = co2 * (1 + THIN.co2) + 1e-9
    for (let i = first * 4; i < last * 4; i += 4) {
      if (
        (measures[i] ?? 0) <= soon &&
        (measures[i + 1] ?? 0) <= dear &&
        (measures[i + 2] ?? 0) <= dirty &&
        (measures[i + 3] ?? 0) <= soonLate
      )
        return true
    }
    return false
  }
}

/** Room for the ends of a search; it grows. */
const ENDS = 64

/** All chains that no other is about as good as, a few at each place and carriage. */
export function sketchChains(problem: SketchProblem): Sketches {
  const { arcs, usable, rough, variance, costs, emitted, roughSteps, leastCost, leastCo2 } = problem
  const sketches = new Sketches()
  const goal = new Found(ENDS)
  const fronts = new Found(problem.size * THIN.sketches)
  const kept = new Uint8Array(problem.size)
  const queue = new FlatQueue<number>()

  const hopeless = (vertex: number, mean: number, cost: number, co2: number): boolean =>
    goal.beat(
      0,
      sketches.ends.length,
      mean + (roughSteps[vertex] ?? 0),
      cost + (leastCost[vertex] ?? 0),
      co2 + (leastCo2[vertex] ?? 0),
      Number.POSITIVE_INFINITY,
    )
  const beaten = (vertex: number, mean: number, cost: number, co2: number, late: number): boolean => {
    const first = vertex * THIN.sketches
    return fronts.beat(first, first + (kept[vertex] ?? 0), mean, cost, co2, late)
  }
  const follow = (from: number, id: number, vertex: number): void => {
    const rest = roughSteps[vertex] ?? Number.POSITIVE_INFINITY
    if (usable[id] === 0 || rest === Number.POSITIVE_INFINITY) return
    const mean = (sketches.mean[from] ?? 0) + (rough[id] ?? 0)
    const cost = (sketches.cost[from] ?? 0) + (costs[id] ?? 0)
    const co2 = (sketches.co2[from] ?? 0) + (emitted[id] ?? 0)
    if (hopeless(vertex, mean, cost, co2)) return
    const varied = (sketches.variance[from] ?? 0) + (variance[id] ?? 0)
    if (beaten(vertex, mean, cost, co2, lateOf(mean, varied))) return
    queue.push(sketches.add(vertex, mean, varied, cost, co2, id, from), mean + rest)
  }
  const expand = (from: number): void => {
    eachArc(arcs, sketches.vertex[from] ?? 0, (id, far) => follow(from, id, far))
  }

  const root = sketches.add(problem.start, 0, 0, 0, 0, -1, -1)
  for (const seed of problem.seeds) draw(problem, sketches, goal, root, seed)
  expand(root)
  for (;;) {
    const sketch = queue.pop()
    if (sketch === undefined) return sketches
    const vertex = sketches.vertex[sketch] ?? 0
    const mean = sketches.mean[sketch] ?? 0
    const late = lateOf(mean, sketches.variance[sketch] ?? 0)
    const cost = sketches.cost[sketch] ?? 0
    const co2 = sketches.co2[sketch] ?? 0
    if (problem.goals.has(vertex) && !goal.beat(0, sketches.ends.length, mean, cost, co2, late)) {
      goal.put(sketches.ends.length, mean, cost, co2, late)
      sketches.ends.push(sketch)
    }
    const room = kept[vertex] ?? 0
    if (room === THIN.sketches || hopeless(vertex, mean, cost, co2) || beaten(vertex, mean, cost, co2, late)) continue
    fronts.put(vertex * THIN.sketches + room, mean, cost, co2, late)
    kept[vertex] = room + 1
    expand(sketch)
  }
}

/** Draws a chain that is known beforehand, unless one drawn before is about as good. */
function draw(problem: SketchProblem, sketches: Sketches, goal: Found, root: number, chain: readonly number[]): void {
  let at = root
  for (const id of chain) {
    const { far, own } = problem.arcs
    const vertex = far[id] ?? own.get(sketches.vertex[at] ?? 0)?.find((arc) => arc.id === id)?.far
    if (vertex === undefined || problem.usable[id] === 0) return
    at = sketches.add(
      vertex,
      (sketches.mean[at] ?? 0) + (problem.rough[id] ?? 0),
      (sketches.variance[at] ?? 0) + (problem.variance[id] ?? 0),
      (sketches.cost[at] ?? 0) + (problem.costs[id] ?? 0),
      (sketches.co2[at] ?? 0) + (problem.emitted[id] ?? 0),
      id,
      at,
    )
  }
  const [mean, cost, co2] = [sketches.mean[at] ?? 0, sketches.cost[at] ?? 0, sketches.co2[at] ?? 0]
  const late = lateOf(mean, sketches.variance[at] ?? 0)
  const found = sketches.ends.length
  if (chain.length === 0 || goal.beat(0, found, mean, cost, co2, late)) return
  goal.put(found, mean, cost, co2, late)
  sketches.ends.push(at)
}
