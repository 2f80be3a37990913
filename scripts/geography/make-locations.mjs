// Makes packages/network/data/locations.csv from the node facts, our additions and GeoNames.
// Usage: node scripts/geography/make-locations.mjs FOLDER_WITH_DEV_PACKAGES
import { writeFileSync } from 'node:fs'
import { km, loadGazetteer, readCsv, requireFrom, toCsv } from './lib.mjs'
import { timeZone } from './zones.mjs'

const dev = process.argv[2]
const gazetteer = loadGazetteer(dev)
const { find: zoneOf } = requireFrom(dev)('geo-tz')
const here = new URL('.', import.meta.url).pathname
const evidence = `${here}../../data/evidence/`
const facts = [...readCsv(`${evidence}nodes.csv`), ...readCsv(`${evidence}nodes_services_extra.csv`)]
const extra = readCsv(`${here}sources/locations-extra.csv`).map((r) => ({
  ...r,
  source_url: 'common geography',
  source_date: '2026',
  note: 'Added to complete the network; coordinates from general geography, about 1-5 km',
}))
const corrections = new Map(readCsv(`${here}sources/coordinates.csv`).map((r) => [r.id, r]))
const isolated = new Map(readCsv(`${here}sources/disconnected.csv`).map((r) => [r.id, r.reason]))

const bare = (name) =>
  name
    .replace(/\s*\(.*$/, '')
    .replace(/\s+(port|station|dry port|land port|international land port).*$/i, '')
    .replace(/\s*\/.*$/, '')
    .replace(/-1$/, '')

const rows = [...facts, ...extra].map((n) => {
  let lon = Number(n.lon)
  let lat = Number(n.lat)
  let source = n.source_url === 'common geography' ? 'common geography' : n.source_url
  let basis = source === 'common geography' ? 'assumed' : 'published'
  let date = n.source_date
  let note = n.note
  const fix = corrections.get(n.id)
  if (fix !== undefined) {
    ;[lon, lat, source, date, basis, note] = [
      Number(fix.lon),
      Number(fix.lat),
      fix.source,
      fix.source_date,
      fix.basis,
      fix.note,
    ]
  } else if (['city', 'rail_station', 'border_crossing'].includes(n.kind) && basis === 'assumed') {
    const near = gazetteer
      .find(bare(n.name), n.country)
      .map((p) => ({ p, d: km([lon, lat], [p.lon, p.lat]) }))
      .filter((c) => c.d < (n.kind === 'border_crossing' ? 3 : 6))
      .sort((a, b) => a.d - b.d)[0]
    if (near !== undefined) {
      ;[lon, lat] = [near.p.lon, near.p.lat]
      source = 'https://www.geonames.org/'
      date = near.p.from === 'cities500' ? '2023-03' : '2026'
      basis = 'published'
      note = 'GeoNames point of the town (CC BY 4.0); the yard can lie a few kilometres away'
    }
  }
  return {
    id: n.id,
    name: n.name,
    country: n.country,
    kind: /not a port/.test(n.role) ? 'waypoint' : n.kind,
    lon: lon.toFixed(4),
    lat: lat.toFixed(4),
    time_zone: timeZone(n.country, n.kind === 'waypoint' ? [] : zoneOf(lat, lon)),
    role: n.role,
    disconnected_reason: isolated.get(n.id) ?? '',
    source,
    source_date: date,
    basis,
    note,
  }
})
const columns = 'id,name,country,kind,lon,lat,time_zone,role,disconnected_reason,source,source_date,basis,note'.split(
  ',',
)
writeFileSync(`${here}../../packages/network/data/locations.csv`, toCsv(columns, rows))
console.log(
  rows.length,
  'locations;',
  rows.filter((r) => r.source.includes('geonames')).length,
  'with GeoNames coordinates',
)
