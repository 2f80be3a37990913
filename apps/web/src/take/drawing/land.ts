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
