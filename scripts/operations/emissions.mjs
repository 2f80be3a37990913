import { END, folders, readTable, writeTable } from './lib.mjs'

const { facts, out } = folders()
const table = readTable(facts, 'emissions.csv')
const rows = []
/** A row that was read from a copy names the issuer in its note: that is the source, and the copy is where it was read. */
const issuerOf = (row) => {
  const [, issuer] = /copy of the (.+?) held in this repository/.exec(row.note) ?? []
  return issuer === undefined
    ? { source: row.source_url, copy: '' }
    : { source: issuer, copy: `Read from a copy: ${row.source_url}` }
}
/** One factor per mode and region: the published well-to-wheel line, taken over as it stands. */
const take = (id, mode, region, line, detail, basis, note, x = {}) => {
  const row = table.find((r) => r.line === line)
  const { source, copy } = issuerOf(row)
  rows.push({
    id,
    mode,
    detail,
    region,
    value_min: row.value_min,
    value: row.value_typ,
    value_max: row.value_max,
    unit: 'g_co2e_per_tkm',
    boundary: 'WTW',
    derived: 'no',
    evidence: `emissions.csv:${line}`,
    source,
    source_date: row.source_date || row.year,
    basis,
    note: [note, copy].filter(Boolean).join(' '),
    ...x,
  })
}
const UK = 'Tank-to-wheel and well-to-tank parts of the same source added.'
take(
  'rail-diesel',
  'rail',
  '*',
  31,
  'freight train, mostly diesel',
  'published',
  `${UK} Stands in for any railway without a factor of its own.`,
)
for (const [country, why] of Object.entries({
  KZ: 'About a quarter of the network is electrified (2021), and the way to Aktau is diesel; the electric value (20.5, derived) is the low end.',
  TM: 'No electrified main line.',
  IR: 'Mostly diesel.',
  KG: 'Mostly diesel.',
  LT: 'Klaipeda line diesel.',
  LV: 'Mostly diesel.',
  MN: 'Diesel.',
}))
  take(
    `rail-${country}`,
    'rail',
    country,
    31,
    'freight train, mostly diesel',
    'estimated',
    `${UK} ${why}`,
    country === 'KZ' ? { value_min: 20.5 } : {},
  )
// Electric railways: train energy times grid intensity, as derived in the facts.
for (const row of table.filter((r) => r.mode === 'rail' && r.detail.startsWith('electric container train'))) {
  if (['KZ', 'TM', 'IR', 'KG', 'LT', 'LV'].includes(row.region)) continue
  const high = row.region === 'UZ' ? ' The grid value looks high.' : ''
  rows.push({
    id: `rail-${row.region}`,
    mode: 'rail',
    detail: 'electric container train',
    region: row.region,
    value_min: row.value_min,
    value: row.value_typ,
    value_max: row.value_max,
    unit: 'g_co2e_per_tkm',
    boundary: 'WTW',
    derived: 'yes',
    evidence: `emissions.csv:${row.line} emissions.csv:${row.line - 1} emissions.csv:70`,
    source: 'computed from emissions.csv',
    source_date: '2026',
    basis: 'estimated',
    note: `Train energy of 25.0 Wh a net tkm (18.1-41.5, EcoTransIT 2010) times the grid intensity of ${row.year} (life cycle, so about well to wheel).${high}`,
  })
}
take('road', 'road', '*', 54, 'articulated truck over 33 t, average load', 'published', UK, {
  value_min: 73.91,
  value_max: 118.56,
})
const SMALL = `${UK} Ferries of under 2,000 lane metres: the Caspian ships take about 50 trucks.`
take(
  'rail-ferry',
  'rail_ferry',
  '*',
  49,
  'ro-ro ferry under 2,000 lane metres',
  'estimated',
  `${SMALL} Taken for rail ferries, for which no factor was found; wagon tare is not counted.`,
)
take('ro-ro', 'ro_ro', '*', 47, 'ro-ro ferry, average', 'published', UK)
for (const country of ['KZ', 'AZ', 'TM'])
  take(`ro-ro-${country}`, 'ro_ro', country, 49, 'ro-ro ferry under 2,000 lane metres', 'estimated', SMALL)
for (const country of ['LT', 'DE', 'SE', 'LV', 'PL', 'IT'])
  take(
    `ro-ro-${country}`,
    'ro_ro',
    country,
    51,
    'ro-ro ferry of 2,000 lane metres and more',
    'estimated',
    `${UK} Ships of 2,490-4,500 lane metres.`,
  )
take(
  'feeder',
  'feeder',
  '*',
  41,
  'container ship 1,000-1,999 TEU',
  'estimated',
  `${UK} Black Sea and Baltic feeder class.`,
)
for (const country of ['KZ', 'AZ', 'TM', 'IR', 'RU'])
  take(
    `feeder-${country}`,
    'feeder',
    country,
    43,
    'container ship under 1,000 TEU',
    'estimated',
    `${UK} Caspian ships take 120-350 TEU, so real values may be higher.`,
  )
take(
  'deep-sea',
  'deep_sea',
  '*',
  33,
  'container ship of 8,000 TEU and more',
  'published',
  `${UK} The low end is the GLEC 3.2 average fleet (8.15).`,
  { value_min: 8.15 },
)
const BULK =
  'Published tank-to-wheel value of 13.21 (17.72 for 5,000-9,999 dwt), multiplied by 1.227: the well-to-tank share of the container ships of the same source (19.77 over 16.12).'
take('sea-bulk', 'sea_bulk', '*', 60, 'general cargo ship, average', 'estimated', BULK, {
  value: 16.2,
  value_min: 13.2,
  value_max: 21.7,
  derived: 'yes',
})
for (const r of rows) {
  if (!(Number(r.value) > 0)) throw new Error(r.id)
  if (r.value_min && Number(r.value_min) > Number(r.value)) throw new Error(`${r.id}: ${r.value_min}`)
}
writeTable(
  out,
  'emissions.csv',
  [
    'id',
    'mode',
    'detail',
    'region',
    'value_min',
    'value',
    'value_max',
    'unit',
    'boundary',
    'derived',
    'evidence',
    ...END,
  ],
  rows,
)
