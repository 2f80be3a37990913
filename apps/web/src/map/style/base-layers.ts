import type { LayerSpecification } from 'maplibre-gl'
import type { MapColours } from './colours.js'
import { BOTH_NAMES, byZoom } from './expressions.js'
import { FONTS } from './fonts.js'

/** Water, land and borders. */
export function baseLayers(c: MapColours): LayerSpecification[] {
  return [
    { id: 'water', type: 'background', paint: { 'background-color': c.water } },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': c.land, 'fill-antialias': true } },
    { id: 'lakes', type: 'fill', source: 'lakes', paint: { 'fill-color': c.water } },
    {
      id: 'borders',
      type: 'line',
      source: 'borders',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': c.border, 'line-width': byZoom([1, 0.5], [4, 0.9], [8, 1.8]) },
    },
  ]
}

/** Names of waters. */
export function waterLabelLayers(c: MapColours): LayerSpecification[] {
  return [
    {
      id: 'label-water',
      type: 'symbol',
      source: 'labels',
      minzoom: 2,
      filter: ['all', ['==', ['get', 'what'], 'water'], ['<=', ['get', 'rank'], ['step', ['zoom'], 1, 3, 2, 4, 3]]],
      layout: {
        'text-field': BOTH_NAMES,
        'text-font': FONTS,
        'text-size': byZoom([2, 10.5], [6, 13.5]),
        'text-letter-spacing': 0.06,
        'text-max-width': 6,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': c.waterLabel, 'text-halo-color': c.water, 'text-halo-width': 1.2 },
    },
  ]
}

/** Names of countries, the larger first. */
export function countryLabelLayers(c: MapColours): LayerSpecification[] {
  return [
    {
      id: 'label-country',
      type: 'symbol',
      source: 'labels',
      maxzoom: 7.5,
      filter: ['all', ['==', ['get', 'what'], 'country'], ['<=', ['get', 'rank'], ['step', ['zoom'], -3, 5, 0]]],
      layout: {
        'text-field': ['step', ['zoom'], ['get', 'name'], 3.4, BOTH_NAMES],
        'text-font': FONTS,
        'text-size': byZoom([1.5, ['case', ['<', ['get', 'rank'], -150], 11.5, 10]], [6, 16]),
        'text-letter-spacing': 0.08,
        'text-max-width': 7,
        'text-padding': 4,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: {
        'text-color': c.label,
        'text-opacity': byZoom([5.5, 0.9], [7.5, 0.4]),
        'text-halo-color': c.land,
        'text-halo-width': 1.4,
      },
    },
  ]
}
