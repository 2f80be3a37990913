import { WEAKNESSES, type Weakness } from '@karavan/model'
import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl'
import type { LinkProperties } from '../network-features.js'
import type { MapColours } from './colours.js'
import { BOTH_NAMES, byZoom } from './expressions.js'
import { FONTS } from './fonts.js'

/** What the network stands behind: nothing, the chosen way, or the colours of how weak its data are. */
export type Backdrop = 'none' | 'way' | 'weak'

const SHARE_OF: Readonly<Record<Backdrop, number>> = { none: 1, way: 0.45, weak: 0.3 }

interface LinkStyle {
  readonly drawn: LinkProperties['drawn']
  readonly colour: keyof MapColours
  readonly width: ExpressionSpecification
  readonly dash?: number[]
  readonly opacity: number
  readonly minzoom?: number
}

/** From the least to the most important. A line of 1435 mm has ladder rungs of paper where there is room for them. */
const LINKS: readonly LinkStyle[] = [
  { drawn: 'road', colour: 'road', width: byZoom([3, 0.5], [7, 1.7]), dash: [3, 1.6], opacity: 0.55, minzoom: 3.2 },
  { drawn: 'sea', colour: 'ferry', width: byZoom([1, 0.8], [7, 2]), dash: [1, 2.2], opacity: 0.6 },
  { drawn: 'closed', colour: 'network', width: byZoom([2, 0.8], [7, 1.8]), dash: [1, 1.5], opacity: 0.8 },
  { drawn: 'rail-1435', colour: 'rail', width: byZoom([2, 0.8], [4, 1.4], [7, 3.4]), opacity: 0.75 },
  { drawn: 'rail-1520', colour: 'rail', width: byZoom([2, 1], [4, 1.4], [7, 2.6]), opacity: 0.75 },
]

/** Rail, roads and sea lanes. */
export function linkLayers(c: MapColours, backdrop: Backdrop): LayerSpecification[] {
  const share = SHARE_OF[backdrop]
  const links = LINKS.map(
    ({ drawn, colour, width, dash, opacity, minzoom = 0 }): LayerSpecification => ({
      id: `link-${drawn}`,
      type: 'line',
      source: 'links',
      minzoom,
      filter: ['==', ['get', 'drawn'], drawn],
      layout: { 'line-join': 'round', 'line-cap': dash || drawn === 'rail-1435' ? 'butt' : 'round' },
      paint: {
        'line-color': c[colour],
        'line-width': width,
        'line-opacity': opacity * share,
        ...(dash ? { 'line-dasharray': dash } : {}),
      },
    }),
  )
  const rungs: LayerSpecification = {
    id: 'link-rail-1435-rungs',
    type: 'line',
    source: 'links',
    minzoom: 3,
    filter: ['==', ['get', 'drawn'], 'rail-1435'],
    paint: {
      'line-color': c.land,
      'line-width': byZoom([3, 0.8], [5, 1], [7, 1.8]),
      'line-dasharray': [3, 3],
      'line-opacity': backdrop === 'none' ? 1 : 0.7,
    },
  }
  return [...links.slice(0, -1), rungs, ...links.slice(-1)]
}

const WEAK: Readonly<Record<Weakness, { colour: keyof MapColours; width: number; dash?: number[] }>> = {
  fine: { colour: 'certain', width: 0.8 },
  estimated: { colour: 'estimated', width: 1.1, dash: [6, 1.4] },
  old: { colour: 'old', width: 1.4, dash: [3, 1.2] },
  assumed: { colour: 'danger', width: 1.7, dash: [1.2, 1] },
}

/** Links and places coloured by how weak their data are; the weakest on top, and the widest. */
export function weakLayers(c: MapColours): LayerSpecification[] {
  const lines = WEAKNESSES.map((level): LayerSpecification => {
    const { colour, width, dash } = WEAK[level]
    return {
      id: `weak-${level}`,
      type: 'line',
      source: 'links',
      filter: ['==', ['get', 'weak'], level],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': c[colour],
        'line-width': byZoom([2, width], [7, width * 2.6]),
        ...(dash ? { 'line-dasharray': dash } : {}),
      },
    }
  })
  const byLevel = <T extends string | number>(of: (level: Weakness) => T, otherwise: T): ExpressionSpecification =>
    [
      'match',
      ['get', 'weak'],
      ...WEAKNESSES.flatMap((level) => [level, of(level)]),
      otherwise,
    ] as unknown as ExpressionSpecification
  return [
    ...lines,
    {
      id: 'weak-places',
      type: 'circle',
      source: 'places',
      filter: ['has', 'weak'],
      paint: {
        'circle-radius': byZoom(
          [2, byLevel((level) => WEAK[level].width * 1.3, 1)],
          [7, byLevel((level) => WEAK[level].width * 4, 3)],
        ),
        'circle-color': byLevel((level) => c[WEAK[level].colour], c.network),
        'circle-stroke-color': c.paper,
        'circle-stroke-width': byZoom([2, 0.4], [7, 1.2]),
      },
    },
  ]
}

/** A stop of the chosen way is named by the way. */
const NAMES: ExpressionSpecification = ['case', ['has', 'stop'], '', BOTH_NAMES]

/** Stations, where the map is near enough. */
export function stationLayers(c: MapColours, backdrop: Backdrop): LayerSpecification[] {
  return [
    {
      id: 'stations',
      type: 'symbol',
      source: 'places',
      minzoom: 4.4,
      filter: ['all', ['>', ['get', 'rank'], 1], ['<', ['get', 'rank'], 4]],
      layout: {
        ...NAMED,
        'icon-image': 'station',
        'icon-size': byZoom([4, 0.6], [8, 1]),
        'text-field': ['step', ['zoom'], '', 5.4, NAMES],
        'text-size': byZoom([5, 10.5], [9, 13]),
      },
      paint: { ...placePaint(c, backdrop), 'text-color': c.label },
    },
  ]
}

/** Ports, gauge changes, borders and terminals with their names. */
export function placeLayers(c: MapColours, backdrop: Backdrop): LayerSpecification[] {
  return [
    {
      id: 'places',
      type: 'symbol',
      source: 'places',
      filter: ['all', ['<=', ['get', 'rank'], 1], ['any', ['!=', ['get', 'icon'], 'terminal'], ['>=', ['zoom'], 4]]],
      layout: {
        ...NAMED,
        'icon-image': ['get', 'icon'],
        'icon-size': byZoom([1, 0.25], [3, ['case', ['==', ['get', 'rank'], 0], 0.48, 0.4]], [7, 1]),
        'icon-allow-overlap': ['step', ['zoom'], false, 6, true],
        'icon-padding': 0,
        'text-field': ['step', ['zoom'], '', 4, NAMES],
        'text-size': byZoom([4, 10.5], [9, 14]),
      },
      paint: placePaint(c, backdrop),
    },
  ]
}

const NAMED: SymbolLayerSpecification['layout'] = {
  'text-font': FONTS,
  'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
  'text-radial-offset': 0.85,
  'text-justify': 'auto',
  'text-max-width': 9,
  'text-optional': true,
  'symbol-sort-key': ['get', 'rank'],
}

function placePaint(c: MapColours, backdrop: Backdrop): NonNullable<SymbolLayerSpecification['paint']> {
  const opacity = { none: 1, way: 0.6, weak: 0.25 }[backdrop]
  return {
    'text-color': c.ink,
    'text-halo-color': c.land,
    'text-halo-width': 1.5,
    'text-opacity': Math.max(opacity, 0.75),
    'icon-opacity': opacity,
  }
}
