import { isCapital, Lexicon, type Stretch, type Tokens, wordsOf } from '@karavan/core'
import { CUES, type DateRole } from './date-roles.js'

/** What is printed of a date; `last` is the last day of its month. */
export interface Parts {
  readonly day: number | 'last' | null
  readonly month: number
  readonly year: number | null
}

/** A date as it is written, its role and its range still to be found. */
export interface Found extends Stretch, Parts {
  role: DateRole
  /** The other end of a range, whose month or year this one shares. */
  partner?: Found
}

const MONTHS: Lexicon<number> = new Lexicon()
for (const [i, names] of [
  'January; Jan; января; январь',
  'February; Feb; февраля; февраль',
  'March; Mar; марта; март',
  'April; Apr; апреля; апрель',
  'May; мая; май; мае',
  'June; Jun; июня; июнь',
  'July; Jul; июля; июль',
  'August; Aug; августа; август',
  'September; Sept; Sep; сентября; сентябрь',
  'October; Oct; октября; октябрь',
  'November; Nov; ноября; ноябрь',
  'December; Dec; декабря; декабрь',
].entries()) {
  for (const name of names.split(';')) MONTHS.add(name, i + 1)
}

/** What may follow the number of a day. */
export const ORDINAL = wordsOf('st nd rd th го е ое')
/** What may follow the number of a year. */
export const YEAR_WORDS = wordsOf('г года году год year')
/** What may join the two days of a range. */
export const RANGE_WORDS = wordsOf('to till until through and и по до - – — −')
/** `The end of the month`: of that of another date. */
export const SAME_MONTH = 0
/** A year in four digits that an order may print. */
export const FULL_YEAR = /^(?:19[89]|20\d)\d$/

/** The date that starts at a token, in any of the ways in which dates are written. */
export function dateAt(tokens: Tokens, i: number): Found | undefined {
  const token = tokens.at(i)
  if (token === undefined || token.kind === 'mark') return undefined
  if (token.kind === 'number') return numericDate(tokens, i) ?? isoDate(tokens, i) ?? dayFirst(tokens, i)
  return endOf(tokens, i) ?? monthFirst(tokens, i)
}

function numericDate(tokens: Tokens, i: number): Found | undefined {
  const day = dayNumber(tokens, i)
  const month = number(tokens, i + 2, 1, 12)
  if (day === null || month === null || !tokens.is(i + 1, '.', '/') || !joined(tokens, i, 2)) return undefined
  const mark = tokens.at(i + 1)?.text ?? ''
  const year = tokens.at(i + 4)
  if (tokens.is(i + 3, mark) && year?.kind === 'number' && joined(tokens, i + 2, 2)) {
    if (FULL_YEAR.test(year.text)) return { first: i, last: i + 4, day, month, year: Number(year.text), role: 'on' }
    if (/^2\d$/.test(year.text))
      return { first: i, last: i + 4, day, month, year: 2000 + Number(year.text), role: 'on' }
    return undefined
  }
  const isPlain = tokens.at(i)?.text.length === 2 && tokens.at(i + 2)?.text.length === 2 && mark === '.'
  const cue = tokens.at(i - 1)
  const isCued = cue !== undefined && (CUES.has(cue.folded) || RANGE_WORDS.has(cue.folded))
  return isPlain && isCued ? { first: i, last: i + 2, day, month, year: null, role: 'on' } : undefined
}

function isoDate(tokens: Tokens, i: number): Found | undefined {
  if (!FULL_YEAR.test(tokens.at(i)?.text ?? '') || !tokens.is(i + 1, '-') || !tokens.is(i + 3, '-')) return undefined
  const [month, day] = [number(tokens, i + 2, 1, 12), dayNumber(tokens, i + 4)]
  if (month === null || day === null || !joined(tokens, i, 4)) return undefined
  return { first: i, last: i + 4, day, month, year: Number(tokens.at(i)?.text), role: 'on' }
}

