import { QUEUE_COLUMNS, REPORT_COLUMNS } from '../../packages/conditions/dist/index.js'
import { folders, readTable, writeTable } from './lib.mjs'

const { facts } = folders()
const out = process.argv[4] ?? 'packages/conditions/data'

/** Words of the evidence that ours are wider than. */
const REASONS = {
  'military exercise': 'security',
  'migration crisis': 'security',
  dispute: 'political',
  explosion: 'accident',
}
/** `ferry` in the evidence is any ship that takes wagons or lorries aboard. */
const MODES = {
  ferry: 'rail_ferry ro_ro',
  sea: 'rail_ferry ro_ro feeder deep_sea sea_bulk',
  rail: 'rail',
  road: 'road',
}
/** Statistics and plans, which are not the state of a day. */
const NOT_A_STATE = /^(Statistic, not one event|Ten storm days in the month|Repair of one berth planned)/

const dayOf = (date) => (date.length === 10 ? date : '')
const idOf = (kind, place, date, count) => `${kind}-${place}-${date}${count > 1 ? `-${count}` : ''}`
const numbered = () => {
  const counts = new Map()
  return (kind, place, date) => {
    const key = `${kind} ${place} ${date}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
    return idOf(kind, place, date, counts.get(key))
  }
}

const reportId = numbered()
const reports = readTable(facts, 'closures.csv')
  .filter((row) => row.place_id !== '' && row.from !== '' && !NOT_A_STATE.test(row.note))
  .map((row) => ({
    id: reportId('SHUT', row.place_id, row.from),
    place: row.place_id,
    modes: MODES[row.mode],
    state: 'closed',
    reason: REASONS[row.reason] ?? row.reason,
    since: row.from,
    until: row.to || (row.hours !== '' && Number(row.hours) <= 24 ? row.from : ''),
    said: dayOf(row.source_date) || row.from,
    by: new URL(row.source_url).hostname.replace(/^www\./, ''),
    source: row.source_url,
    source_date: row.source_date || 'undated',
    basis: 'published',
    note: row.note,
  }))

const queueId = numbered()
const queues = readTable(facts, 'queues.csv')
  .filter(
    (row) => row.place_id !== '' && row.date !== '' && row.what !== '' && !/^Loading cap, not a queue/.test(row.note),
  )
  .map((row) => ({
    id: queueId('QUEUE', row.place_id, row.date),
    place: row.place_id,
    date: row.date,
    unit: row.what,
    waiting: row.count,
    at_least: /\b(Over|At least|over \d)/.test(row.note) ? 'yes' : '',
    handled_per_day: row.handled_per_day,
    towards: /\bto ([A-Z]{2})\b/.exec(row.direction)?.[1] ?? '',
    by: new URL(row.source_url).hostname.replace(/^www\./, ''),
    source: row.source_url,
    source_date: row.source_date || 'undated',
    basis: 'published',
    note: row.note,
  }))

writeTable(out, 'reports.csv', REPORT_COLUMNS, reports)
writeTable(out, 'queues.csv', QUEUE_COLUMNS, queues)
