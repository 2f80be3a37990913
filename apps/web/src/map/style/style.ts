import type { FeatureCollection } from 'geojson'
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { BaseMap } from '../base-map.js'
import { baseLayers, countryLabelLayers, waterLabelLayers } from './base-layers.js'
import type { MapColours } from './colours.js'
import { markLayers } from './mark-layers.js'
import { type Backdrop, linkLayers, placeLayers, stationLayers, weakLayers } from './network-layers.js'
import { wayLabelLayers, wayLayers } from './way-layers.js'

/** Sources that are filled after the style: what is named in a language, and what changes with the answer. */
const FILLED = [
  'labels',
  'links',
  'places',
  'others',
  'ruled-out',
  'ruled-out-marks',
  'pointed',
  'look',
  'course',
  'leg-numbers',
  'stops',
  'marks',
] as const

export type Filled = (typeof FILLED)[number]

export const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** Beyond this zoom the shapes, given to a thousandth of a degree, have nothing more to show. */
const FINEST = 8

/** The whole style of the map. */
export function mapStyle(base: BaseMap, colours: MapColours): StyleSpecification {
  const source = (data: unknown) =>
    ({ type: 'geojson', data, maxzoom: FINEST }) as StyleSpecification['sources'][string]
  return {
    version: 8,
    sources: {
      land: source(base.land),
      lakes: source(base.lakes),
      borders: source(base.borders),
      ...Object.fromEntries(FILLED.map((id) => [id, source(NOTHING)])),
    },
    layers: mapLayers(colours, 'none'),
  }
}

/** The layers in the order in which they are drawn; of two names that collide the later layer's is shown. */
export function mapLayers(colours: MapColours, backdrop: Backdrop): LayerSpecification[] {
  return [
    ...baseLayers(colours),
    ...linkLayers(colours, backdrop),
    ...weakLayers(colours),
    ...wayLayers(colours),
    ...waterLabelLayers(colours),
    ...stationLayers(colours, backdrop),
    ...countryLabelLayers(colours),
    ...placeLayers(colours, backdrop),
    ...wayLabelLayers(colours),
    ...markLayers(),
  ]
}
