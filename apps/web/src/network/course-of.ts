import type { LonLat } from '@karavan/core'
import type { Network } from './network-context.js'
import type { Entry } from './tables.js'

/** The part of the map that an entry is on: the course of a link or service, else the one place that it is at. */
export function courseOf(entry: Entry, { positionOf }: Pick<Network, 'positionOf'>): readonly LonLat[] {
  if (entry.table === 'links') return entry.rows[0].geometry.coordinates
  if (entry.table === 'services') return entry.rows[0].course
  const [place, ...others] = entry.places
  const position = place === undefined || others.length > 0 ? undefined : positionOf(place)
  return position === undefined ? [] : [position]
}
