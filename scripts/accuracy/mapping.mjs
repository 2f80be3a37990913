import { readTable } from '../operations/lib.mjs'

const SCOPES = ['station', 'loading', 'door']

/**
 * How each row is imposed: the carriages in order, the goods, the months and what is counted.
 * A carriage is a service of the network by its id, or one laid for the row by the general rules: `train:A>B>C` and
 * `ship:A>B>C` from the first place to the last by those between, `road:A>B` haulage on demand, which may be followed
 * by `through` and the countries that the way must cross.
 */
export function readMapping(folder) {
  return readTable(folder, 'mapping.csv').map((row) => {
    if (!SCOPES.includes(row.scope)) throw new Error(`mapping.csv:${row.line}: scope ${row.scope}`)
    const [carried, through = ''] = row.carriages.split(' through ')
    return {
      line: Number(row.row),
      origin: row.origin_id,
      destination: row.destination_id,
      from: row.from || row.origin_id,
      to: row.to || row.destination_id,
      equipment: row.equipment,
      carriages: carried.split(' ').map(readCarriage),
      through: through.split(' ').filter(Boolean),
      km: row.km === '' ? null : Number(row.km),
      scope: row.scope,
      months: row.months.split(' ').filter(Boolean),
      reason: row.reason,
      remark: row.remark,
    }
  })
}

/**
 * Facts about trains between regions, or about the trains of a country, with the way that stands for each: they tell
 * the pace of trains. The time is the fact's own, or follows from its kilometres a day.
 */
export function readPaces(folder) {
  return readTable(folder, 'paces.csv').map(({ fact, km_per_day: kmPerDay, way, reason }) => {
    if (reason === '') throw new Error(`paces.csv: ${fact} gives no reason`)
    return { fact, kmPerDay: kmPerDay === '' ? null : Number(kmPerDay), places: way.split('>') }
  })
}

function readCarriage(token) {
  const [kind, way] = token.split(':')
  if (way === undefined) return { kind: 'service', id: token }
  if (!['train', 'ship', 'road'].includes(kind)) throw new Error(`no carriage ${token}`)
  const places = way.split('>')
  return { kind, id: `LAID-${kind}-${places[0]}-${places.at(-1)}`.toUpperCase(), places }
}

/** Days of the month on which goods start: six weekdays in any month. */
const START_DAYS = [1, 6, 11, 16, 21, 26]

/** Instants, in minutes, at which the goods of a row start: in the months known, else in each month of its year. */
export function startsOf({ months }, year) {
  const known = months.length > 0 ? months : Array.from({ length: 12 }, (_, m) => `${year}-${m + 1}`)
  return known.flatMap((month) => {
    const [y, m] = month.split('-').map(Number)
    return START_DAYS.map((day) => Date.UTC(y, m - 1, day) / 60_000)
  })
}

/** Rows without an entry, entries without a row, and entries that name other ends than their row. */
export function mappingFaults(rows, mapping) {
  const byLine = new Map(rows.map((row) => [row.line, row]))
  const faults = rows
    .filter(({ line }) => !mapping.some((entry) => entry.line === line))
    .map(({ line, name }) => `transit_times_published.csv:${line} (${name}) has no entry`)
  for (const entry of mapping) {
    const row = byLine.get(entry.line)
    if (row === undefined) faults.push(`the entry for line ${entry.line} has no usable row`)
    else if (row.origin !== entry.origin || row.destination !== entry.destination)
      faults.push(`the entry for line ${entry.line} is about ${entry.origin}–${entry.destination}, its row is not`)
    if (entry.reason === '') faults.push(`the entry for line ${entry.line} gives no reason`)
  }
  const twice = mapping.filter(({ line }, i) => mapping.findIndex((other) => other.line === line) !== i)
  return [...faults, ...twice.map(({ line }) => `line ${line} has two entries`)]
}
