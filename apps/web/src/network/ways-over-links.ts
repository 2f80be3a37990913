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

/** So many times as long as the shortest, a way is not gone: a train to Aktau and on from Alat has crossed the sea. */
const TOO_LONG = 2

/**
 * The shortest way between two places over links in use: by the way of moving that is asked for, else, or where that
 * is a long way round, by any. It is where a service most likely runs; the data tell only some of the places passed.
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
    const found = known.get(key) ?? likeliest(from, to, way)
    known.set(key, found)
    return found
  }

  function likeliest(from: LocationId, to: LocationId, way: Way | undefined): readonly Link[] {
    const any = shortest(around, from, to, undefined) ?? []
    const own = shortest(around, from, to, way) ?? any
    return lengthOf(own) > TOO_LONG * lengthOf(any) ? any : own
  }
}

function lengthOf(links: readonly Link[]): number {
  return links.reduce((sum, { rows: [{ properties }] }) => sum + properties.lengthKm, 0)
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
