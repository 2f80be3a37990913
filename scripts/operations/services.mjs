import { existsSync } from 'node:fs'
import { END, folders, greatCircleKm, readTable, land as spread, writeTable } from './lib.mjs'
import { CROSSED, NOT_MERGED, SERVICES, SHOWN_WAYS } from './service-list.mjs'

const { facts, out } = folders()
const nodes = new Map(
  ['nodes.csv', 'nodes_services_extra.csv']
    .flatMap((f) => readTable(facts, f))
    .map((n) => [n.id, { country: n.country, lat: Number(n.lat), lon: Number(n.lon) }]),
)
const rows = new Map(readTable(facts, 'services.csv').map((r) => [r.service_id, r]))
const tables = new Map()
/** The fact row named `service id` or `file.csv:line`. */
const evidence = (key) => {
  const [file, line] = key.split(':')
  if (line === undefined) {
    const row = rows.get(key)
    if (!row) throw new Error(`no fact ${key}`)
    return { source: row.source_url, date: row.source_date || row.as_of || 'undated', basis: row.basis, row }
  }
  if (!tables.has(file)) tables.set(file, readTable(facts, file))
  const row = tables.get(file).find((r) => r.line === Number(line))
  if (!row) throw new Error(`no fact ${key}`)
  return { source: row.source_url, date: row.source_date || 'undated', basis: 'published', row }
}
const words = (text) => (text ? text.split(' ').filter(Boolean) : [])
const pick = (value, i) =>
  Array.isArray(value) && (Array.isArray(value[0]) || typeof value[0] === 'string') ? value[i] : value
const FACTOR = {
  rail_block_train: 1.2,
  rail_ferry: 1.15,
  ro_ro: 1.15,
  feeder: 1.2,
  deep_sea: 1.25,
  road: 1.3,
  barge: 1.4,
  sea_bulk: 1.1,
}
/** Speeds for services that are shown but never boarded and have no published time. */
const KM_A_HOUR = {
  rail_block_train: 30,
  rail_ferry: 22,
  ro_ro: 28,
  feeder: 22,
  deep_sea: 28,
  road: 25,
  barge: 8,
  sea_bulk: 17,
}
const CUT_OFF = { rail_block_train: 24, rail_ferry: 24, ro_ro: 4, feeder: 48, deep_sea: 48, road: 2, sea_bulk: 48 }

