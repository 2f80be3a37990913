import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { BaseMap } from './base-map.js'

type Countries = Topology<{ countries: GeometryCollection }>

const NOTHING = { type: 'FeatureCollection', features: [] } as const

/** Reads the base map that is shipped with the page. @throws {Error} where it cannot be read */
export async function readBaseMap(signal: AbortSignal): Promise<BaseMap> {
  const response = await fetch('/basemap/countries.json', { signal })
  if (!response.ok) throw new Error(`base map: ${response.status}`)
  const topology = (await response.json()) as Countries
  const land = feature(topology, topology.objects.countries) as unknown as FeatureCollection<Polygon | MultiPolygon>
  const borders = mesh(topology, topology.objects.countries, (a, b) => a !== b)
  return {
    land,
    lakes: { ...NOTHING, features: [] },
    rivers: { ...NOTHING, features: [] },
    borders: { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: borders, properties: {} }] },
    labels: { ...NOTHING, features: [] },
  }
}
