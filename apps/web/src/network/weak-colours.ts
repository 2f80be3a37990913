import type { Weakness } from '@karavan/model'
import { weakest } from './entries.js'
import type { Entry } from './tables.js'
import { type FindWay, hopsOf } from './ways-over-links.js'

/** How weak what is listed is, by the places and links of the map; each as weak as the weakest entry there. */
export function weakOnMap(entries: readonly Entry[], findWay: FindWay): ReadonlyMap<string, Weakness> {
  const weak = new Map<string, Weakness>()
  const add = (id: string, weakness: Weakness) => weak.set(id, weakest([weakness, weak.get(id) ?? 'fine']))
  for (const entry of entries) {
    if (entry.table === 'links') add(entry.id, entry.weakness)
    else for (const place of entry.places) add(place, entry.weakness)
    if (entry.table !== 'services') continue
    for (const { from, to } of hopsOf(entry.rows[0]))
      for (const { id } of findWay(from, to, entry.ways[0])) add(id, entry.weakness)
  }
  return weak
}
