// Makes links.csv and shapes.csv from the link facts, the drawn courses in sources/courses-*.txt and GeoNames.
// Usage: node scripts/geography/make-links.mjs FOLDER_WITH_DEV_PACKAGES
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { countryAt, loadCountries } from './countries.mjs'
import { readCourses } from './courses.mjs'
import { crossed } from './crossed.mjs'
import { km, loadGazetteer, pathKm, readCsv, toCsv } from './lib.mjs'

const dev = process.argv[2]
const here = new URL('.', import.meta.url).pathname
const data = `${here}../../packages/network/data/`
const evidence = `${here}../../data/evidence/`
const locations = new Map(
  readCsv(`${data}locations.csv`).map((r) => [r.id, { ...r, point: [Number(r.lon), Number(r.lat)] }]),
)
const facts = readCsv(`${evidence}links_geometry.csv`)
const gazetteer = loadGazetteer(dev)
const polygons = loadCountries(dev)
const overrides = new Map(readCsv(`${here}sources/link-overrides.csv`).map((r) => [r.id, r]))

const texts = readdirSync(`${here}sources`)
  .filter((f) => /^courses-.*\.txt$/.test(f))
  .sort()
  .map((f) => [f, readFileSync(`${here}sources/${f}`, 'utf8')])
const { links: drawn, chains, missing } = readCourses(texts, locations, gazetteer)
const sea = existsSync(`${here}sea-paths.json`) ? JSON.parse(readFileSync(`${here}sea-paths.json`, 'utf8')) : {}

// Gauge of the track on which trains cross where the fact says "gauge change": the side whose yard changes it.
const BORDER_GAUGE = {
  'CN-ALASHANKOU~KZ-DOSTYK': 1435,
  'CN-KHORGOS~KZ-ALTYNKOL': 1435,
  'CN-ERENHOT~MN-ZAMYNUUD': 1435,
  'CN-MANZHOULI~RU-ZABAIKALSK': 1435,
  'BY-BREST~PL-MALASZEWICZE': 1520,
  'BY-BRUZGI~PL-KUZNICA': 1520,
  'IR-INCHEHBORUN~TM-ETREK': 1435,
  'TM-SARAHS~IR-SARAKHS': 1520,
  'AZ-ASTARA~IR-ASTARA': 1520,
  'GE-AKHALKALAKI~TR-CANBAZ': 1435,
  'LT-SESTOKAI~LT-KAUNAS': 1435,
  'UA-KYIV~HU-ZAHONY': 1520,
  'UA-KYIV~PL-MEDYKA': 1520,
  'CN-KASHGAR~KG-TORUGART': 1435,
  'KG-TORUGART~KG-JALALABAD': 1435,
  'AZ-HORADIZ~AM-MEGHRI': 1520,
  'AM-MEGHRI~AZ-NAKHCHIVAN': 1520,
  'AZ-NAKHCHIVAN~TR-DILUCU': 1435,
  'IR-ASTARA~IR-RASHT': 1520,
}
const STATUS = {
  'in use': 'in_use',
  suspended: 'suspended',
  'under construction': 'under_construction',
  planned: 'planned',
}
const CURVES = { rail: 1.06, road: 1.07, sea: 1.0 }
const FACTOR = { rail: 1.12, road: 1.2, sea: 1.15 }

const published = new Map()
for (const r of readCsv(`${evidence}legs.csv`)) {
  if (!r.distance_km || !r.from_id || !r.to_id || !['rail', 'sea', 'ferry', 'road'].includes(r.mode)) continue
  const key = [r.from_id, r.to_id].sort().join('~') + (r.mode === 'ferry' ? '~sea' : `~${r.mode}`)
  if (!published.has(key)) published.set(key, { km: Number(r.distance_km), source: r.source_url, date: r.source_date })
}

const replaced = new Set(
  readFileSync(`${here}sources/replaced.txt`, 'utf8')
    .split('\n')
    .map((l) => l.trim().replaceAll(' ', '~')),
)
const all = new Map()
const put = (from, to, mode, attrs) => {
  const keys = [`${from}~${to}~${mode}`, `${to}~${from}~${mode}`]
  const old = keys.find((k) => all.has(k))
  if (old !== undefined) {
    const reversed = old !== keys[0]
    const merged = { ...all.get(old) }
    if (attrs.shape !== undefined) merged.shape = reversed ? attrs.shape.toReversed() : attrs.shape
    if (attrs.corridors) merged.corridors = attrs.corridors
    all.set(old, merged)
  } else all.set(keys[0], { from, to, mode, ...attrs })
}
for (const f of facts) {
  if (replaced.has(`${f.from_id}~${f.to_id}~${f.mode}`)) continue
  if (chains.some((c) => c.mode === f.mode && c.ids.length > 2 && c.replaces(f.from_id, f.to_id))) continue
  const gauge =
    f.mode !== 'rail' ? '' : /change|planned/.test(f.gauge_mm) ? BORDER_GAUGE[`${f.from_id}~${f.to_id}`] : f.gauge_mm
  if (gauge === undefined) throw new Error(`links_geometry.csv:${f._line}: no gauge for ${f.from_id}~${f.to_id}`)
  if (STATUS[f.status] === undefined) throw new Error(`links_geometry.csv:${f._line}: status ${f.status}`)
  put(f.from_id, f.to_id, f.mode, { gauge, status: STATUS[f.status], fact: f, corridors: '' })
}
for (const d of drawn) put(d.from, d.to, d.mode, d)
for (const [key, s] of Object.entries(sea)) {
  const [from, to] = key.split('~')
  put(from, to, 'sea', { gauge: '', status: 'in_use', shape: s.points, corridors: s.corridors })
  all.get(`${from}~${to}~sea`).channel = s.channel
}

