// Makes packages/network/data/reference/countries.json: land of the countries the network can touch.
// Natural Earth 10m (world-atlas), simplified with shared borders kept; disputed borders as in docs/decisions/2026-11-25-disputed-borders.md.
// Usage: node scripts/geography/make-countries.mjs FOLDER_WITH_DEV_PACKAGES
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { countriesOf } from './countries.mjs'
import { requireFrom } from './lib.mjs'

const dev = process.argv[2]
const { presimplify, simplify } = requireFrom(dev)('topojson-simplify')
const here = new URL('.', import.meta.url).pathname
const topology = JSON.parse(readFileSync(resolve(dev, 'node_modules/world-atlas/countries-10m.json'), 'utf8'))
/** Triangles below this many square degrees go: about 5 km2 at 45 degrees north. */
const WEIGHT = 6e-4
const light = simplify(presimplify(topology), WEIGHT)
const BOX = [-25, -42, 150, 73]
const area = (ring) =>
  Math.abs(
    ring.reduce((s, [x, y], i) => s + x * ring[(i + 1) % ring.length][1] - ring[(i + 1) % ring.length][0] * y, 0) / 2,
  )
const byIso = new Map()
for (const p of countriesOf(dev, light)) {
  if (p.box[2] < BOX[0] || p.box[0] > BOX[2] || p.box[3] < BOX[1] || p.box[1] > BOX[3]) continue
  const rings = p.rings
    .map((r) => r.map(([x, y]) => [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000]))
    .filter((r, i) => r.length > 3 && (i === 0 || area(r) > 1e-4))
  if (rings.length === 0 || area(rings[0]) < 5e-4) continue
  byIso.set(p.iso, [...(byIso.get(p.iso) ?? []), rings.map((r) => r.flat())])
}
const out = {
  source:
    'Natural Earth 1:10m by world-atlas 2.0.2, public domain, simplified; disputed borders as the United Nations has them',
  countries: [...byIso].sort(([a], [b]) => (a < b ? -1 : 1)).map(([iso, polygons]) => ({ iso, polygons })),
}
const text = `{"source":${JSON.stringify(out.source)},"countries":[\n${out.countries.map((c) => JSON.stringify(c)).join(',\n')}\n]}\n`
writeFileSync(`${here}../../packages/network/data/reference/countries.json`, text)
console.log(
  out.countries.length,
  'countries',
  text.length,
  'bytes',
  out.countries
    .map((c) => c.iso)
    .filter((i) => i.startsWith('?'))
    .join(' '),
)
