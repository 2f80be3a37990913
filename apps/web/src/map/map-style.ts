import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { BaseMap } from './base-map.js'
import type { MapColours } from './map-colours.js'
import type { NetworkFeatures } from './network-features.js'

/** Families of the page in which labels are drawn; no glyphs are fetched. */
const FONTS = [
  'Noto Sans',
  'Noto Sans Georgian',
  'Noto Sans SC',
  'Noto Sans Armenian',
  'Noto Sans Arabic',
  'sans-serif',
]

const NONE = { type: 'FeatureCollection', features: [] } as const

/** The whole style of the map; sources `course`, `stops`, `ruled-out` and `pointed` are filled later. */
export function mapStyle(base: BaseMap, network: NetworkFeatures | null, colours: MapColours): StyleSpecification {
  const source = (data: unknown) => ({ type: 'geojson', data }) as StyleSpecification['sources'][string]
  return {
    version: 8,
    sources: {
      land: source(base.land),
      lakes: source(base.lakes),
      borders: source(base.borders),
      labels: source(base.labels),
      links: source(network?.links ?? NONE),
      places: source(network?.places ?? NONE),
      course: source(NONE),
      stops: source(NONE),
      pointed: source(NONE),
      'ruled-out': source(NONE),
    },
    layers: [
      ...baseLayers(colours),
      ...linkLayers(colours),
      ...courseLayers(colours),
      ...placeLayers(colours),
      ...labelLayers(colours),
    ],
  }
}

function baseLayers(c: MapColours): LayerSpecification[] {
  return [
    { id: 'water', type: 'background', paint: { 'background-color': c.water } },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': c.land, 'fill-antialias': true } },
    { id: 'lakes', type: 'fill', source: 'lakes', paint: { 'fill-color': c.water } },
    {
      id: 'borders',
      type: 'line',
      source: 'borders',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': c.border, 'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.6, 6, 1.4] },
    },
  ]
}

const widths = (thin: number, thick: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  2,
  thin,
  7,
  thick,
]

/** Layers of the network with the opacity of each where no way is chosen. */
export const NETWORK_LAYERS = [
  { id: 'link-sea', opacity: 0.5 },
  { id: 'link-road', opacity: 0.5 },
  { id: 'link-closed', opacity: 0.6 },
  { id: 'link-rail-1435', opacity: 0.65 },
  { id: 'link-rail-1520', opacity: 0.65 },
] as const

function linkLayers(c: MapColours): LayerSpecification[] {
  const layer = (
    drawn: string,
    colour: string,
    dash: number[] | null,
    thin: number,
    thick: number,
    opacity: number,
  ): LayerSpecification => ({
    id: `link-${drawn}`,
    type: 'line',
    source: 'links',
    filter: ['==', ['get', 'drawn'], drawn],
    layout: { 'line-join': 'round', 'line-cap': dash ? 'butt' : 'round' },
    paint: {
      'line-color': colour,
      'line-width': widths(thin, thick),
      'line-opacity': opacity,
      ...(dash ? { 'line-dasharray': dash } : {}),
    },
  })
  return [
    layer('sea', c.ferry, [1, 2.4], 0.8, 1.8, 0.55),
    layer('road', c.road, [3, 1.6], 0.6, 1.6, 0.5),
    layer('closed', c.network, [1, 1.5], 0.6, 1.4, 0.6),
    layer('rail-1435', c.rail, [5, 1.4], 0.8, 2.4, 0.62),
    layer('rail-1520', c.rail, null, 0.8, 2.2, 0.62),
  ]
}

const BY_MODE = (c: MapColours): ExpressionSpecification => [
  'match',
  ['get', 'mode'],
  'rail',
  c.rail,
  'road',
  c.road,
  'ferry',
  c.ferry,
  'ship',
  c.ship,
  c.rail,
]

