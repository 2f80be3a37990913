import { type GeoPermissibleObjects, geoArea } from 'd3-geo'
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson'

type Areas = FeatureCollection<Polygon | MultiPolygon>

/** What lies beneath a way. */
export interface Land {
  readonly countries: Areas
  readonly lakes: Areas
  readonly borders: Feature<MultiLineString>
  /** Where the name of each country stands; the larger it is, the higher its rank. */
  readonly names: FeatureCollection<Point, { readonly iso: string; readonly rank: number }>
}

/** The areas whose rings wind as the projection reads them; one that would cover the rest of the globe is turned. */
export function turned(areas: Areas): GeoPermissibleObjects[] {
  return areas.features.map((feature): GeoPermissibleObjects => {
    if (feature.geometry.type !== 'Polygon' || geoArea(feature) <= 2 * Math.PI) return feature
    return { ...feature.geometry, coordinates: feature.geometry.coordinates.map((ring) => [...ring].reverse()) }
  })
}
