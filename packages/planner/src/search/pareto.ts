import {
  type Arrival,
  chanceEver,
  dominates,
  type Kernel,
  quantile,
  restrictedMean,
  StructuredError,
} from '@karavan/core'
import FlatQueue from 'flatqueue'
import type { Move } from '../graph/move.js'
import type { Bound } from './bounds.js'

/** How goods can come to a vertex: when, at what cost, with what emissions. */
export interface Label {
  readonly vertex: number
  readonly arrival: Arrival
  /** Horizon-restricted mean step. */
  readonly mean: number
  /** Step by which nine in ten have come, or the end of the horizon. */
  readonly late: number
  readonly cost: number
  readonly co2: number
  readonly move: Move | null
  readonly before: Label | null
}

export interface SearchProblem {
  readonly start: Label
  /** All moves by id. */
  readonly moves: readonly Move[]
  readonly end: number
  readonly leaving: (vertex: number) => readonly Move[]
  readonly kernels: (move: Move) => readonly Kernel[]
  readonly apply: (kernel: Kernel, ready: Arrival) => Arrival
  /** What holds or forbids before a move begins; null forbids it for this label. */
  readonly before: (move: Move, ready: Arrival) => Arrival | null
  readonly cost: (move: Move) => number
  readonly co2: (move: Move) => number
  /** Vertices at which the journey ends, with the kernels of delivery. */
  readonly goals: ReadonlyMap<number, readonly Kernel[]>
  readonly leastSteps: Bound
  readonly roughSteps: Bound
  readonly leastCost: Bound
  readonly leastCo2: Bound
  /** Chains known before the search, to measure against from its first step. */
  readonly seeds: readonly (readonly Move[])[]
}

/** A label after a move, or null where it cannot arrive. */
export function extend(problem: SearchProblem, label: Label, move: Move): Label | null {
  let arrival = problem.before(move, label.arrival)
  if (arrival === null) return null
  for (const kernel of problem.kernels(move)) {
    arrival = problem.apply(kernel, arrival)
    if (chanceEver(arrival) <= 0) return null
  }
  return makeLabel(
    problem,
    move.to,
    arrival,
    label.cost + problem.cost(move),
    label.co2 + problem.co2(move),
    move,
    label,
  )
}

/** A label with its mean and P90 worked out. */
export function makeLabel(
  problem: SearchProblem,
  vertex: number,
  arrival: Arrival,
  cost: number,
  co2: number,
  move: Move | null,
  before: Label | null,
): Label {
  return {
    vertex,
    arrival,
    mean: restrictedMean(arrival, problem.end),
    late: quantile(arrival, 0.9) ?? problem.end,
    cost,
    co2,
    move,
    before,
  }
}

/** Most labels of an exact search: some ten seconds of work on the corridor. */
const MOST_LABELS = 15_000

/**
 * Multi-criteria label search over distributions: the whole Pareto set of chains over arrival by first-order dominance,
 * cost and emissions.
 * @returns journeys to the goal, none dominated by another
 * @throws {StructuredError} SEARCH_TOO_LARGE
 */
export function paretoSearch(problem: SearchProblem): readonly Label[] {
  const fronts = new Map<number, Label[]>()
  const goal: Label[] = []
  const queue = new FlatQueue<Label>()
  const dead = new Set<Label>()
  let labels = 0

  const finish = (label: Label): void => {
    const delivery = problem.goals.get(label.vertex)
    if (delivery === undefined) return
    let { arrival } = label
    for (const kernel of delivery) arrival = problem.apply(kernel, arrival)
    if (chanceEver(arrival) <= 0) return
    insert(goal, makeLabel(problem, label.vertex, arrival, label.cost, label.co2, label.move, label.before))
  }

  for (const seed of problem.seeds) {
    let label: Label | null = problem.start
    for (const move of seed) label = label === null ? null : extend(problem, label, move)
    if (label !== null) finish(label)
  }

  const push = (label: Label): void => {
    const rest = problem.roughSteps[label.vertex] ?? Number.POSITIVE_INFINITY
    if (!Number.isFinite(rest) || hopeless(problem, goal, label)) return
    let front = fronts.get(label.vertex)
    if (front === undefined) {
      front = []
      fronts.set(label.vertex, front)
    }
    if (!insert(front, label, dead)) return
    labels += 1
    if (labels > MOST_LABELS) throw tooLarge()
    finish(label)
    queue.push(label, label.mean + rest)
  }

  push(problem.start)
  for (;;) {
    const label = queue.pop()
    if (label === undefined) return goal
    if (dead.has(label) || hopeless(problem, goal, label)) continue
    for (const move of problem.leaving(label.vertex)) {
      const next = extend(problem, label, move)
      if (next !== null) push(next)
    }
  }
}

function tooLarge(): StructuredError {
  return new StructuredError({
    code: 'SEARCH_TOO_LARGE',
    pointer: '/exact',
    received: `an exact search of more than ${MOST_LABELS} partial ways`,
    expected: 'a question that fewer partial ways answer',
    remediation: 'leave out exact, or avoid modes, countries or services that do not matter to you',
  })
}

/** Whether a journey already found beats whatever this label can become. */
function hopeless(problem: SearchProblem, goal: readonly Label[], label: Label): boolean {
  const { vertex } = label
  const cost = label.cost + (problem.leastCost[vertex] ?? 0)
  const co2 = label.co2 + (problem.leastCo2[vertex] ?? 0)
  const steps = Math.floor(problem.leastSteps[vertex] ?? 0)
  return goal.some((found) => found.cost <= cost && found.co2 <= co2 && dominates(found.arrival, label.arrival, steps))
}

/** Puts a label into a front unless one there is as good; what it beats is taken out. */
function insert(front: Label[], label: Label, dead?: Set<Label>): boolean {
  for (const other of front) if (asGood(other, label)) return false
  let kept = 0
  for (const other of front) {
    if (asGood(label, other)) dead?.add(other)
    else front[kept++] = other
  }
  front.length = kept
  front.push(label)
  return true
}

function asGood(a: Label, b: Label): boolean {
  return (
    a.cost <= b.cost + 1e-9 &&
    a.co2 <= b.co2 + 1e-9 &&
    a.mean <= b.mean + 1e-6 &&
    a.late <= b.late &&
    dominates(a.arrival, b.arrival)
  )
}

/** The moves of a journey, first to last. */
export function chainOf(label: Label): Move[] {
  const moves: Move[] = []
  for (let at: Label | null = label; at !== null; at = at.before) if (at.move !== null) moves.unshift(at.move)
  return moves
}