/** `12 November 2025`, `12-го ноября`, not `12 of May 5`, and `11/12 November`, a night, of which the second day counts. */
function dayFirst(tokens: Tokens, i: number): Found | undefined {
  const day = dayNumber(tokens, i)
  if (day === null) return undefined
  let next = i + 1
  if (tokens.is(next, '/') && monthAt(tokens, next + 2) !== undefined) {
    const second = dayFirst(tokens, next + 1)
    return second === undefined ? undefined : { ...second, first: i }
  }
  if (tokens.is(next, '-') && ORDINAL.has(tokens.at(next + 1)?.folded ?? '')) next += 2
  else if (ORDINAL.has(tokens.at(next)?.folded ?? '')) next++
  if (tokens.is(next, 'of')) next++
  const month = monthAt(tokens, next)
  const isNumber = tokens.is(next - 1, 'of') && dayNumber(tokens, next + 1) !== null
  if (month === undefined || isNumber) return undefined
  return {
    first: i,
    day,
    month,
    ...yearAfter(tokens, tokens.is(next + 1, '.') && isShort(tokens, next) ? next + 1 : next),
    role: 'on',
  }
}

function isShort(tokens: Tokens, i: number): boolean {
  return (tokens.at(i)?.text.length ?? 0) <= 4
}

/** `November 12, 2025`, or a month with its year. */
function monthFirst(tokens: Tokens, i: number): Found | undefined {
  const month = monthAt(tokens, i)
  if (month === undefined) return undefined
  const next = tokens.is(i + 1, '.') && isShort(tokens, i) ? i + 2 : i + 1
  const isEnglish = /^[a-z]/.test(tokens.at(i)?.folded ?? '')
  const day = isEnglish ? dayNumber(tokens, next) : null
  if (day !== null) {
    const last = ORDINAL.has(tokens.at(next + 1)?.folded ?? '') ? next + 1 : next
    return { first: i, day, month, ...yearAfter(tokens, last), role: 'on' }
  }
  const year = yearAfter(tokens, i)
  return year.year === null ? undefined : { first: i, day: null, month, ...year, role: 'on' }
}

/** `the end of October`, `до конца года`. */
function endOf(tokens: Tokens, i: number): Found | undefined {
  if (!tokens.is(i, 'end', 'конца', 'конец', 'концу')) return undefined
  let next = i + 1
  while (next < i + 3 && tokens.is(next, 'of', 'the')) next++
  const month = monthAt(tokens, next)
  if (month !== undefined) return { first: i, day: 'last', month, ...yearAfter(tokens, next), role: 'on' }
  if (tokens.is(next, 'month', 'месяца'))
    return { first: i, last: next, day: 'last', month: SAME_MONTH, year: null, role: 'on' }
  if (tokens.is(next, 'year', 'года')) return { first: i, last: next, day: 31, month: 12, year: null, role: 'on' }
  const year = yearAfter(tokens, next - 1)
  return year.year === null ? undefined : { first: i, day: 31, month: 12, ...year, role: 'on' }
}

/** The year behind the last token of a day, and where the date then ends; null where none follows. */
export function yearAfter(tokens: Tokens, last: number): { readonly year: number | null; readonly last: number } {
  const at = tokens.is(last + 1, ',', 'of') ? last + 2 : last + 1
  const token = tokens.at(at)
  if (token === undefined || !FULL_YEAR.test(token.text)) return { year: null, last }
  return { year: Number(token.text), last: YEAR_WORDS.has(tokens.at(at + 1)?.folded ?? '') ? at + 1 : at }
}

/** The month that a token names, from 1; an English one only with a capital. */
export function monthAt(tokens: Tokens, i: number): number | undefined {
  const token = tokens.at(i)
  if (token === undefined || token.kind !== 'word' || token.text.length > 12) return undefined
  if (/^[a-z]/.test(token.folded) && !isCapital(token)) return undefined
  return MONTHS.at(tokens, i)?.values[0]
}

/** A number that may be a day of a month; null for any other token. */
export function dayNumber(tokens: Tokens, i: number): number | null {
  return number(tokens, i, 1, 31)
}

function number(tokens: Tokens, i: number, least: number, most: number): number | null {
  const text = tokens.at(i)?.text ?? ''
  if (!/^\d{1,2}$/.test(text)) return null
  return Number(text) >= least && Number(text) <= most ? Number(text) : null
}

/** Whether a token and the next ones are written without a blank. */
function joined(tokens: Tokens, i: number, count: number): boolean {
  for (let next = i + 1; next <= i + count; next++) if (!tokens.touches(next)) return false
  return true
}