const services = []
const calls = []
const used = new Set()
for (const s of SERVICES) {
  const keys = [...words(s.ev), ...words(s.cal)]
  for (const k of [...keys, ...words(s.obs)]) used.add(k)
  const lead = evidence(words(s.ev)[0])
  const boardable = !s.no && s.st !== 'suspended' && s.st !== 'planned'
  if (boardable && !s.hours) throw new Error(`${s.id}: boardable without hours`)
  const last = words(s.ev)
    .map(evidence)
    .reduce((a, e) => (e.row.as_of > a ? e.row.as_of : a), '')
  const basis = s.basis ?? (last && last < '2022' ? 'assumed' : lead.basis)
  const [low, typical, high] = s.f ?? []
  services.push({
    id: s.id,
    name: s.name,
    operator: s.op,
    mode: s.mode,
    departures: s.dep ?? (boardable ? 'random' : 'on_demand'),
    days: s.days,
    time: s.time,
    per_week_min: low,
    per_week: typical,
    per_week_max: high,
    cut_off_hours: boardable ? (s.cut ?? CUT_OFF[s.mode]) : '',
    equipment: s.eq,
    capacity: s.cap?.[0],
    capacity_unit: s.cap?.[1],
    valid_from: s.from,
    valid_to: '',
    status: s.st ?? 'running',
    boardable: boardable ? 'yes' : 'no',
    why_not_boardable: s.no,
    evidence: keys.join(' '),
    source: lead.source,
    source_date: lead.date,
    basis: boardable ? basis : lead.basis,
    note: [s.note, boardable && s.cut === undefined ? 'Cut-off by the default of parameters.csv.' : '']
      .filter(Boolean)
      .join(' '),
  })
  const ends = words(s.ends)
  ends.forEach((place, i) => {
    if (!nodes.has(place)) throw new Error(`${s.id}: unknown location ${place}`)
    const call = {
      service_id: s.id,
      seq: i + 1,
      location_id: place,
      source: lead.source,
      source_date: lead.date,
      basis: boardable ? basis : lead.basis,
    }
    if (i > 0) {
      const from = ends[i - 1]
      const passed = s.via || SHOWN_WAYS[s.id]
      const via = words(ends.length > 2 ? pick(passed, i - 1) : Array.isArray(passed) ? passed[0] : passed).filter(
        (v) => v !== from && v !== place,
      )
      for (const v of via) if (!nodes.has(v)) throw new Error(`${s.id}: unknown via ${v}`)
      const path = [from, ...via, place]
      const land = ['rail_block_train', 'road'].includes(s.mode)
      const [written, notDrawn] = CROSSED[s.id] ?? []
      const crossed = written?.split(' ') ?? (land ? path : [from, place]).map((id) => nodes.get(id).country)
      // A train that is only shown, between countries that do not touch and with no point named between them.
      const known = !land || boardable || via.length > 0 || crossed[0] === crossed.at(-1)
      const printed = Array.isArray(s.km) ? s.km[i - 1] : s.km
      const computed = path.slice(1).reduce((sum, id, j) => sum + greatCircleKm(nodes.get(path[j]), nodes.get(id)), 0)
      const published = s.hours && (Array.isArray(s.hours[0]) ? s.hours[i - 1] : s.hours)
      const hours = published ?? spread((printed || computed * FACTOR[s.mode]) / KM_A_HOUR[s.mode])
      if (hours?.some((h, j) => j > 0 && h < hours[j - 1])) throw new Error(`${s.id}: hours not in order ${hours}`)
      Object.assign(call, {
        hours_min: hours?.[0],
        hours_p10: hours?.[1],
        hours_p50: hours?.[2],
        hours_p90: hours?.[3],
        hours_max: hours?.[4],
        distance_km:
          printed ||
          (land || s.mode !== 'deep_sea'
            ? Math.round(computed * FACTOR[s.mode])
            : Math.round(computed * FACTOR[s.mode])),
        distance_basis: printed ? 'published' : 'factor',
        crosses: known ? crossed.filter((c, j) => j === 0 || c !== crossed[j - 1]).join(' ') : '',
        crosses_basis: notDrawn ? 'assumed' : known ? 'estimated' : '',
        via: via.join(' '),
        includes: s.inc ?? '',
        basis: !published
          ? 'estimated'
          : boardable
            ? (s.hb ?? (basis === 'assumed' ? 'assumed' : 'estimated'))
            : lead.basis,
        note: [
          published
            ? 'Spread by the rules of parameters.csv where the source gives fewer than three values.'
            : 'No time published: from distance, only to be shown; the service is not boarded.',
          notDrawn,
        ]
          .filter(Boolean)
          .join(' '),
      })
    }
    calls.push(call)
  })
}
for (const id of rows.keys()) if (!used.has(id) && !(id in NOT_MERGED)) throw new Error(`fact ${id} is in no service`)
const seen = new Map()
for (const s of services.filter((x) => x.boardable === 'yes')) {
  const mine = calls.filter((c) => c.service_id === s.id)
  const key = [s.operator, mine[0].location_id, mine.at(-1).location_id, s.mode].join('|')
  if (seen.has(key)) throw new Error(`${s.id} and ${seen.get(key)} are the same service`)
  seen.set(key, s.id)
}

writeTable(
  out,
  'services.csv',
  [
    'id',
    'name',
    'operator',
    'mode',
    'departures',
    'days',
    'time',
    'per_week_min',
    'per_week',
    'per_week_max',
    'cut_off_hours',
    'equipment',
    'capacity',
    'capacity_unit',
    'valid_from',
    'valid_to',
    'status',
    'boardable',
    'why_not_boardable',
    'evidence',
    ...END,
  ],
  services,
)
writeTable(
  out,
  'service_calls.csv',
  [
    'service_id',
    'seq',
    'location_id',
    'hours_min',
    'hours_p10',
    'hours_p50',
    'hours_p90',
    'hours_max',
    'distance_km',
    'distance_basis',
    'crosses',
    'crosses_basis',
    'via',
    'includes',
    ...END,
  ],
  calls,
)

