// Makes packages/statistics/data/figures.csv of the evidence: volumes.csv, capacity.csv, the rates against the dollar of fx.csv
// and the times along the corridor of transit_times_published.csv, by the tables in scripts/figures. Stops on what is not mapped, naming file:line.
// Usage: node scripts/import-figures.mjs
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { figuresCsv, observationId, readUnit } from '../packages/statistics/dist/index.js'
import { amountOf } from './figures/amounts.mjs'
import { claimOf } from './figures/claims.mjs'
import { originOf } from './figures/origins.mjs'
import { periodOf } from './figures/periods.mjs'
import { transitTimeOf } from './figures/transit-times.mjs'
import { readCsv } from './geography/lib.mjs'
import { COLUMNS } from './import-facts-words.mjs'

const root = new URL('..', import.meta.url).pathname
const evidence = (file) =>
  readCsv(join(root, 'data/evidence', file)).map((row) => ({ ...row, at: `${file}:${row._line}` }))
const mapped = (file) => readCsv(join(root, 'scripts/figures', file))

const UNITS = {
  'business representatives': 'persons',
  employees: 'persons',
  'freight wagons': 'wagons',
  memorandum: 'units',
  pax: 'passengers',
  'round trips/day': 'trips/day',
  service: 'units',
  'trains/day each way': 'trains/day',
  'vehicles/yr': 'vehicles/year',
}
/** Metrics of assets that say no more than the unit does. */
const PLAIN = new Set([
  'annual capacity',
  'annual throughput capacity',
  'annual container capacity',
  'container capacity',
  'design annual capacity',
  'design container capacity',
  'total capacity',
  'trains exchanged per day',
  'freight train pairs per day',
])
const FLEETS = new Set(['vessels', 'ferries', 'number', 'vessels in service', 'platforms and wagons'])

const unitOf = (text, at) => {
  const known = UNITS[text] ?? text.replace('/yr', '/year')
  try {
    return readUnit(known)
  } catch {
    throw new Error(`${at}: unit "${text}" is not mapped`)
  }
}
const statusOf = (column, word) => COLUMNS[column][word]
const orNull = (text) => (text === '' ? null : text)
const seriesOf = (row, unit) => ({
  measure: row.measure,
  subject: orNull(row.subject),
  // A name may end in the sign that parts places.
  where: row.where.split(/\+(?=.)/).filter(Boolean),
  direction: orNull(row.direction ?? ''),
  from: orNull(row.from ?? ''),
  to: orNull(row.to ?? ''),
  by: orNull(row.by ?? ''),
  goods: orNull(row.goods ?? ''),
  equipment: orNull(row.equipment ?? ''),
  scope: orNull(row.scope ?? ''),
  weight: null,
  load: null,
  whole: orNull(row.whole ?? ''),
  unit,
})
const figure = (said, note) => ({ id: observationId(said), ...said, supersedes: null, note: orNull(note) })

function volumes() {
  const words = new Map(mapped('series.csv').map((row) => [row.evidence, row]))
  const rows = evidence('volumes.csv')
  const figures = rows.flatMap((row) => {
    const host = /:\/\/([^/]+)/.exec(row.source_url)?.[1] ?? ''
    const found =
      words.get(`${row.series}@${row.period}`) ?? words.get(`${row.series}@source:${host}`) ?? words.get(row.series)
    if (found === undefined)
      throw new Error(`${row.at}: series "${row.series}" is not mapped in scripts/figures/series.csv`)
    const unit = unitOf(row.unit || found.unit || '?', row.at)
    const series = seriesOf(found, unit)
    const period = periodOf(row.period, unit, row)
    const origin = originOf(row)
    const status = statusOf('volumes.csv:basis', row.basis)
    const { comparison, bases } = claimOf(row, unit, period)
    const amount = amountOf(row.value, row.note, unit)
    const note = [row.basis === 'doubtful' ? 'doubtful' : '', row.note === row.basis ? '' : row.note]
      .filter(Boolean)
      .join('; ')
    const main = figure({ series, period, ...amount, status, comparison, origin, locator: null }, note)
    const others = bases
      .filter((base) => !rows.some((other) => isSaid(other, row, base)))
      .map((base) =>
        figure(
          {
            series,
            period: base.period,
            value: base.value,
            min: null,
            max: null,
            missing: null,
            qualifier: base.qualifier,
            status: 'observed',
            comparison: null,
            origin,
            locator: null,
          },
          'named by the source as what it compares with',
        ),
      )
    return [main, ...others]
  })
  return figures

  function isSaid(other, row, base) {
    return (
      other.series === row.series &&
      other.source_url === row.source_url &&
      Number(other.value) === base.value &&
      other !== row
    )
  }
}

