import type { CountryCode } from '@karavan/model'
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson'

/** Land and water, borders and where countries are named: what lies beneath the network. */
export interface BaseMap {
  readonly land: FeatureCollection<Polygon | MultiPolygon>
  readonly lakes: FeatureCollection<Polygon | MultiPolygon>
  readonly borders: Feature<MultiLineString>
  /** Where the name of each country stands. */
  readonly countries: FeatureCollection<Point, CountryLabel>
}

interface CountryLabel {
  readonly iso: CountryCode
  /** Name in a language and script of the country; empty where the page has no font for it. */
  readonly local: string
  /** Area in square degrees. */
  readonly rank: number
}

type Land = FeatureCollection<Polygon | MultiPolygon>

/** Reads the base map that is shipped with the page. @throws {Error} where it cannot be read */
export async function readBaseMap(signal: AbortSignal): Promise<BaseMap> {
  const read = async <T>(name: string): Promise<T> => {
    const response = await fetch(`/basemap/${name}`, { signal })
    if (!response.ok) throw new Error(`${name}: ${response.status}`)
    return (await response.json()) as T
  }
  const [land, lakes, countries] = await Promise.all([
    read<Land>('countries.geojson'),
    read<Land>('lakes.geojson'),
    read<BaseMap['countries']>('country-labels.geojson'),
  ])
  return { land, lakes, borders: bordersBetween(land), countries }
}

/** Edges that two countries share: each is drawn once; coasts, and edges between parts of one country, are left out. */
export function bordersBetween(land: Land): Feature<MultiLineString> {
  const walked = new Map<string, number>()
  const lines = land.features.flatMap(({ geometry }, country) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    return polygons.flat().flatMap((ring) => sharedRuns(ring, country, walked))
  })
  return { type: 'Feature', geometry: { type: 'MultiLineString', coordinates: lines }, properties: {} }
}

/** The runs of a ring that another country has already walked; the rest is remembered. */
function sharedRuns(ring: readonly number[][], country: number, walked: Map<string, number>): number[][][] {
  const runs: number[][][] = []
  let isOpen = false
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1], ring[i]]
    if (a === undefined || b === undefined) continue
    const key = edgeKey(a, b)
    const other = walked.get(key)
    if (other === undefined) walked.set(key, country)
    const isShared = other !== undefined && other !== country
    if (isShared && isOpen) runs.at(-1)?.push(b)
    else if (isShared) runs.push([a, b])
    isOpen = isShared
  }
  return runs
}

function edgeKey(a: readonly number[], b: readonly number[]): string {
  const [from, to] = [a.join(), b.join()]
  return from < to ? `${from} ${to}` : `${to} ${from}`
}
