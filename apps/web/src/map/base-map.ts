import type { Feature, FeatureCollection, LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson'

/** A name on the map; `local` is the name in the script of the place. */
export interface LabelProperties {
  readonly name: string
  readonly local: string
  /** `country`, `sea`, `lake`, `city`. */
  readonly what: string
  /** Zoom from which it is shown. */
  readonly zoom: number
}

/** Land and water, borders and names: what lies beneath the network. */
export interface BaseMap {
  readonly land: FeatureCollection<Polygon | MultiPolygon>
  readonly lakes: FeatureCollection<Polygon | MultiPolygon>
  readonly rivers: FeatureCollection<LineString | MultiLineString>
  readonly borders: FeatureCollection<LineString | MultiLineString>
  readonly labels: FeatureCollection<Point, LabelProperties>
}

export type { Feature }