function capacities() {
  const assets = new Map(mapped('assets.csv').map((row) => [row.asset, row]))
  return evidence('capacity.csv').map((row) => {
    const asset = assets.get(row.asset)
    if (asset === undefined)
      throw new Error(`${row.at}: asset "${row.asset}" is not mapped in scripts/figures/assets.csv`)
    const unit = unitOf(row.unit, row.at)
    const metric = PLAIN.has(row.metric) ? '' : row.metric
    const phase = /\bphase \d( extension)?$/.exec(row.asset)?.[0] ?? ''
    const subject = [asset.subject, phase, metric].filter(Boolean).join(', ')
    const isLength = row.metric.startsWith('length')
    const measure = isLength
      ? 'distance'
      : FLEETS.has(row.metric)
        ? 'fleet'
        : /^(m|m2|m\/year|%|x)$/.test(unitName(unit))
          ? 'other'
          : 'capacity'
    const equipment = ['TEU', 'containers'].includes(unit.of) ? 'container' : ''
    const series = seriesOf(
      { measure, subject, where: asset.where, by: asset.by === 'multimodal' ? 'multimodal' : asset.by, equipment },
      unit,
    )
    const period = row.year === '' ? null : { kind: 'asOf', start: `${row.year}-01-01`, end: `${row.year}-12-31` }
    const amount =
      row.capacity === ''
        ? { value: null, min: Number(row.capacity_min), max: Number(row.capacity_max), missing: null, qualifier: null }
        : amountOf(row.capacity, row.note, unit)
    const note = [row.status === 'current' ? '' : row.status, row.note].filter(Boolean).join('; ')
    const status = statusOf('capacity.csv:status', row.status)
    return figure({ series, period, ...amount, status, comparison: null, origin: originOf(row), locator: null }, note)
  })
}

function unitName({ of, every }) {
  return every === null ? of : `${of}/${every}`
}

/** Of fx.csv the rates against the dollar that the corridor's countries trade at; those on the page ticker stand in volumes.csv. */
function rates() {
  const COUNTRIES = { KGS: 'KG', KZT: 'KZ', TJS: 'TJ', UZS: 'UZ', TMT: 'TM', AZN: 'AZ', GEL: 'GE' }
  return evidence('fx.csv').flatMap((row) => {
    const country = COUNTRIES[row.quote]
    if (row.base !== 'USD' || country === undefined) return []
    const unit = { of: row.quote, every: null, per: 'USD' }
    const series = seriesOf({ measure: 'exchangeRate', subject: '', where: country }, unit)
    const period = periodOf(row.date, unit, row)
    const amount = { value: Number(row.rate), min: null, max: null, missing: null, qualifier: null }
    return [
      figure(
        { series, period, ...amount, status: 'observed', comparison: null, origin: originOf(row), locator: null },
        row.note,
      ),
    ]
  })
}

function transitTimes() {
  return evidence('transit_times_published.csv').flatMap((row) => {
    const told = transitTimeOf(row)
    if (told === null) return []
    return [figure({ ...told.said, comparison: null, origin: originOf(row), locator: null }, told.note)]
  })
}

const figures = [...volumes(), ...capacities(), ...rates(), ...transitTimes()]
const ids = new Map()
for (const one of figures) {
  const twin = ids.get(one.id)
  if (twin !== undefined) throw new Error(`${one.origin.row} and ${twin.origin.row} say the same of the same source`)
  ids.set(one.id, one)
}
writeFileSync(join(root, 'packages/statistics/data/figures.csv'), figuresCsv(figures))
console.log(
  `${figures.length} figures, ${figures.filter(({ comparison }) => comparison !== null).length} of them with a claim`,
)