function courseLayers(c: MapColours): LayerSpecification[] {
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const
  return [
    {
      id: 'ruled-out',
      type: 'line',
      source: 'ruled-out',
      layout: round,
      paint: { 'line-color': c.danger, 'line-width': widths(2, 4), 'line-dasharray': [1.2, 1.8] },
    },
    {
      id: 'pointed',
      type: 'line',
      source: 'pointed',
      layout: round,
      paint: { 'line-color': BY_MODE(c), 'line-width': widths(2, 4.5), 'line-opacity': 0.55 },
    },
    {
      id: 'course-casing',
      type: 'line',
      source: 'course',
      layout: round,
      paint: { 'line-color': c.paper, 'line-width': widths(5.5, 9) },
    },
    {
      id: 'course',
      type: 'line',
      source: 'course',
      filter: ['!=', ['get', 'mode'], 'ferry'],
      layout: round,
      paint: { 'line-color': BY_MODE(c), 'line-width': widths(3, 5.5) },
    },
    {
      id: 'course-ferry',
      type: 'line',
      source: 'course',
      filter: ['==', ['get', 'mode'], 'ferry'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': c.ferry, 'line-width': widths(3, 5.5), 'line-dasharray': [1.6, 0.7] },
    },
  ]
}

function placeLayers(c: MapColours): LayerSpecification[] {
  const colour: ExpressionSpecification = [
    'match',
    ['get', 'kind'],
    'seaport',
    c.ship,
    'border_crossing',
    c.ink,
    c.network,
  ]
  const grown: ExpressionSpecification = [
    'interpolate',
    ['linear'],
    ['zoom'],
    2,
    ['match', ['get', 'rank'], 0, 2.2, 1, 1.5, 0.9],
    7,
    ['match', ['get', 'rank'], 0, 5.5, 1, 4.5, 3.2],
  ]
  return [
    {
      id: 'gauge-change',
      type: 'circle',
      source: 'places',
      minzoom: 3.2,
      filter: ['get', 'gaugeChange'],
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 3, 4.5, 7, 9],
        'circle-color': 'rgba(0,0,0,0)',
        'circle-stroke-color': c.rail,
        'circle-stroke-width': 1.6,
      },
    },
    {
      id: 'places',
      type: 'circle',
      source: 'places',
      filter: ['<', ['get', 'rank'], 4],
      paint: {
        'circle-radius': grown,
        'circle-color': colour,
        'circle-stroke-color': c.paper,
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 3, 0.5, 7, 1.4],
      },
    },
    {
      id: 'stops',
      type: 'circle',
      source: 'stops',
      paint: {
        'circle-radius': ['case', ['get', 'end'], 7, 5],
        'circle-color': ['case', ['get', 'end'], c.accent, c.paper],
        'circle-stroke-color': ['case', ['get', 'end'], c.paper, c.accent],
        'circle-stroke-width': 2.4,
      },
    },
  ]
}

function labelLayers(c: MapColours): LayerSpecification[] {
  const halo = { 'text-halo-color': c.land, 'text-halo-width': 1.4 }
  const both: ExpressionSpecification = [
    'case',
    ['==', ['get', 'local'], ''],
    ['get', 'name'],
    ['format', ['get', 'name'], {}, '\n', {}, ['get', 'local'], { 'font-scale': 0.82 }],
  ]
  return [
    {
      id: 'label-country',
      type: 'symbol',
      source: 'labels',
      maxzoom: 7,
      filter: ['==', ['get', 'what'], 'country'],
      layout: {
        'text-field': ['step', ['zoom'], ['get', 'name'], 4, both],
        'text-font': FONTS,
        'text-size': ['interpolate', ['linear'], ['zoom'], 2, 10, 6, 15],
        'text-letter-spacing': 0.12,
        'text-max-width': 7,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': c.label, 'text-opacity': 0.85, ...halo },
    },
    {
      id: 'label-water',
      type: 'symbol',
      source: 'labels',
      minzoom: 2.4,
      filter: ['all', ['==', ['get', 'what'], 'water'], ['<=', ['get', 'rank'], ['step', ['zoom'], 1, 3, 2, 4.5, 3]]],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONTS,
        'text-size': 11,
        'text-letter-spacing': 0.08,
        'text-max-width': 6,
      },
      paint: { 'text-color': c.waterLabel, 'text-halo-color': c.water, 'text-halo-width': 1 },
    },
    {
      id: 'label-places',
      type: 'symbol',
      source: 'places',
      minzoom: 4,
      filter: ['<=', ['get', 'rank'], 1],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONTS,
        'text-size': 11,
        'text-anchor': 'left',
        'text-offset': [0.7, 0],
        'text-max-width': 9,
        'text-optional': true,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': c.ink, ...halo },
    },
    {
      id: 'label-stations',
      type: 'symbol',
      source: 'places',
      minzoom: 5.6,
      filter: ['all', ['>', ['get', 'rank'], 1], ['<', ['get', 'rank'], 4]],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONTS,
        'text-size': 10.5,
        'text-anchor': 'left',
        'text-offset': [0.6, 0],
        'text-max-width': 9,
      },
      paint: { 'text-color': c.label, ...halo },
    },
    {
      id: 'label-stops',
      type: 'symbol',
      source: 'stops',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONTS,
        'text-size': ['case', ['get', 'end'], 14, 12],
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.9,
        'text-justify': 'auto',
        'symbol-sort-key': ['case', ['get', 'end'], 0, 1],
      },
      paint: { 'text-color': c.ink, 'text-halo-color': c.paper, 'text-halo-width': 2 },
    },
  ]
}
