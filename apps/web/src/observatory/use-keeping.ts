import { type FigureRow, MOST_FIGURES, type Problem } from '@karavan/api'
import { useState } from 'react'
import { api, whyFailed } from '../api/client.js'
import { type RefusedRow, refusedIn } from './refused-rows.js'

export type Keeping =
  | { readonly kind: 'none' }
  | { readonly kind: 'keeping' }
  /** `refused`: the rows that the server names; none where the fault is of another kind. */
  | { readonly kind: 'failed'; readonly problem: Problem; readonly refused: readonly RefusedRow[] }
  | { readonly kind: 'kept'; readonly added: number; readonly known: number }

/** Keeps rows, and tells how that goes; many are sent one part after another. */
export function useKeeping() {
  const [keeping, setKeeping] = useState<Keeping>({ kind: 'none' })

  /** @returns the rows that were refused */
  async function keep(rows: readonly FigureRow[], onKept: () => void): Promise<readonly RefusedRow[]> {
    setKeeping({ kind: 'keeping' })
    let [added, known, at] = [0, 0, 0]
    try {
      for (; at < rows.length; at += MOST_FIGURES) {
        const kept = await api.keepFigures({ rows: rows.slice(at, at + MOST_FIGURES) }, {})
        added += kept.added.length
        known += kept.known.length
      }
      setKeeping({ kind: 'kept', added, known })
      onKept()
      return []
    } catch (error) {
      const problem = whyFailed(error)
      const refused = refusedIn(problem, at)
      setKeeping({ kind: 'failed', problem, refused })
      return refused
    }
  }

  return { keeping, keep, changed: () => setKeeping({ kind: 'none' }) }
}
