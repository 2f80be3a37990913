import { chanceEver } from '@karavan/core'
import FlatQueue from 'flatqueue'
import type { Move } from '../graph/move.js'
import { extend, type Label, makeLabel, type SearchProblem, type SearchResult } from './pareto.js'

/** What counts as the same when only what is worth showing is kept. */
export const THIN = {
  /** Steps by which a mean arrival may be later and still count as no later. */
  steps: 12,
  /** And as a share of the time so far. */
  time: 0.06,
  cost: 0.10,
  co2: 0.25,
  /** Most labels kept at one place and carriage. */
  labels: 3,
} as const

interface Candidate {
  readonly from: Label
  readonly move: Move
  /** Mean step at the end of the move, roughly. */
  readonly mean: number
  readonly cost: number
  readonly co2: number
}

/**
 * The search of {@link paretoSearch} for people: journeys that are about as good as one already kept are left out, judged
 * by mean and P90 arrival, cost and emissions. Distributions are composed exactly; a move is worked out only when its
 * rough measures still promise something.
 */
export function thinnedSearch(problem: SearchProblem): SearchResult {
  const { start } = problem
  const fronts = new Map<number, Label[]>()
  const goal: Label[] = []
  const queue = new FlatQueue<Candidate>()
  let labels = 0

  const finish = (label: Label): void => {
    const delivery = problem.goals.get(label.vertex)
    if (delivery === undefined) return
    let { arrival } = label
    for (const kernel of delivery) arrival = kernel.apply(arrival, problem.end)
    if (chanceEver(arrival) <= 0) return
    const done = makeLabel(problem, label.vertex, arrival, label.cost, label.co2, label.move, label.before)
    if (!goal.some((other) => aboutAsGood(other, done, start.mean))) keep(goal, done)
  }

  const promises = (vertex: number, mean: number, cost: number, co2: number): boolean => {
    const rest = problem.roughSteps[vertex] ?? Number.POSITIVE_INFINITY
    if (!Number.isFinite(rest)) return false
    const whole = { mean: mean + rest, cost: cost + (problem.leastCost[vertex] ?? 0), co2: co2 + (problem.leastCo2[vertex] ?? 0) }
    if (goal.some((found) => roughlyBeats(found, whole, start.mean))) return false
    const here = { mean, cost, co2 }
    return !(fronts.get(vertex) ?? []).some((found) => roughlyBeats(found, here, start.mean))
  }

  const expand = (label: Label): void => {
    for (const move of problem.leaving(label.vertex)) {
      const mean = label.mean + problem.rough(move)
      const cost = label.cost + problem.cost(move)
      const co2 = label.co2 + problem.co2(move)
      if (promises(move.to, mean, cost, co2)) queue.push({ from: label, move, mean, cost, co2 }, mean + (problem.roughSteps[move.to] ?? 0))
    }
  }

  const settle = (label: Label): void => {
    const front = fronts.get(label.vertex) ?? []
    if (front.some((other) => aboutAsGood(other, label, start.mean))) return
    if (front.length >= THIN.labels) return
    keep(front, label)
    fronts.set(label.vertex, front)
    labels += 1
    finish(label)
    expand(label)
  }

  for (const seed of problem.seeds) {
    let label: Label | null = start
    for (const move of seed) label = label === null ? null : extend(problem, label, move)
    if (label !== null) finish(label)
  }
  settle(start)
  for (;;) {
    const candidate = queue.pop()
    if (candidate === undefined) return { front: goal, labels }
    if (!promises(candidate.move.to, candidate.mean, candidate.cost, candidate.co2)) continue
    const label = extend(problem, candidate.from, candidate.move)
    if (label !== null) settle(label)
  }
}

interface Measures {
  readonly mean: number
  readonly cost: number
  readonly co2: number
}

function slackOf(mean: number, from: number): number {
  return THIN.steps + THIN.time * Math.max(0, mean - from)
}

function roughlyBeats(found: Measures, other: Measures, from: number): boolean {
  return found.mean <= other.mean + slackOf(other.mean, from) && found.cost <= other.cost * (1 + THIN.cost) + 1e-9 && found.co2 <= other.co2 * (1 + THIN.co2) + 1e-9
}

function aboutAsGood(a: Label, b: Label, from: number): boolean {
  return roughlyBeats(a, b, from) && a.late <= b.late + 2 * slackOf(b.mean, from)
}

/** Adds a label and drops those that it beats in everything. */
function keep(front: Label[], label: Label): void {
  let kept = 0
  for (const other of front) {
    const beaten = label.mean <= other.mean && label.late <= other.late && label.cost <= other.cost + 1e-9 && label.co2 <= other.co2 + 1e-9
    if (!beaten) front[kept++] = other
  }
  front.length = kept
  front.push(label)
}
