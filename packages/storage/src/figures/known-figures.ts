import type { Observation } from '@karavan/model'
import { standingFigures } from '@karavan/statistics'
import { loadFigures } from '../bundled-figures.js'
import type { Storage } from '../storage.js'

/**
 * What comes with the project and what people keep beside it, without what was superseded. Kept in memory until something
 * changes, whichever process changes it; no database is made or started where nobody ever kept anything.
 * @returns to be asked as often as figures are
 * @throws {StructuredError} DATABASE_*, when asked
 */
export function followedFigures(storage: Pick<Storage, 'made' | 'figures'>): () => Promise<readonly Observation[]> {
  let known: { readonly revision: number; readonly figures: readonly Observation[] } | undefined
  return async () => {
    if (!storage.made()) return loadFigures()
    const stored = await storage.figures()
    const revision = await stored.revision()
    if (known?.revision !== revision) {
      const kept = revision === 0 ? [] : await stored.read()
      known = { revision, figures: standingFigures(loadFigures(), kept) }
    }
    return known.figures
  }
}
