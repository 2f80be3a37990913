import type { Weakness } from '@karavan/model'
import { weakest } from './entries.js'
import type { Entry } from './tables.js'

/** How weak what is listed is, by the places and links of the map; each as weak as the weakest entry there. */
export function weakOnMap(entries: readonly Entry[]): ReadonlyMap<string, Weakness> {
  const weak = new Map<string, Weakness>()
  for (const entry of entries)
    for (const id of whereIs(entry)) weak.set(id, weakest([entry.weakness, weak.get(id) ?? 'fine']))
  return weak
}

/** Ids of the places and links that an entry is at. */
function whereIs(entry: Entry): readonly string[] {
  if (entry.table === 'links') return [entry.id]
  return entry.table === 'services' ? [...entry.places, ...entry.rows[0].links] : entry.places
}
