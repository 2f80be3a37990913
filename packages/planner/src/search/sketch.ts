import FlatQueue from 'flatqueue'
import type { Rough } from '../graph/rough.js'
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
  /** Mean and variance, since the start, of having made a move when coming to it so; null where it takes as long at any time. */
  readonly dated: (id: number, mean: number, variance: number) => Rough | null
  readonly costs: Float64Array
  readonly emitted: Float64Array
  readonly goals: ReadonlySet<number>
  readonly roughSteps: Bound
  readonly leastCost: Bound
  readonly leastCo2: Bound
  /** Chains known before the search, as move ids, to measure against from its first step. */
  readonly seeds: readonly (readonly number[])[]
  /** Chains whose distributions are known already, by {@link Sketches.chain}; they are measured by these. */
  readonly composed: ReadonlyMap<string, Times>
}

/** When the goods of a chain are available, in steps since the start: on average, and nine in ten of them. */
export interface Times {
  readonly mean: number
  readonly late: number
}

/** Steps by which a mean may be later and still count as no later; twice as many for nine in ten. */
export function slackAfter(mean: number): number {
  return THIN.steps + THIN.time * mean
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
  /** Sketches that reach the destination, and when their goods are then available. */
  readonly ends: number[] = []
  readonly times: Times[] = []

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

  /** The moves of a sketch as one text. */
  chain(sketch: number): string {
    const ids: number[] = []
    for (let at = sketch; (this.before[at] ?? -1) >= 0; at = this.before[at] ?? 0) ids.push(this.move[at] ?? 0)
    return ids.join()
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

  /** Whether one of those from `first` to before `last` is about as good as the given measures. */
  beat(first: number, last: number, mean: number, cost: number, co2: number, late: number): boolean {
    const { measures } = this
    const slack = slackAfter(mean)
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
  const { arcs, usable, costs, emitted, roughSteps, leastCost, leastCo2 } = problem
  const sketches = new Sketches()
  const goal = new Found(ENDS)
  const fronts = new Found(problem.size * THIN.sketches)
  const kept = new Uint8Array(problem.size)
  const queue = new FlatQueue<number>()

  const hopeless = (vertex: number, mean: number, cost: number, co2: number, late: number): boolean =>
    goal.beat(
      0,
      sketches.ends.length,
      mean + (roughSteps[vertex] ?? 0),
      cost + (leastCost[vertex] ?? 0),
      co2 + (leastCo2[vertex] ?? 0),
      late + (roughSteps[vertex] ?? 0),
    )
  const beaten = (vertex: number, mean: number, cost: number, co2: number, late: number): boolean => {
    const first = vertex * THIN.sketches
    return fronts.beat(first, first + (kept[vertex] ?? 0), mean, cost, co2, late)
  }
  const follow = (from: number, id: number, vertex: number): void => {
    const rest = roughSteps[vertex] ?? Number.POSITIVE_INFINITY
    if (usable[id] === 0 || rest === Number.POSITIVE_INFINITY) return
    const { mean, variance } = after(problem, sketches, from, id)
    const cost = (sketches.cost[from] ?? 0) + (costs[id] ?? 0)
    const co2 = (sketches.co2[from] ?? 0) + (emitted[id] ?? 0)
    const late = lateOf(mean, variance)
    if (hopeless(vertex, mean, cost, co2, late) || beaten(vertex, mean, cost, co2, late)) return
    queue.push(sketches.add(vertex, mean, variance, cost, co2, id, from), mean + rest)
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
    if (problem.goals.has(vertex)) end(problem, sketches, goal, sketch)
    const room = kept[vertex] ?? 0
    if (room === THIN.sketches) continue
    if (hopeless(vertex, mean, cost, co2, late) || beaten(vertex, mean, cost, co2, late)) continue
    fronts.put(vertex * THIN.sketches + room, mean, cost, co2, late)
    kept[vertex] = room + 1
    expand(sketch)
  }
}

/** When goods have made a move after a sketch, in steps since the start. */
function after({ rough, variance, dated }: SketchProblem, sketches: Sketches, from: number, id: number): Rough {
  const mean = sketches.mean[from] ?? 0
  const varied = sketches.variance[from] ?? 0
  return dated(id, mean, varied) ?? { mean: mean + (rough[id] ?? 0), variance: varied + (variance[id] ?? 0) }
}

/** Draws a chain that is known beforehand, unless one drawn before is about as good. */
function draw(problem: SketchProblem, sketches: Sketches, goal: Found, root: number, chain: readonly number[]): void {
  let at = root
  for (const id of chain) {
    const { far, own } = problem.arcs
    const vertex = far[id] ?? own.get(sketches.vertex[at] ?? 0)?.find((arc) => arc.id === id)?.far
    if (vertex === undefined || problem.usable[id] === 0) return
    const { mean, variance } = after(problem, sketches, at, id)
    at = sketches.add(
      vertex,
      mean,
      variance,
      (sketches.cost[at] ?? 0) + (problem.costs[id] ?? 0),
      (sketches.co2[at] ?? 0) + (problem.emitted[id] ?? 0),
      id,
      at,
    )
  }
  if (chain.length > 0) end(problem, sketches, goal, at)
}

/** Notes that a sketch reaches the destination, unless one that did before is about as good. */
function end({ roughSteps, composed }: SketchProblem, sketches: Sketches, goal: Found, sketch: number): void {
  const delivery = roughSteps[sketches.vertex[sketch] ?? 0] ?? 0
  const there = sketches.mean[sketch] ?? 0
  const late = lateOf(there, sketches.variance[sketch] ?? 0)
  const times = composed.get(sketches.chain(sketch)) ?? { mean: there + delivery, late: late + delivery }
  const [cost, co2] = [sketches.cost[sketch] ?? 0, sketches.co2[sketch] ?? 0]
  const found = sketches.ends.length
  if (goal.beat(0, found, times.mean, cost, co2, times.late)) return
  goal.put(found, times.mean, cost, co2, times.late)
  sketches.ends.push(sketch)
  sketches.times.push(times)
}
