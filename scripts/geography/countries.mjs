// Country polygons at development time: Natural Earth 10m (world-atlas), Crimea as in the recorded decision.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { inRings, requireFrom } from './lib.mjs'

const NUMERIC = {
  '004': 'AF',
  '031': 'AZ',
  '032': 'AR',
  '040': 'AT',
  '051': 'AM',
  '056': 'BE',
  '070': 'BA',
  '096': 'BN',
  100: 'BG',
  104: 'MM',
  112: 'BY',
  116: 'KH',
  144: 'LK',
  156: 'CN',
  158: 'TW',
  191: 'HR',
  203: 'CZ',
  208: 'DK',
  233: 'EE',
  246: 'FI',
  250: 'FR',
  262: 'DJ',
  268: 'GE',
  276: 'DE',
  300: 'GR',
  348: 'HU',
  356: 'IN',
  360: 'ID',
  364: 'IR',
  368: 'IQ',
  376: 'IL',
  380: 'IT',
  392: 'JP',
  398: 'KZ',
  408: 'KP',
  410: 'KR',
  414: 'KW',
  417: 'KG',
  422: 'LB',
  428: 'LV',
  440: 'LT',
  442: 'LU',
  458: 'MY',
  496: 'MN',
  498: 'MD',
  499: 'ME',
  504: 'MA',
  512: 'OM',
  524: 'NP',
  528: 'NL',
  578: 'NO',
  586: 'PK',
  616: 'PL',
  620: 'PT',
  642: 'RO',
  643: 'RU',
  682: 'SA',
  688: 'RS',
  702: 'SG',
  703: 'SK',
  704: 'VN',
  705: 'SI',
  710: 'ZA',
  724: 'ES',
  752: 'SE',
  756: 'CH',
  760: 'SY',
  762: 'TJ',
  764: 'TH',
  784: 'AE',
  792: 'TR',
  795: 'TM',
  804: 'UA',
  807: 'MK',
  818: 'EG',
  826: 'GB',
  860: 'UZ',
  887: 'YE',
  '008': 'AL',
  729: 'SD',
  232: 'ER',
  706: 'SO',
  '792x': 'TR',
  634: 'QA',
  400: 'JO',
  196: 'CY',
}

// Rings of the Crimean peninsula south of the isthmus: everything Natural Earth 4.1 gives to Russia inside it is Ukraine.
const CRIMEA = [
  [
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
  ],
]

/** Polygons with the ISO code, bounding boxes first; rings in lon/lat, unwound over the antimeridian. */
export function loadCountries(dev, file = 'world-atlas/countries-10m.json') {
  return countriesOf(dev, JSON.parse(readFileSync(resolve(dev, 'node_modules', file), 'utf8')))
}

/** The polygons of a topology of countries. */
export function countriesOf(dev, topology) {
  const { feature } = requireFrom(dev)('topojson-client')
  const object = topology.objects.countries
  const list = []
  for (const f of feature(topology, object).features) {
    if (f.geometry === null) continue
    const polygons = f.geometry.type === 'Polygon' ? [f.geometry.coordinates] : f.geometry.coordinates
    for (const polygon of polygons) {
      const rings = polygon.map(unwind)
      const xs = rings[0].map((p) => p[0])
      const ys = rings[0].map((p) => p[1])
      const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
      const named = NUMERIC[f.id] ?? { Baikonur: 'KZ', Åland: 'FI' }[f.properties.name] ?? `?${f.properties.name}`
      const crimea = named === 'RU' && box[0] > 32 && box[2] < 36.8 && box[1] > 44 && box[3] < 46.3
      list.push({ iso: crimea ? 'UA' : named, rings, box })
    }
  }
  return list
}

function unwind(ring) {
  let shift = 0
  const flat = ring.map(([x, y], i) => {
    if (i > 0) {
      const step = x - ring[i - 1][0]
      if (step > 180) shift -= 360
      if (step < -180) shift += 360
    }
    return [x + shift, y]
  })
  return Math.max(...flat.map((p) => p[0])) < -180 || Math.min(...flat.map((p) => p[0])) < -200
    ? flat.map(([x, y]) => [x + 360, y])
    : flat
}

/** The ISO code of the country at a point, or undefined at sea. */
export function countryAt(polygons, point) {
  for (const { iso, rings, box } of polygons) {
    if (point[0] < box[0] || point[0] > box[2] || point[1] < box[1] || point[1] > box[3]) continue
    if (inRings(rings, point)) return iso === 'RU' && inRings(CRIMEA, point) ? 'UA' : iso
  }
  return undefined
}
