import type { Move } from '../graph/move.js'
import { chainOf, delivered, extend, type Label, type SearchProblem, type Stop } from './pareto.js'
import { type Sketches, THIN } from './sketch.js'

/**
 * The search of `paretoSearch` for people, in two passes. The first sketches chains by mean, variance, cost and emissions,
 * all of which add up, and leaves out what is about as good as another. The second composes the distributions of the
 * chains that are left, exactly, and judges them by their true mean and P90. Chains that law forbids at the time they
 * would be run, or that come too late for the last departure, are sketched around, beside what was found; first without
 * the move that stopped them, and where that leaves no way, without a service or move before it. So are, last, all bans and
 * queues that hold goods for long: a sketch knows none of them, and leaves out the way around as one that is hardly worse.
 * @param sketch - chains by their rough measures, without the moves given
 */
export function thinnedSearch(
  problem: SearchProblem,
  sketch: (without: ReadonlySet<Move>) => Sketches,
): readonly Label[] {
  const front: Label[] = []
  const avoided = new Set<Move>()
  const stopped: (readonly Move[])[] = []
  const findWithout = (moves: ReadonlySet<Move>) => compose(problem, sketch(moves), front)
  for (let known = -1; known < avoided.size; ) {
    known = avoided.size
    const { refused, held } = findWithout(avoided)
    for (const chain of refused) for (const move of chain.slice(-1)) avoided.add(move)
    if (refused.length === 0) for (const move of held) avoided.add(move)
    stopped.push(...refused)
  }
  const before = new Set(stopped.flatMap((chain) => chain.slice(0, -1).map((move) => move.service ?? move)))
  for (const part of before) {
    if (front.length > 0) break
    findWithout(new Set(problem.moves.filter((move) => move === part || move.service === part)))
  }
  return front
}

/** What came of composing sketched chains: those that were stopped, up to where they were, and moves that hold goods for long. */
interface Composed {
  readonly refused: readonly (readonly Move[])[]
  readonly held: ReadonlySet<Move>
}

/** Composes the distributions of sketched chains into the front. */
function compose(problem: SearchProblem, sketches: Sketches, front: Label[]): Composed {
  const known = new Map<number, Stop | null>([[0, problem.start]])
  const refused: (readonly Move[])[] = []
  const held = new Set<Move>()
  const stopOf = (sketch: number): Stop | null => {
    let stop = known.get(sketch)
    if (stop !== undefined) return stop
    const move = problem.moves[sketches.move[sketch] ?? -1]
    const from = stopOf(sketches.before[sketch] ?? 0)
    stop = from === null || move === undefined ? null : extend(problem, from, move)
    if (from !== null && move !== undefined) {
      if (stop === null) refused.push([...chainOf(from), move])
      else for (const other of problem.heldWith(move, from.arrival)) held.add(other)
    }
    known.set(sketch, stop)
    return stop
  }
  for (const end of sketches.ends) {
    const stop = stopOf(end)
    const done = stop === null ? null : delivered(problem, stop)
    if (done !== null && !front.some((other) => aboutAsGood(other, done, problem.start.arrival.start)))
      keep(front, done)
  }
  return { refused, held }
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
