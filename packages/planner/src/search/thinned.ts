import type { Move } from '../graph/move.js'
import { chainOf, delivered, extend, type Label, type SearchProblem, type Stop } from './pareto.js'
import { type Sketches, slackAfter, THIN, type Times } from './sketch.js'

/**
 * The search of `paretoSearch` for people, in two passes. The first sketches chains by mean, variance, cost and emissions,
 * and leaves out what is about as good as another. The second composes the distributions of the chains that are left,
 * exactly, and judges them by their true mean and P90. Where a chain comes later than it was sketched, others may have been
 * left out for it, and the passes are repeated with what is known of it now. Chains that law forbids at the time they
 * would be run, or that come too late for the last departure, are sketched around, beside what was found; first without the
 * move that stopped them, and where that leaves no way, without a service or move before it.
 * @param sketch - chains by their rough measures, without the moves given, and by their true ones where these are known
 */
export function thinnedSearch(
  problem: SearchProblem,
  sketch: (without: ReadonlySet<Move>, composed: ReadonlyMap<string, Times>) => Sketches,
): readonly Label[] {
  const front: Label[] = []
  const composed = new Map<string, Times>()
  const avoided = new Set<Move>()
  const stopped: (readonly Move[])[] = []
  const findWithout = (moves: ReadonlySet<Move>) => compose(problem, sketch(moves, composed), front, composed)
  for (let again = true; again; ) {
    const { refused, isLate } = findWithout(avoided)
    const known = avoided.size
    for (const chain of refused) for (const move of chain.slice(-1)) avoided.add(move)
    stopped.push(...refused)
    again = isLate || avoided.size > known
  }
  const before = new Set(stopped.flatMap((chain) => chain.slice(0, -1).map((move) => move.service ?? move)))
  for (const part of before) {
    if (front.length > 0) break
    findWithout(new Set(problem.moves.filter((move) => move === part || move.service === part)))
  }
  return front
}

/** What came of composing sketched chains. */
interface Composition {
  /** Those that were stopped, up to the move at which they were. */
  readonly refused: readonly (readonly Move[])[]
  /** Whether one comes later than it was sketched: others may have been left out for it. */
  readonly isLate: boolean
}

/**
 * Composes the distributions of sketched chains into the front.
 * @param composed - what is known of chains; is added to
 */
function compose(
  problem: SearchProblem,
  sketches: Sketches,
  front: Label[],
  composed: Map<string, Times>,
): Composition {
  const { start } = problem.start.arrival
  const known = new Map<number, Stop | null>([[0, problem.start]])
  const refused: Move[][] = []
  let isLate = false
  const stopOf = (sketch: number): Stop | null => {
    let stop = known.get(sketch)
    if (stop !== undefined) return stop
    const move = problem.moves[sketches.move[sketch] ?? -1]
    const from = stopOf(sketches.before[sketch] ?? 0)
    stop = from === null || move === undefined ? null : extend(problem, from, move)
    if (from !== null && move !== undefined && stop === null) refused.push([...chainOf(from), move])
    known.set(sketch, stop)
    return stop
  }
  sketches.ends.forEach((end, i) => {
    const chain = sketches.chain(end)
    if (composed.has(chain)) return
    const stop = stopOf(end)
    const done = stop === null ? null : delivered(problem, stop)
    if (done === null) return
    const times = { mean: done.mean - start, late: done.late - start }
    composed.set(chain, times)
    if (isLater(times, sketches.times[i] ?? times)) isLate = true
    if (!front.some((other) => aboutAsGood(other, done, start))) keep(front, done)
  })
  return { refused, isLate }
}

/** Whether goods come later than sketched by what matters beside the slack of a comparison. */
function isLater(times: Times, sketched: Times): boolean {
  const slack = slackAfter(sketched.mean) / 4
  return times.mean > sketched.mean + slack || times.late > sketched.late + 2 * slack
}

function aboutAsGood(a: Label, b: Label, from: number): boolean {
  const slack = slackAfter(Math.max(0, b.mean - from))
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
