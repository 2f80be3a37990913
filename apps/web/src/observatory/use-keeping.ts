import type { FigureRow } from '@karavan/api'
import { useState } from 'react'
import { api } from '../api/client.js'
import { type KeptInParts, keepInParts } from './keep-in-parts.js'
import type { RefusedRow } from './refused-rows.js'

export type Keeping = { readonly kind: 'none' } | { readonly kind: 'keeping' } | KeptInParts

/** Keeps rows, and tells how that goes. */
export function useKeeping() {
  const [keeping, setKeeping] = useState<Keeping>({ kind: 'none' })

  /**
   * @param onKept - called where any figure was kept, though a fault came after it
   * @returns the rows that were refused
   */
  async function keep(rows: readonly FigureRow[], onKept: () => void): Promise<readonly RefusedRow[]> {
    setKeeping({ kind: 'keeping' })
    const done = await keepInParts(rows, (part, check) => api.keepFigures({ rows: part }, check ? { check } : {}))
    setKeeping(done)
    if (done.kind === 'kept' || done.added > 0) onKept()
    return done.kind === 'failed' ? done.refused : []
  }

  return { keeping, keep, changed: () => setKeeping({ kind: 'none' }) }
}