const linkRows = []
const shapeRows = []
for (const l of all.values()) {
  const id = `${l.from}~${l.to}~${l.mode}`
  const a = locations.get(l.from)
  const b = locations.get(l.to)
  if (!a || !b) throw new Error(`${id}: unknown end`)
  const shape = l.shape ?? []
  const line = [a.point, ...shape.map((s) => [s.lon, s.lat]), b.point]
  const straight = km(a.point, b.point)
  const over = overrides.get(id)
  const pub = over?.published_km
    ? { km: Number(over.published_km), source: over.source, date: over.source_date }
    : published.get(`${[l.from, l.to].sort().join('~')}~${l.mode}`)
  let length
  let lengthBasis
  let note
  let source = 'common geography'
  let date = '2026'
  let basis = 'assumed'
  if (pub !== undefined && pub.km > straight * 1.02) {
    ;[length, lengthBasis, source, date, basis, note] = [
      pub.km,
      'published',
      pub.source,
      pub.date,
      'published',
      'Length as published; topology from general geography',
    ]
  } else if (shape.length > 0 || (l.mode !== 'sea' && straight < 40)) {
    lengthBasis = 'drawn'
    basis = 'estimated'
    length = Math.max(pathKm(line) * CURVES[l.mode], l.mode === 'sea' ? 0 : straight * 1.04)
    note =
      l.mode === 'sea'
        ? 'Length of the drawn path on water'
        : `Length of the drawn course times ${CURVES[l.mode]} for curves between its points`
  } else {
    lengthBasis = 'factor'
    basis = 'estimated'
    length = straight * FACTOR[l.mode]
    note = `Great circle times ${FACTOR[l.mode]}; no drawn course`
  }
  const auto =
    l.mode === 'sea'
      ? [a.country, b.country].filter((c, i, all2) => all2.indexOf(c) === i)
      : crossed(line, a.country, b.country, (p) => countryAt(polygons, p))
  const crosses = over?.crosses || auto.join(' ')
  linkRows.push({
    id,
    from: l.from,
    to: l.to,
    mode: l.mode,
    gauge_mm: l.gauge ?? '',
    status: l.status,
    length_km: length < 10 ? length.toFixed(1) : Math.round(length),
    length_basis: lengthBasis,
    corridors: l.corridors ?? '',
    crosses,
    crosses_basis: over?.crosses ? 'assumed' : 'estimated',
    exception: over?.exception || (l.channel ? `Narrow water drawn over land: ${l.channel}` : ''),
    source,
    source_date: date,
    basis,
    note: [note, over?.note].filter(Boolean).join('; '),
  })
  for (const [i, s] of shape.entries()) {
    shapeRows.push({
      link_id: id,
      seq: i + 1,
      lon: s.lon.toFixed(4),
      lat: s.lat.toFixed(4),
      name: s.name,
      source: s.source,
      source_date: s.date,
      basis: s.basis,
      note: s.note ?? '',
    })
  }
}
writeFileSync(
  `${data}links.csv`,
  toCsv(
    'id,from,to,mode,gauge_mm,status,length_km,length_basis,corridors,crosses,crosses_basis,exception,source,source_date,basis,note'.split(
      ',',
    ),
    linkRows,
  ),
)
writeFileSync(
  `${data}shapes.csv`,
  toCsv('link_id,seq,lon,lat,name,source,source_date,basis,note'.split(','), shapeRows),
)
const count = (m) => linkRows.filter((r) => r.mode === m).length
console.log(
  `${linkRows.length} links: rail ${count('rail')} road ${count('road')} sea ${count('sea')}; ${shapeRows.length} shape points; facts ${facts.length}`,
)
if (missing.length) console.log(`unresolved places (${missing.length}):\n  ${missing.join('\n  ')}`)
const railKm = (f) =>
  linkRows.filter((r) => r.mode === 'rail' && r.corridors && f(r)).reduce((s, r) => s + Number(r.length_km), 0)
console.log(
  'rail corridor km',
  railKm(() => true),
  'drawn',
  railKm((r) => shapeRows.some((s) => s.link_id === r.id) || Number(r.length_km) < 50),
)
for (const r of linkRows) {
  const ratio = Number(r.length_km) / km(locations.get(r.from).point, locations.get(r.to).point)
  if ((ratio < 1.03 || ratio > 1.4) && !r.exception && r.mode !== 'sea')
    console.log('ratio', r.id, ratio.toFixed(2), r.length_km)
}
const degree = new Map()
for (const r of linkRows) for (const e of [r.from, r.to]) degree.set(e, (degree.get(e) ?? 0) + 1)
console.log(
  'no link:',
  [...locations.values()]
    .filter((x) => !degree.has(x.id) && !x.disconnected_reason)
    .map((x) => x.id)
    .join(' '),
)
