import { isCapital, type Tokens, wordsOf } from '@karavan/core'
import { roleOf } from './date-roles.js'
import { dateAt, dayNumber, type Found, monthAt, ORDINAL, type Parts, RANGE_WORDS, yearAfter } from './written-dates.js'

/** Range words that may join two things as well. */
const JOINING = wordsOf('and и')

/** Words that may follow the second day of a range; any other in small letters is what a number counts. */
const AFTER_DAY = wordsOf(
  'a an the this next last and or but of for at in on to from by via with due after because inclusive including only no ' +
    'is are was were will shall may can has have had it all',
)

/** Every date as it is written, those of a range tied to each other, in the order of the text. */
export function findDates(tokens: Tokens): Found[] {
  const found: Found[] = []
  for (let i = 0; i < tokens.length; i++) {
    const date = dateAt(tokens, i)
    if (date === undefined) continue
    const before = found.at(-1)
    joinRange(tokens, before, date, found)
    found.push(date)
    const second = secondDay(tokens, date)
    if (second !== undefined) found.push(second)
    i = found.at(-1)?.last ?? i
  }
  return found
}

/** Ties a date to the one before it, or to the bare day before it: `from 12 to 20 November`, `12–20 November`. */
function joinRange(tokens: Tokens, before: Found | undefined, date: Found, found: Found[]): void {
  const sign = tokens.is(date.first - 1, 'the') ? date.first - 2 : date.first - 1
  if (!RANGE_WORDS.has(tokens.at(sign)?.folded ?? '')) return
  if (
    before !== undefined &&
    before.partner === undefined &&
    roleOf(tokens, before) !== 'issued' &&
    sign - before.last <= 2 &&
    sign > before.last
  ) {
    const gap = sign - before.last === 2 ? tokens.at(sign - 1) : undefined
    const isGap = gap === undefined || gap.text === ',' || gap.text === '.'
    if (isGap && isRange(tokens, sign, before.day, date.day)) tie(before, date)
    return
  }
  const at = ORDINAL.has(tokens.at(sign - 1)?.folded ?? '') ? sign - 2 : sign - 1
  const day = dayNumber(tokens, at)
  if (day === null || (before !== undefined && before.last >= at) || !isRange(tokens, sign, day, date.day)) return
  const start: Found = { first: at, last: at, day, month: date.month, year: date.year, role: 'from' }
  tie(start, date)
  found.push(start)
}

/** The end of a range that names its month first: `April 22–28`. */
function secondDay(tokens: Tokens, date: Found): Found | undefined {
  if (tokens.at(date.first)?.kind !== 'word' || typeof date.day !== 'number' || date.year !== null) return undefined
  const day = dayNumber(tokens, date.last + 2)
  if (day === null || !isRange(tokens, date.last + 1, date.day, day)) return undefined
  if (monthAt(tokens, date.last + 3) !== undefined || tokens.is(date.last + 3, '.', ':', '/')) return undefined
  const year = yearAfter(tokens, date.last + 2)
  if (year.year === null && isCount(tokens, date.last + 2)) return undefined
  const second: Found = { first: date.last + 2, last: year.last, day, month: date.month, year: year.year, role: 'to' }
  tie(date, second)
  return second
}

const FARTHEST_BETWEEN = 5

/** Whether a token joins two days to a range: `and` does so after `between`, and the days that follow each other. */
function isRange(tokens: Tokens, sign: number, first: Parts['day'], last: Parts['day']): boolean {
  const { folded = '' } = tokens.at(sign) ?? {}
  if (!JOINING.has(folded)) return RANGE_WORDS.has(folded)
  if (typeof first === 'number' && last === first + 1) return true
  for (let i = sign - 1; i >= sign - FARTHEST_BETWEEN; i--) if (tokens.is(i, 'between', 'между')) return true
  return false
}

/** Whether a number counts something: `20 wagons`, `20 000`, `20%`. */
function isCount(tokens: Tokens, i: number): boolean {
  const next = tokens.at(i + 1)
  if (next === undefined) return false
  if (next.kind === 'mark') return /^[%°$€]$/.test(next.text)
  return next.kind === 'number' || !(isCapital(next) || AFTER_DAY.has(next.folded))
}

function tie(start: Found, end: Found): void {
  start.partner = end
  end.partner = start
  start.role = 'from'
  end.role = 'to'
}