// Observations: every published time, with the service it supports.
const serviceOf = new Map()
for (const s of SERVICES)
  for (const k of [...words(s.ev), ...words(s.obs), ...words(s.cal)]) if (!serviceOf.has(k)) serviceOf.set(k, s.id)
for (const [k, v] of Object.entries(NOT_MERGED)) serviceOf.set(k, v)
const byEnds = new Map()
for (const s of SERVICES) {
  const ends = words(s.ends)
  const key = `${ends[0]}|${ends.at(-1)}`
  if (!s.no && !byEnds.has(key)) byEnds.set(key, s.id)
}
const BAKU = new Map([
  ['AZ-BAKU', 'AZ-ALAT'],
  ['AZ-ABSHERON', 'AZ-ALAT'],
])
/** Only trains whose table row names the same relation and the same kind of route support a service. */
const relation = (from, to, route, mode) => {
  const id =
    byEnds.get(`${from}|${to}`) ??
    byEnds.get(`${from}|${BAKU.get(to) ?? to}`) ??
    byEnds.get(`${BAKU.get(from) ?? from}|${to}`)
  const service = SERVICES.find((s) => s.id === id)
  if (!service) return ''
  const kind = {
    sea: ['feeder', 'deep_sea'],
    ferry: ['ro_ro', 'rail_ferry'],
    road: ['road'],
    rail: ['rail_block_train'],
  }
  if (/sea/.test(route) && service.mode === 'rail_block_train' && mode === 'sea') return ''
  return (kind[mode] ?? ['rail_block_train']).includes(service.mode) ? id : ''
}
const observations = []
const hoursOf = (r, a, b, c, k) =>
  [r[a], r[b], r[c]].map((x) => (x === '' || x === undefined ? '' : Math.round(Number(x) * k * 100) / 100))
