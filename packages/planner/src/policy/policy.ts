import { type Arrival, chanceEver, massOf, readyAt, restrictedMean } from '@karavan/core'
import type { PolicyChoice, PolicySummary, TransportPlan } from '@karavan/model'
import type { Move } from '../graph/move.js'
import type { QuestionGraph } from '../search/question-graph.js'
import { holdsOf } from '../search/rules.js'
import { assemblePolicy } from './assemble-policy.js'

/** The moves of several chains as one graph in which a policy may choose. */
interface PolicyGraph {
  readonly vertices: readonly number[]
  readonly leaving: ReadonlyMap<number, readonly Move[]>
  /** Whether some move leads back to a vertex before it. */
  readonly circular: boolean
}

/** A policy: for each vertex and step of being ready, which move to take. */
export interface Policy {
  readonly graph: PolicyGraph
  /** Index into the vertex's moves by step after `origin`; -1 where nothing is left to do. */
  readonly choice: ReadonlyMap<number, Int16Array>
  readonly mean: number
}

/** What happens under a policy. */
export interface PolicyRun {
  readonly arrival: Arrival
  /** Mass that takes each move. */
  readonly share: ReadonlyMap<Move, number>
  /** Ready times at each vertex. */
  readonly at: ReadonlyMap<number, Arrival>
}

/**
 * The policy with the least mean arrival over the moves of the given chains: at each place it takes the move that is
 * best for the moment at which the goods got there (the minimum expected arrival time of the stochastic timetable
 * literature). It looks at the clock only, not at the weather.
 * @returns null where there is nothing to choose
 */
export function bestPolicy(
  question: QuestionGraph,
  chains: readonly (readonly Move[])[],
  plans: readonly TransportPlan[],
): PolicySummary | null {
  const graph = unite(question, chains)
  if (![...graph.leaving.values()].some((moves) => moves.length > 1)) return null
  const policy = solve(question, graph)
  const run = follow(question, policy)
  const bestFixed = [...plans].sort((a, b) => a.hours.mean - b.hours.mean)[0]
  if (bestFixed === undefined) return null
  const { stepMinutes } = question.network.grid
  const mean = ((restrictedMean(run.arrival, question.end) - question.query.ready / stepMinutes) * stepMinutes) / 60
  const gain = bestFixed.hours.mean - mean
  return {
    plan: assemblePolicy(question, policy, run, bestFixed),
    gainHours: Math.max(0, Math.round(gain * 10) / 10),
    bestFixedPlanId: bestFixed.planId,
    choices: choices(question, policy, run),
  }
}

function unite(question: QuestionGraph, chains: readonly (readonly Move[])[]): PolicyGraph {
  const leaving = new Map<number, Move[]>()
  for (const chain of chains) {
    for (const move of chain) {
      const moves = leaving.get(move.from) ?? []
      if (!moves.includes(move)) moves.push(move)
      leaving.set(move.from, moves)
    }
  }
  const vertices = inOrder(question.startVertex, leaving)
  const rank = new Map(vertices.map((vertex, i) => [vertex, i]))
  const circular = [...leaving.values()].flat().some((move) => (rank.get(move.to) ?? 0) <= (rank.get(move.from) ?? 0))
  return { vertices, leaving, circular }
}

/** Vertices so that a move leads to a later one where the united chains have no circle. */
function inOrder(start: number, leaving: ReadonlyMap<number, readonly Move[]>): number[] {
  const done = new Set<number>()
  const order: number[] = []
  const visit = (vertex: number): void => {
    if (done.has(vertex)) return
    done.add(vertex)
    for (const move of leaving.get(vertex) ?? []) visit(move.to)
    order.unshift(vertex)
  }
  visit(start)
  return order
}

/** Values of being done with a move, worked back to the values of being ready for it. */
function valueBefore(question: QuestionGraph, move: Move, done: Float64Array): Float64Array {
  let value = done
  const kernels = question.kernels.of(move)
  for (let i = kernels.length - 1; i >= 0; i--) value = kernels[i]?.expect(value, question.start) ?? value
  for (const { time } of holdsOf(question.concerns(move)).reverse())
    value = question.kernels.ofMap(time).expect(value, question.start)
  return value
}

function solve(question: QuestionGraph, graph: PolicyGraph): Policy {
  const length = question.end - question.start + 1
  const goals = new Map(question.goalVertices().map((vertex) => [vertex, goalValue(question, vertex, length)]))
  const value = new Map<number, Float64Array>()
  const choice = new Map<number, Int16Array>()
  const worst = () => new Float64Array(length).fill(question.end)
  for (let round = 0; round < graph.vertices.length; round++) {
    let changed = false
    for (let v = graph.vertices.length - 1; v >= 0; v--) {
      const vertex = graph.vertices[v] ?? 0
      const best = goals.get(vertex)?.slice() ?? worst()
      const chosen = new Int16Array(length).fill(-1)
      ;(graph.leaving.get(vertex) ?? []).forEach((move, index) => {
        const before = valueBefore(question, move, value.get(move.to) ?? goals.get(move.to) ?? worst())
        for (let n = 0; n < length - 1; n++) {
          if ((before[n] ?? 0) < (best[n] ?? 0) - 1e-9) {
            best[n] = before[n] ?? 0
            chosen[n] = index
          }
        }
      })
      const old = value.get(vertex)
      if (old === undefined || best.some((now, n) => Math.abs(now - (old[n] ?? 0)) > 1e-9)) changed = true
      value.set(vertex, best)
      choice.set(vertex, chosen)
    }
    if (!changed || !graph.circular) break
  }
  return { graph, choice, mean: value.get(question.startVertex)?.[0] ?? question.end }
}

