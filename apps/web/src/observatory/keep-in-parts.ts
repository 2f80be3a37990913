import { type FigureRow, type FiguresKeptAnswer, MOST_FIGURES, type Problem } from '@karavan/api'
import { whyFailed } from '../api/client.js'
import { type RefusedRow, refusedIn } from './refused-rows.js'

/** What came of rows that were to be kept. */
export type KeptInParts = {
  /** Figures that were not there, and those that were; before the fault, where there was one. */
  readonly added: number
  readonly known: number
} & (
  | { readonly kind: 'kept' }
  /** `refused`: the rows that the server names; none where the fault is of another kind. */
  | { readonly kind: 'failed'; readonly problem: Problem; readonly refused: readonly RefusedRow[] }
)

/**
 * Keeps rows, so many at once as the server takes. Where that is more than one part, all are checked before any is kept.
 * @param send - keeps rows, or only checks them
 */
export async function keepInParts(
  rows: readonly FigureRow[],
  send: (rows: FigureRow[], check: boolean) => Promise<FiguresKeptAnswer>,
): Promise<KeptInParts> {
  const starts = Array.from({ length: Math.ceil(rows.length / MOST_FIGURES) }, (_, i) => i * MOST_FIGURES)
  const sent = (at: number, check: boolean) => send(rows.slice(at, at + MOST_FIGURES), check)
  let [added, known] = [0, 0]
  if (starts.length > 1) {
    const fault = await firstFault(starts, (at) => sent(at, true))
    if (fault !== null) return { kind: 'failed', added, known, ...fault }
  }
  for (const at of starts) {
    try {
      const kept = await sent(at, false)
      added += kept.added.length
      known += kept.known.length
    } catch (error) {
      const problem = whyFailed(error)
      return { kind: 'failed', added, known, problem, refused: refusedIn(problem, at) }
    }
  }
  return { kind: 'kept', added, known }
}

interface Fault {
  readonly problem: Problem
  readonly refused: readonly RefusedRow[]
}

/** The first problem of all parts, with the rows that any of them is refused for; that of no row at once. */
async function firstFault(starts: readonly number[], check: (at: number) => Promise<unknown>): Promise<Fault | null> {
  let first: Problem | null = null
  const refused: RefusedRow[] = []
  for (const at of starts) {
    try {
      await check(at)
    } catch (error) {
      const problem = whyFailed(error)
      const rows = refusedIn(problem, at)
      if (rows.length === 0) return { problem, refused: [] }
      first ??= problem
      refused.push(...rows)
    }
  }
  return first === null ? null : { problem: first, refused }
}
