import type { LonLat } from '@karavan/core'
import type { LocationId } from '@karavan/model'
import type { EntryOf, Rows, Way } from './tables.js'

type Link = EntryOf<'links'>

/** From one place of a service to the next that is known. */
interface Hop {
  readonly from: LocationId
  readonly to: LocationId
}

/** The places of a service, called at or passed, as pairs of neighbours. */
export function hopsOf({ calls }: Pick<Rows['services'], 'calls'>): Hop[] {
  const passed = calls.flatMap(({ location, via = [] }) => [...via, location])
  return passed.slice(1).map((to, i) => ({ from: passed[i] ?? to, to }))
}

/** Finds the links from one place to another; none where there is no way. */
export type FindWay = (from: LocationId, to: LocationId, way: Way | undefined) => readonly Link[]

/**
 * The shortest way between two places over links in use: by the way of moving that is asked for, else by any. It is
 * where a service most likely runs; the data tell only some of the places that it passes.
 */
export function waysOver(links: readonly Link[]): FindWay {
  const around = new Map<LocationId, Link[]>()
  for (const link of links) {
    const { from, to, status } = link.rows[0].properties
    if (status !== 'in_use') continue
    for (const end of [from, to]) around.set(end, [...(around.get(end) ?? []), link])
  }
  const known = new Map<string, readonly Link[]>()
  return (from, to, way) => {
    const key = `${from} ${to} ${way ?? ''}`
    const found = known.get(key) ?? shortest(around, from, to, way) ?? shortest(around, from, to, undefined) ?? []
    known.set(key, found)
    return found
  }
}

function shortest(
  around: ReadonlyMap<LocationId, readonly Link[]>,
  from: LocationId,
  to: LocationId,
  way: Way | undefined,
): readonly Link[] | null {
  const reached = new Map<LocationId, { readonly km: number; readonly by: readonly Link[] }>([
    [from, { km: 0, by: [] }],
  ])
  const open = new Set([from])
  while (open.size > 0) {
    const here = nearest(open, (place) => reached.get(place)?.km ?? 0)
    const at = reached.get(here)
    if (at === undefined || here === to) return at?.by ?? null
    open.delete(here)
    for (const link of around.get(here) ?? []) {
      if (way !== undefined && !link.ways.includes(way)) continue
      const { properties } = link.rows[0]
      const next = properties.from === here ? properties.to : properties.from
      const km = at.km + properties.lengthKm
      if (km >= (reached.get(next)?.km ?? Number.POSITIVE_INFINITY)) continue
      reached.set(next, { km, by: [...at.by, link] })
      open.add(next)
    }
  }
  return null
}

function nearest(places: ReadonlySet<LocationId>, kmTo: (place: LocationId) => number): LocationId {
  let best = ''
  for (const place of places) if (best === '' || kmTo(place) < kmTo(best)) best = place
  return best
}

/** The course of links that follow one another from a place. */
export function courseAlong(from: LocationId, links: readonly Link[]): LonLat[] {
  let here = from
  return links.flatMap(({ rows: [{ geometry, properties }] }) => {
    const forth = properties.from === here
    here = forth ? properties.to : properties.from
    return forth ? [...geometry.coordinates] : [...geometry.coordinates].reverse()
  })
}
