import type { LonLat } from '@karavan/core'
import type { Network } from './network-context.js'
import type { Entry } from './tables.js'
import { courseAlong, hopsOf } from './ways-over-links.js'

/** The part of the map that an entry is on: the course of a link or service, else the one place that it is at. */
export function courseOf(
  entry: Entry,
  { positionOf, findWay }: Pick<Network, 'positionOf' | 'findWay'>,
): readonly LonLat[] {
  if (entry.table === 'links') return entry.rows[0].geometry.coordinates
  const at = (place: string) => {
    const position = positionOf(place)
    return position === undefined ? [] : [position]
  }
  if (entry.table !== 'services') return entry.places.length === 1 ? entry.places.flatMap(at) : []
  return hopsOf(entry.rows[0]).flatMap(({ from, to }) => {
    const links = findWay(from, to, entry.ways[0])
    return links.length === 0 ? [from, to].flatMap(at) : courseAlong(from, links)
  })
}
