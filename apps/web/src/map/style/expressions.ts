import type { ExpressionSpecification } from 'maplibre-gl'
import type { MapColours } from './colours.js'

/** A value that grows with the zoom, linearly between the stops and level beyond them. */
export function byZoom(
  ...stops: readonly [zoom: number, value: number | ExpressionSpecification][]
): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as ExpressionSpecification
}

/** The colour of a feature by its `mode`. */
export function modeColour(c: MapColours): ExpressionSpecification {
  return ['match', ['get', 'mode'], 'road', c.road, 'ferry', c.ferry, 'ship', c.ship, c.rail]
}

/** The name with the name in the script of the place beneath, smaller. */
export const BOTH_NAMES: ExpressionSpecification = [
  'case',
  ['==', ['get', 'local'], ''],
  ['get', 'name'],
  ['format', ['get', 'name'], {}, '\n', {}, ['get', 'local'], { 'font-scale': 0.82 }],
]
