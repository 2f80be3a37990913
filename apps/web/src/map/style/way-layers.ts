import type { LayerSpecification } from 'maplibre-gl'
import type { MapColours } from './colours.js'
import { BOTH_NAMES, byZoom, modeColour } from './expressions.js'
import { FONTS } from './fonts.js'

const ROUND = { 'line-join': 'round', 'line-cap': 'round' } as const

/** Ways from the faintest to the chosen one. */
export function wayLayers(c: MapColours): LayerSpecification[] {
  return [
    {
      id: 'others',
      type: 'line',
      source: 'others',
      layout: ROUND,
      paint: { 'line-color': modeColour(c), 'line-width': byZoom([2, 1.8], [7, 3.6]), 'line-opacity': 0.42 },
    },
    {
      id: 'ruled-out',
      type: 'line',
      source: 'ruled-out',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': c.danger,
        'line-width': byZoom([2, ['case', ['get', 'pointed'], 2.6, 1.3]], [7, ['case', ['get', 'pointed'], 5, 2.6]]),
        'line-opacity': ['case', ['get', 'pointed'], 1, 0.6],
        'line-dasharray': [2.2, 1.6],
      },
    },
    {
      id: 'pointed',
      type: 'line',
      source: 'pointed',
      layout: ROUND,
      paint: { 'line-color': modeColour(c), 'line-width': byZoom([2, 2.6], [7, 5]), 'line-opacity': 0.75 },
    },
    {
      id: 'look',
      type: 'line',
      source: 'look',
      layout: ROUND,
      paint: { 'line-color': c.accent, 'line-width': byZoom([2, 12], [7, 20]), 'line-opacity': 0.3 },
    },
    {
      id: 'look-place',
      type: 'circle',
      source: 'look',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-color': c.accent, 'circle-opacity': 0.3, 'circle-radius': byZoom([2, 14], [7, 22]) },
    },
    {
      id: 'course-casing',
      type: 'line',
      source: 'course',
      layout: ROUND,
      paint: { 'line-color': c.paper, 'line-width': byZoom([2, 5], [7, 9]) },
    },
    {
      id: 'course',
      type: 'line',
      source: 'course',
      filter: ['!', ['in', ['get', 'mode'], ['literal', ['ferry', 'ship']]]],
      layout: ROUND,
      paint: { 'line-color': modeColour(c), 'line-width': byZoom([2, 2.8], [7, 5.5]) },
    },
    {
      id: 'course-water',
      type: 'line',
      source: 'course',
      filter: ['in', ['get', 'mode'], ['literal', ['ferry', 'ship']]],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': modeColour(c), 'line-width': byZoom([2, 2.8], [7, 5.5]), 'line-dasharray': [1.8, 0.8] },
    },
  ]
}

/** What stands on the ways; marks and numbers come last, so that names make way for them. */
export function wayLabelLayers(c: MapColours): LayerSpecification[] {
  return [
    {
      id: 'stops',
      type: 'circle',
      source: 'stops',
      paint: {
        'circle-radius': byZoom([2, ['case', ['get', 'end'], 6, 4]], [7, ['case', ['get', 'end'], 8, 6]]),
        'circle-color': ['case', ['get', 'end'], c.accent, c.paper],
        'circle-stroke-color': ['case', ['get', 'end'], c.paper, c.accent],
        'circle-stroke-width': 2.2,
      },
    },
    {
      id: 'label-stops',
      type: 'symbol',
      source: 'stops',
      layout: {
        'text-field': BOTH_NAMES,
        'text-font': FONTS,
        'text-size': ['case', ['get', 'end'], 14, 12],
        'text-variable-anchor': [
          'left',
          'right',
          'top',
          'bottom',
          'top-left',
          'top-right',
          'bottom-left',
          'bottom-right',
        ],
        'text-radial-offset': 0.85,
        'text-justify': 'auto',
        'text-max-width': 9,
        'symbol-sort-key': ['case', ['get', 'end'], 0, 1],
      },
      paint: { 'text-color': c.ink, 'text-halo-color': c.paper, 'text-halo-width': 2 },
    },
    {
      id: 'leg-numbers',
      type: 'symbol',
      source: 'leg-numbers',
      minzoom: 2,
      layout: {
        'icon-image': ['concat', 'leg-', ['get', 'mode']],
        'text-field': ['to-string', ['get', 'number']],
        'text-font': FONTS,
        'text-size': 11,
        'icon-padding': 0,
        'text-padding': 0,
        'icon-allow-overlap': true,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': c.paper },
    },
    {
      id: 'ruled-out-marks',
      type: 'symbol',
      source: 'ruled-out-marks',
      layout: {
        'icon-image': ['case', ['get', 'pointed'], 'ruled-out-pointed', 'ruled-out'],
        'icon-size': ['case', ['get', 'pointed'], 1.2, 1],
        'text-field': ['get', 'label'],
        'text-font': FONTS,
        'text-size': 11,
        'icon-padding': 0,
        'text-padding': 0,
        'icon-allow-overlap': true,
        'text-allow-overlap': true,
        'symbol-sort-key': ['case', ['get', 'pointed'], 1, 0],
      },
      paint: { 'text-color': ['case', ['get', 'pointed'], c.paper, c.danger] },
    },
  ]
}
