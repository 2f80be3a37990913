import { readTable } from '../operations/lib.mjs'

/** Classes that tell what happened, what is run to a timetable, or what the market quotes; the others are no evidence of time. */
const USABLE = ['observed', 'schedule', 'market_report']

const CLASS_WORDS = {
  claim: 'a claim, not a record',
  plan_or_estimate: 'a plan, target or estimate',
  delta: 'a difference, not a total',
  distance_only: 'a length without a time',
}

const number = (text) => (text === '' ? null : Number(text))

/**
 * The published transit times: those that can be held against a plan, and the others with the reason.
 * `hours` is the value a row is held at: the typical one, else the middle of the printed range. `times` holds every
 * time of the classes that can be used, by line, whether or not both ends are places.
 */
export function readPublished(folder) {
  const usable = []
  const unusable = []
  const times = new Map()
  for (const row of readTable(folder, 'transit_times_published.csv')) {
    const [low, typical, high] = [row.days_min, row.days_typ, row.days_max].map(number)
    const hours = 24 * (typical ?? (low !== null && high !== null ? (low + high) / 2 : (low ?? high)))
    if (USABLE.includes(row.basis_class) && hours > 0) times.set(row.line, { hours, source: row.source_url })
    const reason = whyUnusable(row)
    if (reason !== null) {
      unusable.push({ line: row.line, name: nameOf(row), class: row.basis_class, reason })
      continue
    }
    usable.push({
      line: row.line,
      name: nameOf(row),
      origin: row.origin_id,
      destination: row.destination_id,
      mode: row.mode,
      class: row.basis_class,
      year: Number(row.year),
      low: low === null ? null : low * 24,
      high: high === null ? null : high * 24,
      hours,
      source: row.source_url,
    })
  }
  return { usable, unusable, times }
}

function whyUnusable(row) {
  if (!USABLE.includes(row.basis_class)) return CLASS_WORDS[row.basis_class] ?? `class ${row.basis_class}`
  if (row.origin_id === '' || row.destination_id === '') return 'one end is a country or a region, not a place'
  if (row.days_min === '' && row.days_typ === '' && row.days_max === '') return 'no time printed'
  if (!/^\d{4}$/.test(row.year)) return 'no year printed'
  return null
}

function nameOf({ origin, destination, route }) {
  return `${origin} – ${destination}, ${route}`
}

const FILES = [
  'services',
  'legs',
  'dwell',
  'dwell_more',
  'transit_times_published',
  'queues',
  'closures',
  'climate',
  'orders',
]

/** The address behind each name of a fact: `SERVICE-ID`, or `file.csv:line`. */
export function readSources(folder) {
  const sources = new Map()
  for (const file of FILES) {
    for (const row of readTable(folder, `${file}.csv`)) {
      sources.set(`${file}.csv:${row.line}`, row.source_url)
      if (file === 'services') sources.set(row.service_id, row.source_url)
    }
  }
  return sources
}
