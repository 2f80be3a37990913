import type { Provenance } from '@karavan/model'
import type { Entry } from './tables.js'

/** Where each row of an entry comes from. */
export function originsOf(entry: Entry): readonly Provenance[] {
  switch (entry.table) {
    case 'places':
    case 'links':
      return entry.rows.map(({ properties: { source, sourceDate, basis, row } }) => ({
        source,
        sourceDate,
        basis,
        row,
      }))
    case 'services':
      return entry.rows.flatMap(({ source, sourceDate, basis, note, row, calls }) => [
        { source, sourceDate, basis, ...(note ? { note } : {}), ...(row ? { row } : {}) },
        ...calls.map(({ provenance }) => provenance),
      ])
    default:
      return entry.rows.map(({ provenance }) => provenance)
  }
}

/** Where the first row of an entry comes from. */
export function originOf(entry: Entry): Provenance {
  return originsOf(entry)[0] as Provenance
}
