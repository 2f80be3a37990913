// Where Natural Earth and the United Nations draw a border differently: docs/decisions/2026-11-25-disputed-borders.md.
// Needs polygon-clipping 0.15.7 (MIT) in the folder of development packages.
import { requireFrom } from './lib.mjs'

/** Polygons with a name of their own in Natural Earth, and the country that they are part of. */
const PART_OF = {
  'N. Cyprus': 'CY',
  'Cyprus U.N. Buffer Zone': 'CY',
  Somaliland: 'SO',
  Baikonur: 'KZ',
  Åland: 'FI',
}

export const countryOfPart = (name) => PART_OF[name]

// The Crimean peninsula south of the isthmus: everything Natural Earth 4.1 gives to Russia inside it is Ukraine.
const CRIMEA = [
  [32.3, 46.2],
  [33.6, 46.25],
  [34.5, 46.05],
  [35.1, 45.9],
  [35.6, 45.5],
  [36.65, 45.5],
  [36.65, 44.9],
  [33.9, 44.2],
  [32.3, 45.0],
  [32.3, 46.2],
]

// Western Sahara: its northern border with Morocco is the parallel 27°40′, its eastern one the meridian 8°40′.
const WESTERN_SAHARA = [
  [-18, 20],
  [-8.6666, 20],
  [-8.6666, 27.6666],
  [-18, 27.6666],
  [-18, 20],
]

// The Syrian Golan: its western edge is the line of 1949, coarsely, from Banias by the eastern shore of Lake Tiberias to the Yarmouk.
const GOLAN = [
  [35.62, 33.25],
  [35.66, 33.2],
  [35.66, 33.1],
  [35.645, 33.0],
  [35.635, 32.9],
  [35.655, 32.85],
  [35.65, 32.75],
  [35.635, 32.71],
  [35.67, 32.68],
  [36.2, 32.6],
  [36.2, 33.5],
  [35.62, 33.5],
  [35.62, 33.25],
]

const MOVES = [
  { from: 'RU', to: 'UA', within: CRIMEA },
  { from: 'MA', to: 'EH', within: WESTERN_SAHARA },
  { from: 'IL', to: 'SY', within: GOLAN },
]

/** The polygons with what Natural Earth gives to another country moved to the one that the decision names. */
export function moveDisputed(dev, polygons) {
  const clipping = requireFrom(dev)('polygon-clipping')
  return polygons.flatMap((polygon) => {
    const move = MOVES.find(({ from, within }) => from === polygon.iso && overlaps(polygon.box, boxOf(within)))
    if (move === undefined) return [polygon]
    const moved = clipping.intersection([polygon.rings], [[move.within]])
    if (moved.length === 0) return [polygon]
    const of = (iso, parts) => parts.map((rings) => ({ iso, rings, box: boxOf(rings[0]) }))
    return [...of(move.to, moved), ...of(move.from, clipping.difference([polygon.rings], [[move.within]]))]
  })
}

/** West, south, east, north of a ring. */
export function boxOf(ring) {
  const xs = ring.map(([x]) => x)
  const ys = ring.map(([, y]) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

function overlaps(a, b) {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]
}