function goalValue(question: QuestionGraph, vertex: number, length: number): Float64Array {
  let value = Float64Array.from({ length }, (_, n) => question.start + n)
  const kernels = question.deliveryKernels(vertex)
  for (let i = kernels.length - 1; i >= 0; i--)
    value = (kernels[i]?.expect(value, question.start) ?? value) as Float64Array<ArrayBuffer>
  return value
}

/** Sends the goods through the policy. */
function follow(question: QuestionGraph, policy: Policy): PolicyRun {
  const length = question.end - question.start
  const pending = new Map<number, Float64Array>()
  const total = new Map<number, Float64Array>()
  const share = new Map<Move, number>()
  const arrived = new Float64Array(length)
  const start = new Float64Array(length)
  start[0] = 1
  pending.set(question.startVertex, start)
  const goals = new Set(question.goalVertices())
  for (let round = 0; round < policy.graph.vertices.length && pending.size > 0; round++) {
    for (const vertex of policy.graph.vertices) {
      const mass = pending.get(vertex)
      if (mass === undefined) continue
      pending.delete(vertex)
      addTo(total, vertex, mass)
      const moves = policy.graph.leaving.get(vertex) ?? []
      const chosen = policy.choice.get(vertex)
      const stays = split(mass, chosen, -1)
      if (goals.has(vertex) && stays !== null) deliver(question, vertex, stays, arrived)
      moves.forEach((move, index) => {
        const part = split(mass, chosen, index)
        if (part === null) return
        share.set(move, (share.get(move) ?? 0) + sum(part))
        const done = apply(question, move, part)
        addTo(pending, move.to, done)
      })
    }
  }
  return {
    arrival: arrivalOf(question.start, arrived),
    share,
    at: new Map([...total].map(([vertex, mass]) => [vertex, arrivalOf(question.start, mass)])),
  }
}

function split(mass: Float64Array, chosen: Int16Array | undefined, index: number): Float64Array | null {
  let any = false
  const part = mass.map((p, n) => {
    if (p === 0 || (chosen?.[n] ?? -1) !== index) return 0
    any = true
    return p
  })
  return any ? part : null
}

function apply(question: QuestionGraph, move: Move, mass: Float64Array): Float64Array {
  let arrival = arrivalOf(question.start, mass)
  for (const { time } of holdsOf(question.concerns(move)))
    arrival = question.kernels.ofMap(time).apply(arrival, question.end)
  for (const kernel of question.kernels.of(move)) arrival = kernel.apply(arrival, question.end)
  return spreadOut(question, arrival, mass.length)
}

function deliver(question: QuestionGraph, vertex: number, mass: Float64Array, arrived: Float64Array): void {
  let arrival = arrivalOf(question.start, mass)
  for (const kernel of question.deliveryKernels(vertex)) arrival = kernel.apply(arrival, question.end)
  spreadOut(question, arrival, arrived.length).forEach((p, n) => {
    arrived[n] = (arrived[n] ?? 0) + p
  })
}

function spreadOut(question: QuestionGraph, arrival: Arrival, length: number): Float64Array {
  const mass = new Float64Array(length)
  if (chanceEver(arrival) > 0) {
    massOf(arrival).forEach((p, i) => {
      const n = arrival.start + i - question.start
      if (n >= 0 && n < length) mass[n] = p
    })
  }
  return mass
}

function arrivalOf(start: number, mass: Float64Array): Arrival {
  let total = 0
  const cdf = mass.map((p) => {
    total += p
    return total
  })
  return { start, cdf }
}

function addTo(map: Map<number, Float64Array>, vertex: number, mass: Float64Array): void {
  const old = map.get(vertex)
  map.set(vertex, old === undefined ? mass : old.map((p, n) => p + (mass[n] ?? 0)))
}

function sum(mass: Float64Array): number {
  return mass.reduce((total, p) => total + p, 0)
}

/** The places where the policy truly chooses, most visited first. */
function choices(question: QuestionGraph, policy: Policy, run: PolicyRun): PolicyChoice[] {
  return policy.graph.vertices.flatMap((vertex): PolicyChoice[] => {
    const moves = policy.graph.leaving.get(vertex) ?? []
    const taken = moves.filter((move) => (run.share.get(move) ?? 0) > 1e-6)
    if (taken.length < 2) return []
    const here = run.at.get(vertex) ?? readyAt(question.start)
    const chance = chanceEver(here)
    const place = question.placeOfVertex(vertex)
    return [
      {
        place: question.graph.places[place] ?? '',
        placeName: question.placeName(place),
        chance: Math.round(chance * 1000) / 1000,
        options: taken.map((move) => ({
          what: describe(question, move),
          service: move.service?.id ?? (move.mode === 'road' ? 'road' : 'wagonload'),
          share: Math.round(((run.share.get(move) ?? 0) / chance) * 1000) / 1000,
          when: whenWords(question, policy, vertex, moves.indexOf(move)),
        })),
      },
    ]
  })
}

function describe(question: QuestionGraph, move: Move): string {
  const to = question.placeName(question.placeOfVertex(move.to))
  return move.service === null ? `on demand to ${to}` : `${move.service.name} to ${to}`
}

/** The ready times that lead to a choice, as the hours after `ready` in which it is first and last taken. */
function whenWords(question: QuestionGraph, policy: Policy, vertex: number, index: number): string {
  const chosen = policy.choice.get(vertex)
  if (chosen === undefined) return ''
  const hours = question.network.grid.stepMinutes / 60
  const first = chosen.indexOf(index)
  const last = chosen.lastIndexOf(index)
  return first < 0
    ? ''
    : `when ready ${Math.round((first * hours) / 24)}–${Math.round((last * hours) / 24)} days after the start`
}
