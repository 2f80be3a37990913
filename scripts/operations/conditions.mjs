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
/** Crossings that the evidence names in its notes alone, by the words that name them. */
const NAMED = [
  [/\bUpper Lars\b/, 'RU-LARS'],
  [/\bSyrym\b/, 'KZ-SYRYM'],
  [/\bZhaisan\b/, 'KZ-ZHAISAN'],
  [/\bKurmangazy\b/, 'KZ-KURMANGAZY'],
  [/\bKairak\b/, 'KZ-KAIRAK'],
  [/\bTemir-Baba\b/, 'KZ-TEMIRBABA'],
  [/\bKalzhat\b/, 'KZ-KALZHAT'],
  [/\bKukuryki\b/, 'PL-KUKURYKI'],
  [/\bBobrowniki\b/, 'PL-BOBROWNIKI'],
  [/\bDorohusk\b/, 'PL-DOROHUSK'],
  [/\bLavoriskes\b/, 'LT-LAVORISKES'],
  [/\bMedininkai\b/, 'LT-MEDININKAI'],
  [/\bSalcininkai\b/, 'LT-SALCININKAI'],
  [/^Silene, Latvia-Belarus/, 'LV-SILENE'],
]
/** The other side of a crossing, where those wait who go the other way. */
const OTHER_SIDE = { 'RU-LARS': 'GE-LARS' }
/** What is said to be limited, by its note, and where. */
const LIMITED = [
  [/freight excepted|^As for KZ-AKTAU$/, /^KZ-(AKTAU|KURYK)$/],
  [/part of the trucks sent to Nur Zholy/, /^KZ-KALZHAT$/],
  [/^Medininkai \(limited\)/, /^LT-MEDININKAI$/],
  [/prevented by police/, /^PL-DOROHUSK$/],
]
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

/** The places of a row: its own, else the crossings that its note names before its first full stop or semicolon. */
const placesOf = ({ place_id: place, note, direction = '' }) => {
  if (place !== '') return [place]
  const [named = ''] = note.replace(/^Kazakhstan-Russia road border, no node\. /, '').split(/[.;](?:\s|$)/)
  return NAMED.flatMap(([words, id]) => {
    if (!words.test(named)) return []
    const [from] = direction.split(' ')
    return [OTHER_SIDE[id]?.startsWith(`${from}-`) ? OTHER_SIDE[id] : id]
  })
}
const eachPlace = (rows) => rows.flatMap((row) => placesOf(row).map((place) => ({ ...row, place_id: place })))
/** Places that the evidence has no row for we have: that it has none is no news. */
const noteOf = ({ note }) => note.replace(/,? \(?no nodes?\b(?: in nodes\.csv)?\)?/, '')
const isLimited = ({ place_id: place, note }) => LIMITED.some(([words, at]) => words.test(note) && at.test(place))

const reportId = numbered()
const reports = eachPlace(readTable(facts, 'closures.csv'))
  .filter((row) => row.from !== '' && !NOT_A_STATE.test(row.note))
  .map((row) => ({
    id: reportId('SHUT', row.place_id, row.from),
    place: row.place_id,
    modes: MODES[row.mode],
    state: isLimited(row) ? 'limited' : 'closed',
    reason: REASONS[row.reason] ?? row.reason,
    since: row.from,
    until: row.to || (row.hours !== '' && Number(row.hours) <= 24 ? row.from : ''),
    said: dayOf(row.source_date) || row.from,
    by: new URL(row.source_url).hostname.replace(/^www\./, ''),
    source: row.source_url,
    source_date: row.source_date || 'undated',
    basis: 'published',
    note: noteOf(row),
  }))

/** Whether the note says that there were more than were counted; that something else was more says nothing of them. */
const isAtLeast = ({ count, note }) => count !== '' && new RegExp(`\\b(over|at least) ${count}\\b`, 'i').test(note)

const queueId = numbered()
const queues = eachPlace(readTable(facts, 'queues.csv'))
  .filter((row) => row.date !== '' && row.what !== '' && !/^Loading cap, not a queue/.test(row.note))
  .map((row) => ({
    id: queueId('QUEUE', row.place_id, row.date),
    place: row.place_id,
    date: row.date,
    unit: row.what,
    waiting: row.count,
    at_least: isAtLeast(row) ? 'yes' : '',
    handled_per_day: row.handled_per_day,
    towards: /\bto ([A-Z]{2})\b/.exec(row.direction)?.[1] ?? '',
    by: new URL(row.source_url).hostname.replace(/^www\./, ''),
    source: row.source_url,
    source_date: row.source_date || 'undated',
    basis: 'published',
    note: noteOf(row),
  }))

writeTable(out, 'reports.csv', REPORT_COLUMNS, reports)
writeTable(out, 'queues.csv', QUEUE_COLUMNS, queues)
