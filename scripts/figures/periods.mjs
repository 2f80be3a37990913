// Times of the evidence as days.

const HALVES = { H1: ['01-01', '06-30'], H2: ['07-01', '12-31'] }
const QUARTERS = { Q1: ['01-01', '03-31'], Q2: ['04-01', '06-30'], Q3: ['07-01', '09-30'], Q4: ['10-01', '12-31'] }
/** What states of a day are counted in; the rest flows. */
const STATES = new Set(['%', 'persons', 'enterprises', 'countries', 'units', 'jobs'])

/** @returns a period, or null for `future`; throws on what it does not know */
export function periodOf(text, unit, row) {
  if (text === 'future') return null
  const isState = unit.per !== null || STATES.has(unit.of)
  const [first, last] = text.split('/')
  if (last !== undefined) {
    const [from, to] = [spanOf(first, row), spanOf(last, row)]
    const kind = /^\d{4}$/.test(first) ? 'years' : first.length === 7 && last.length === 7 ? 'months' : 'days'
    return { kind, start: from.start, end: to.end }
  }
  const span = spanOf(text, row)
  return { ...span, kind: isState && span.kind !== 'half' ? 'asOf' : span.kind }
}

function spanOf(text, row) {
  const [, year, part] = /^(\d{4})(?:-(.+))?$/.exec(text) ?? []
  if (year === undefined) throw new Error(`${row.at}: period "${text}" is not known`)
  if (part === undefined) return { kind: 'year', start: `${year}-01-01`, end: `${year}-12-31` }
  const named = HALVES[part] ?? QUARTERS[part]
  if (named !== undefined)
    return { kind: part.startsWith('H') ? 'half' : 'quarter', start: `${year}-${named[0]}`, end: `${year}-${named[1]}` }
  if (/^\d\d$/.test(part)) {
    const last = new Date(Date.UTC(Number(year), Number(part), 0)).getUTCDate()
    return { kind: 'months', start: `${year}-${part}-01`, end: `${year}-${part}-${last}` }
  }
  if (/^\d\d-\d\d$/.test(part)) return { kind: 'days', start: text, end: text }
  throw new Error(`${row.at}: period "${text}" is not known`)
}
