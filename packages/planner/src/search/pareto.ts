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
export interface Stop {
  readonly vertex: number
  readonly arrival: Arrival
  readonly cost: number
  readonly co2: number
  readonly move: Move | null
  readonly before: Stop | null
}

/** A stop with the measures of its arrival. */
export interface Label extends Stop {
  /** Horizon-restricted mean step. */
  readonly mean: number
  /** Step by which nine in ten have come, or the end of the horizon. */
  readonly late: number
}

export interface SearchProblem {
  readonly start: Stop
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

/** Where goods come to by a move, or null where it cannot be done. */
export function extend(problem: SearchProblem, from: Stop, move: Move): Stop | null {
  let arrival = problem.before(move, from.arrival)
  if (arrival === null) return null
  for (const kernel of problem.kernels(move)) {
    arrival = problem.apply(kernel, arrival)
    if (chanceEver(arrival) <= 0) return null
  }
  return {
    vertex: move.to,
    arrival,
    cost: from.cost + problem.cost(move),
    co2: from.co2 + problem.co2(move),
    move,
    before: from,
  }
}

/** The journey that ends at a stop, with delivery; null where that is not the destination, or nothing arrives. */
export function delivered(problem: SearchProblem, stop: Stop): Label | null {
  const delivery = problem.goals.get(stop.vertex)
  if (delivery === undefined) return null
  let { arrival } = stop
  for (const kernel of delivery) arrival = problem.apply(kernel, arrival)
  return chanceEver(arrival) > 0 ? measured(problem, { ...stop, arrival }) : null
}

function measured(problem: SearchProblem, stop: Stop): Label {
  const { arrival } = stop
  return {
    ...stop,
    mean: restrictedMean(arrival, problem.end),
    late: quantile(arrival, 0.9) ?? problem.end,
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

  const finish = (stop: Stop): void => {
    const journey = delivered(problem, stop)
    if (journey !== null) insert(goal, journey)
  }

  for (const seed of problem.seeds) {
    let stop: Stop | null = problem.start
    for (const move of seed) stop = stop === null ? null : extend(problem, stop, move)
    if (stop !== null) finish(stop)
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

  push(measured(problem, problem.start))
  for (;;) {
    const label = queue.pop()
    if (label === undefined) return goal
    if (dead.has(label) || hopeless(problem, goal, label)) continue
    for (const move of problem.leaving(label.vertex)) {
      const next = extend(problem, label, move)
      if (next !== null) push(measured(problem, next))
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
export function chainOf(stop: Stop): Move[] {
  const moves: Move[] = []
  for (let at: Stop | null = stop; at !== null; at = at.before) if (at.move !== null) moves.unshift(at.move)
  return moves
}
