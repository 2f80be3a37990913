import { type FigureRow, MOST_FIGURES, type Problem } from '@karavan/api'
import { useState } from 'react'
import { api, whyFailed } from '../api/client.js'

export type Keeping =
  | { readonly kind: 'none' }
  | { readonly kind: 'keeping' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'kept'; readonly added: number; readonly known: number }

/** Keeps rows, and tells how that goes; many are sent one part after another. */
export function useKeeping() {
  const [keeping, setKeeping] = useState<Keeping>({ kind: 'none' })

  async function keep(rows: readonly FigureRow[], onKept: () => void) {
    setKeeping({ kind: 'keeping' })
    let [added, known] = [0, 0]
    try {
      for (let at = 0; at < rows.length; at += MOST_FIGURES) {
        const kept = await api.keepFigures({ rows: rows.slice(at, at + MOST_FIGURES) }, {})
        added += kept.added.length
        known += kept.known.length
      }
      setKeeping({ kind: 'kept', added, known })
      onKept()
    } catch (error) {
      setKeeping({ kind: 'failed', problem: whyFailed(error) })
    }
  }

  return { keeping, keep, changed: () => setKeeping({ kind: 'none' }) }
}
