import type { Feature, FeatureCollection, Point } from 'geojson'
import type { Words } from '../words/words.js'
import type { BaseMap } from './base-map.js'
import { SEAS } from './seas.js'

/** A name on the map. */
export interface LabelProperties {
  readonly name: string
  /** The name in the language and script of the place; empty where it is the same, or not known. */
  readonly local: string
  readonly what: 'country' | 'water'
  /** Lower is shown first: of a country the area, negative; of water 1 to 3. */
  readonly rank: number
}

/** The names of countries and seas in the reader's language. */
export function baseLabels(base: BaseMap, words: Words): FeatureCollection<Point, LabelProperties> {
  const countries = base.countries.features.map(({ geometry, properties: { iso, local, rank } }) =>
    label(geometry.coordinates, words.country(iso), local, 'country', -rank),
  )
  const seas = SEAS.map(({ name, local = '', longitude, latitude, rank }) =>
    label([longitude, latitude], words.say(name), local, 'water', rank),
  )
  return { type: 'FeatureCollection', features: [...countries, ...seas] }
}

function label(
  coordinates: number[],
  name: string,
  local: string,
  what: LabelProperties['what'],
  rank: number,
): Feature<Point, LabelProperties> {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates },
    properties: { name, local: local === name ? '' : local, what, rank },
  }
}
