// Makes location_names.csv: our names, confirmed by GeoNames where the same name stands at the same place.
// Usage: node scripts/geography/make-names.mjs FOLDER_WITH_DEV_PACKAGES
import { readFileSync, writeFileSync } from 'node:fs'
import { km, loadGazetteer, readCsv, toCsv } from './lib.mjs'

const here = new URL('.', import.meta.url).pathname
const data = `${here}../../packages/network/data/`
const gazetteer = loadGazetteer(process.argv[2])
const rows = []
const own = new Map()
for (const line of readFileSync(`${here}sources/names.txt`, 'utf8').split('\n')) {
  if (!line || line.startsWith('#')) continue
  const [id, ...parts] = line.split('|')
  own.set(
    id,
    parts.flatMap((p) => {
      const [language, rest] = [p.slice(0, p.indexOf(' ')), p.slice(p.indexOf(' ') + 1)]
      return rest.split(',').map((name) => ({ language, name: name.trim() }))
    }),
  )
}
const missing = []
for (const l of readCsv(`${data}locations.csv`)) {
  const names = own.get(l.id)
  if (names === undefined) missing.push(l.id)
  const bare = l.name
    .replace(/\s*\([^)]*\)/g, '')
    .replace(/\s+\/.*$/, '')
    .replace(/\s+(port|station|land port|international land port|transfer station)$/i, '')
    .trim()
  const all = [{ language: 'en', name: l.name }, { language: 'en', name: bare }, ...(names ?? [])]
  const seen = new Set()
  for (const { language, name } of all) {
    if (seen.has(`${language}|${name}`)) continue
    seen.add(`${language}|${name}`)
    const hit =
      name !== l.name &&
      gazetteer.find(name, l.country).some((p) => km([p.lon, p.lat], [Number(l.lon), Number(l.lat)]) < 30)
    rows.push({
      location_id: l.id,
      language,
      name,
      source: hit ? 'https://www.geonames.org/' : 'own knowledge',
      source_date: hit ? '2023-03' : '2026',
      basis: hit ? 'published' : 'assumed',
      note: hit ? 'The same name stands in GeoNames (CC BY 4.0) within 30 km; the language tag is ours' : '',
    })
  }
  own.delete(l.id)
}
writeFileSync(
  `${data}location_names.csv`,
  toCsv('location_id,language,name,source,source_date,basis,note'.split(','), rows),
)
console.log(
  rows.length,
  'names;',
  rows.filter((r) => r.basis === 'published').length,
  'found in GeoNames; without names:',
  missing.join(' ') || 'none',
  '; unknown ids:',
  [...own.keys()].join(' ') || 'none',
)