const push = (row) => {
  if (row.hours_min === '' && row.hours_typ === '' && row.hours_max === '') return
  observations.push(row)
}
const STATISTIC = {
  'CN-XIAN-BAKU-2026': 'mean',
  'UTLC-MAIL-2020': 'mean',
  'XIAN-ALA-8D': 'typical',
  'LYG-TAS-7D': 'typical',
  'XIAN-TITR-TOTAL': 'range',
  'CN-GE-2024-AVG': 'announced',
}
for (const [id, r] of rows) {
  const [low, typ, high] = hoursOf(r, 'transit_hours_min', 'transit_hours_typ', 'transit_hours_max', 1)
  push({
    id: `services:${id}`,
    service_id: serviceOf.get(id) ?? '',
    from: r.from_id,
    to: r.to_id,
    hours_min: low,
    hours_typ: typ,
    hours_max: high,
    statistic:
      STATISTIC[id] ??
      (r.basis === 'measured'
        ? 'single'
        : r.departure_days || r.mode === 'ro_ro' || r.mode === 'feeder'
          ? 'schedule'
          : r.basis === 'quoted'
            ? 'typical'
            : 'announced'),
    year: (r.as_of || r.since || r.source_date).slice(0, 4),
    measured: r.basis === 'measured' ? 'yes' : 'no',
    evidence: id,
    source: r.source_url,
    source_date: r.source_date || 'undated',
    basis: r.basis,
    note: r.note,
  })
}
const MEASURED_LEG = new Set([2, 10, 22, 33, 51, 71, 72, 73, 74, 75, 82])
const LEG_SERVICE = {
  2: 'XIAN-ALAT-TITR',
  16: 'ISTANBUL-XIAN-ADYC',
  19: 'CHORNOMORSK-BATUMI-KAUNAS-RAIL',
  21: 'KURYK-ALAT-RAIL-ASCO',
  22: 'ALAT-KURYK-RAIL-ASCO',
  20: 'BURGAS-BATUMI-DRUJBA',
  26: 'ALAT-TURKMENBASHI-RAIL-ASCO',
  3: '',
  33: '',
  42: '',
  53: 'ALTYNKOL-AKTAU-KTZ',
  65: 'AKTAU-ALAT-KMTF',
  43: 'SHANGHAI-ROTTERDAM-HL',
  46: 'POTI-CONSTANTA-RELAY',
}
for (const r of readTable(facts, 'legs.csv')) {
  const [low, typ, high] = hoursOf(r, 'time_h_min', 'time_h_typ', 'time_h_max', 1)
  const measured = MEASURED_LEG.has(r.line)
  push({
    id: `legs:${r.line}`,
    service_id: LEG_SERVICE[r.line] ?? serviceOf.get(`legs.csv:${r.line}`) ?? relation(r.from_id, r.to_id, '', r.mode),
    from: r.from_id,
    to: r.to_id,
    hours_min: low,
    hours_typ: typ,
    hours_max: high,
    statistic: measured
      ? r.line >= 71 && r.line <= 75
        ? 'mean'
        : 'single'
      : low !== '' && high !== ''
        ? 'range'
        : /plan|aim|trial/i.test(r.note)
          ? 'announced'
          : 'typical',
    year: r.source_date.slice(0, 4),
    measured: measured ? 'yes' : 'no',
    evidence: `legs.csv:${r.line}`,
    source: r.source_url,
    source_date: r.source_date || 'undated',
    basis: measured ? 'measured' : 'published',
    note: `${r.from} - ${r.to}. ${r.note}`,
  })
}
const CLASS = {
  observed: ['single', 'measured', 'yes'],
  schedule: ['schedule', 'official', 'no'],
  market_report: ['range', 'quoted', 'no'],
  claim: ['announced', 'published', 'no'],
  plan_or_estimate: ['announced', 'published', 'no'],
}
const MEAN = new Set([43, 66, 67, 70, 113, 114, 115, 116])
const WAY = {
  3: '',
  37: '',
  68: '',
  158: '',
  160: '',
  100: 'XIAN-ALAT-TITR',
  101: 'XIAN-ALAT-TITR',
  70: 'DOSTYK-BREST-UTLC',
  111: '',
  113: '',
  112: 'SHANGHAI-ROTTERDAM-HL',
  114: 'SHANGHAI-ROTTERDAM-HL',
  29: '',
  86: 'XIAN-MERSIN-KTZE',
}
for (const r of readTable(facts, 'transit_times_published.csv')) {
  const kind = CLASS[r.basis_class]
  if (!kind) continue
  const [low, typ, high] = hoursOf(r, 'days_min', 'days_typ', 'days_max', 24)
  const statistic = MEAN.has(r.line) ? 'mean' : kind[0] === 'range' && low === '' ? 'typical' : kind[0]
  push({
    id: `transit:${r.line}`,
    service_id:
      WAY[r.line] ??
      serviceOf.get(`transit_times_published.csv:${r.line}`) ??
      relation(r.origin_id, r.destination_id, r.route, r.mode === 'rail+sea' ? 'rail' : r.mode),
    from: r.origin_id,
    to: r.destination_id,
    hours_min: low,
    hours_typ: typ,
    hours_max: high,
    statistic,
    year: r.year,
    measured: kind[2],
    evidence: `transit_times_published.csv:${r.line}`,
    source: r.source_url,
    source_date: r.source_date || 'undated',
    basis: kind[1],
    note: `${r.origin} - ${r.destination}, ${r.route}. ${r.note}${/door/i.test(`${r.route} ${r.note}`) ? ' Door to door.' : ''}`,
  })
}
for (const r of readTable(facts, 'dwell_more.csv'))
  if (r.line >= 143 && r.line <= 148)
    push({
      id: `dwell_more:${r.line}`,
      service_id: '',
      from: r.node_id,
      to: '',
      hours_min: '',
      hours_typ: '',
      hours_max: Number(r.hours_max),
      statistic: 'limit',
      year: r.year,
      measured: 'no',
      evidence: `dwell_more.csv:${r.line}`,
      source: r.source_url,
      source_date: r.source_date || 'undated',
      basis: 'official',
      note: `${r.activity}. ${r.note}`,
    })
if (existsSync(out))
  writeTable(
    out,
    'observations.csv',
    [
      'id',
      'service_id',
      'from',
      'to',
      'statistic',
      'hours_min',
      'hours_typ',
      'hours_max',
      'year',
      'measured',
      'evidence',
      ...END,
    ],
    observations,
  )
