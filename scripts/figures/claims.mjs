// What the evidence says a source claimed of a figure against another.
import { inYear } from '../../packages/statistics/dist/index.js'
import { periodOf } from './periods.mjs'

const TIMES = { doubling: 2, doubled: 2, tripling: 3 }
const SCALES = { kt: 1e3, Mt: 1e6, bn: 1e9, t: 1 }
const NONE = { comparison: null, bases: [] }
/** Claims whose base stands in the words of the source, and not in the column. */
const BASES = {
  'TITR total 2030': { year: 2024, value: 4_500_000 },
  'TITR growth multiple planned 2024/2030': { year: 2024, value: 4_500_000 },
  'KZ-China trade turnover goal future': { year: 2024, value: 44_000_000_000 },
  'KZ milk production 2027': { year: 2024, value: 600_000 },
  'TITR containers 2024-H1': { year: 2023, value: null },
}

/** @returns {{comparison: object | null, bases: {period: object, value: number, qualifier: string | null}[]}} */
export function claimOf(row, unit, period) {
  const text = row.yoy_claimed.replace(/\s*\([+-]?\d+% by calculation\)/, '').replace(/;.*by calculation$/, '')
  if (text === '' || text === 'record' || /by calculation$/.test(text)) return NONE
  const fixed = BASES[`${row.series} ${row.period}`]
  const before = period === null ? null : inYear(period, Number(period.end.slice(0, 4)) - 1)
  const base =
    fixed === undefined ? { period: before, value: null } : { period: yearOf(fixed.year), value: fixed.value }
  const claim = (kind, value, more = {}) => ({
    comparison: {
      kind,
      value,
      unit: kind === 'change' ? '%' : 'x',
      qualifier: null,
      sign: kind === 'multiple' ? 1 : Math.sign(value ?? 0),
      base,
      span: null,
      ...more,
    },
    bases: [],
  })
  let match = /^(about )?([\d.]+)(?: (Mt|bn|t|a day))?(%)? in (whole )?(?:(\d+)M |(H1) )?(\d{4})(?:; x(\d+))?$/.exec(
    text,
  )
  if (match !== null) {
    const year = Number(match[8])
    const value = Number(match[2]) * (SCALES[match[3]] ?? 1)
    const when = match[5] !== undefined || period === null ? yearOf(year) : inYear(period, year)
    const said = [{ period: when, value, qualifier: match[1] === undefined ? null : 'about' }]
    if (match[9] === undefined) return { comparison: null, bases: said }
    return { ...claim('multiple', Number(match[9]), { base: { period: when, value } }), bases: said }
  }
  if (text === 'slightly decreased') return claim('direction', null, { unit: '%', sign: -1 })
  match = /^([+-]?\d+(?:\.\d+)?)%(?: \((\d+(?:\.\d+)?)(?: (Mt))?(?: in H1 2024)?\))?$/.exec(text)
  if (match !== null) return based(claim('change', Number(match[1])), match[2], match[3], base)
  match = /^\+(\d+(?:\.\d+)?)% (?:since (\d{4})|in five years)$/.exec(text)
  if (match !== null) {
    const year = match[2] === undefined ? Number(row.period) - 5 : Number(match[2])
    return claim('change', Number(match[1]), { base: { period: yearOf(year), value: null } })
  }
  match = /^\+([\d.]+)(?: (kt|Mt))?$/.exec(text)
  if (match !== null) return claim('change', Number(match[1]) * (SCALES[match[2]] ?? 1), { unit: unit.of })
  match = /^(more than |almost |nearly )?x([\d.]+)(?: since (\d{4})| \((\d+)(?: (kt))?\))?$/.exec(text)
  if (match !== null) {
    const qualifier = { 'more than ': 'moreThan', 'almost ': 'almost', 'nearly ': 'almost' }[match[1]] ?? null
    const since =
      match[3] === undefined ? beforeAim(row, fixed, base) : { period: yearOf(Number(match[3])), value: null }
    return based(claim('multiple', Number(match[2]), { qualifier, base: since }), match[4], match[5], since)
  }
  match = /^(almost )?(doubling|doubled|tripling)(?: compared to (\d{4}))?$/.exec(text)
  if (match !== null) {
    const qualifier = match[1] === undefined ? null : 'almost'
    return claim('multiple', TIMES[match[2]], { qualifier, base: beforeAim(row, fixed, base) })
  }
  throw new Error(`${row.at}: claim "${row.yoy_claimed}" is not known`)
}

const AIMS = new Set(['plan', 'planned', 'target', 'forecast'])

/** So many times what there is says nothing of the year before an aim: then nobody names the base. */
function beforeAim(row, fixed, base) {
  return AIMS.has(row.basis) && fixed === undefined ? null : base
}

/** With the base that stands in brackets, which is a figure of its own. */
function based({ comparison }, digits, scale, base) {
  if (digits === undefined || base === null) return { comparison, bases: [] }
  const value = Math.round(Number(digits) * (SCALES[scale] ?? 1) * 1e6) / 1e6
  const bases = base.period === null ? [] : [{ period: base.period, value, qualifier: null }]
  return { comparison: { ...comparison, base: { ...base, value } }, bases }
}

function yearOf(year) {
  return periodOf(String(year), { of: 't', per: null }, { at: '' })
}
