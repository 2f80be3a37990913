import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson'
import { countryName } from '../words/format.js'
import { SEAS } from './sea-labels.js'

/** A name on the map; `local` is the name in the script of the place, empty where it is the same. */
interface LabelProperties {
  readonly name: string
  readonly local: string
  readonly what: 'country' | 'water'
  /** 1 is shown first. */
  readonly rank: number
}

/** Land and water, borders and names: what lies beneath the network. */
export interface BaseMap {
  readonly land: FeatureCollection<Polygon | MultiPolygon>
  readonly lakes: FeatureCollection<Polygon | MultiPolygon>
  readonly borders: Feature<MultiLineString>
  readonly labels: FeatureCollection<Point, LabelProperties>
}

type Land = FeatureCollection<Polygon | MultiPolygon>
type CountryPoints = FeatureCollection<Point, { readonly iso: string; readonly rank: number }>

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
    read<CountryPoints>('country-labels.geojson'),
  ])
  return { land, lakes, borders: bordersBetween(land), labels: labelsOf(countries) }
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

/** Languages whose speakers name the country on the map, where the likeliest language is another one. */
const OWN_LANGUAGE: Readonly<Record<string, string>> = { KZ: 'kk', KG: 'ky', BY: 'be' }

function labelsOf(countries: CountryPoints): BaseMap['labels'] {
  const named = countries.features.map(
    ({ geometry, properties: { iso, rank } }): BaseMap['labels']['features'][number] => {
      const name = countryName(iso)
      const local = ownName(iso)
      return {
        type: 'Feature',
        geometry,
        properties: { name, local: local === name ? '' : local, what: 'country', rank },
      }
    },
  )
  const seas = SEAS.map(([name, longitude, latitude, rank]): BaseMap['labels']['features'][number] => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties: { name, local: '', what: 'water', rank },
  }))
  return { type: 'FeatureCollection', features: [...named, ...seas] }
}

/** Name of a country in its own language and script, or empty where the browser does not know it. */
function ownName(iso: string): string {
  try {
    const language = OWN_LANGUAGE[iso] ?? new Intl.Locale('und', { region: iso }).maximize().language
    return new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(iso) ?? ''
  } catch {
    return ''
  }
}
