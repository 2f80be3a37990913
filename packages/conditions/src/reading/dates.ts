import { Lexicon } from './lexicon.js'
import { isCapital, type Stretch, type Tokens } from './tokens.js'

/** What the words before a date make of it. `on` has none; `dateline` stands at the head of a news item. */
export type DateRole = 'from' | 'to' | 'issued' | 'on' | 'dateline'

/** A date as it stands in a text. */
export interface DateMention extends Stretch {
  readonly role: DateRole
  /** YYYY-MM-DD, or YYYY-MM where no day is said; null where it lacks something. */
  readonly value: string | null
  /** Why it has no value: its year is not known, or its month has no such day; else null. */
  readonly lacks: 'year' | 'day' | null
  /** Where the range that it ends begins; else its own first token. */
  readonly opens: number
  /** Every stretch that the value rests on, its own first. */
  readonly rests: readonly Stretch[]
  /** Whether the year is that of another date. */
  readonly isInferred: boolean
}

interface Parts {
  readonly day: number | 'last' | null
  readonly month: number
  readonly year: number | null
}

interface Found extends Stretch, Parts {
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

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const ORDINAL = words('st nd rd th го е ое')
const YEAR_WORDS = words('г года году год year')
const YEAR_LEADS = words('in of year в')
/** `The end of the month`: of that of another date. */
const SAME_MONTH = 0
/** Month of a bare year, with which every day lies in that year. */
const MIDDLE_OF_YEAR = 6
/** Any year in which February has all its days. */
const LEAP_YEAR = 2024
/** Range words that may join two things as well. */
const JOINING = words('and и')
/** Words that may follow the second day of a range; any other in small letters is what a number counts. */
const AFTER_DAY = words(
  'a an the this next last and or but of for at in on to from by via with due after because inclusive including only no ' +
    'is are was were will shall may can has have had it all',
)
const RANGE_WORDS = words('to till until through and и по до - – — −')
const CUES: ReadonlyMap<string, DateRole> = new Map([
  ...['from', 'since', 'starting', 'beginning', 'effective', 'с', 'со', 'начиная'].map(
    (word) => [word, 'from'] as const,
  ),
  ...[
    'to',
    'until',
    'till',
    'through',
    'thru',
    'expires',
    'expire',
    'ends',
    'истекает',
    'заканчивается',
    'завершается',
    'до',
    'по',
  ].map((word) => [word, 'to'] as const),
  ...['dated', 'от', 'датированным', 'датированный', 'датированной', 'датирована'].map(
    (word) => [word, 'issued'] as const,
  ),
])
/** What may stand between a cue and its date. */
const BETWEEN = words(
  'the on a at of night midnight noon morning evening early late day days hours hour h gmt time local astana moscow minsk including and clock o ' +
    'monday tuesday wednesday thursday friday saturday sunday понедельника вторника среды четверга пятницы субботы воскресенья ' +
    'часов час ч мин минут полуночи ночи утра вечера времени местного московского по в на к 00 : , . ( ) 0',
)
const FARTHEST_CUE = 9
const FULL_YEAR = /^(?:19[89]|20\d)\d$/

/** Every date of a text, in its order, with the year that it or another date prints. */
export function datesOf(tokens: Tokens): readonly DateMention[] {
  const all = findDates(tokens)
  const found = all.filter((date) => !isNightEnd(tokens, date))
  for (const date of found) date.role = date.partner === undefined ? roleOf(tokens, date) : date.role
  const anchors = found.filter(({ day, year }) => day !== null && year !== null)
  const printed = anchors.length > 0 ? () => undefined : bareYears(tokens)
  const main = anchors.find(({ role }) => role === 'issued' || role === 'dateline')
  let nearest: Found | undefined
  return found.map((date) => {
    if (date.year !== null) nearest = date.day === null ? nearest : date
    return mentionOf(date, main ?? nearest ?? anchors[0] ?? printed(date))
  })
}

/** For each sentence without a date in full the year that it prints alone, as in `the last quarter of 2025`. */
function bareYears(tokens: Tokens): (date: Stretch) => Found | undefined {
  const years = tokens.sentences.map(({ first, last }) => {
    for (let i = first; i <= last; i++) {
      const text = tokens.at(i)?.text ?? ''
      const isYear = YEAR_LEADS.has(tokens.at(i - 1)?.folded ?? '') || YEAR_WORDS.has(tokens.at(i + 1)?.folded ?? '')
      if (FULL_YEAR.test(text) && isYear) return bareYear(i, Number(text))
    }
    return undefined
  })
  let at = 0
  return ({ first }) => {
    while (at < tokens.sentences.length - 1 && (tokens.sentences[at]?.last ?? 0) < first) at++
    return years[at]
  }
}

function bareYear(i: number, year: number): Found {
  return { first: i, last: i, day: null, month: MIDDLE_OF_YEAR, year, role: 'on' }
}

function mentionOf(found: Found, anchor: Found | undefined): DateMention {
  const mention = datedOf(found, anchor)
  if (mention.value !== null) return { ...mention, lacks: null }
  const isOfMonth = found.month === SAME_MONTH || written(found, found.year ?? LEAP_YEAR) !== null
  return { ...mention, lacks: isOfMonth ? 'year' : 'day' }
}

function datedOf(found: Found, anchor: Found | undefined): Omit<DateMention, 'lacks'> {
  const date = found.month === SAME_MONTH && anchor !== undefined ? { ...found, month: anchor.month } : found
  const { first, last, role, partner } = date
  const own = { first, last, opens: partner !== undefined && partner.first < first ? partner.first : first }
  const shared = partner?.year ?? null
  if (date.year !== null) {
    const rests =
      partner !== undefined && partner.first > last && isBare(date)
        ? [stretchOf(own), stretchOf(partner)]
        : [stretchOf(own)]
    return { ...own, role, value: written(date, date.year), rests, isInferred: false }
  }
  if (partner !== undefined && shared !== null) {
    const starts = partner.first > last
    const crosses = starts ? date.month > partner.month : date.month < partner.month
    const year = crosses ? shared + (starts ? -1 : 1) : shared
    return { ...own, role, value: written(date, year), rests: [stretchOf(own), stretchOf(partner)], isInferred: false }
  }
  const rests = partner !== undefined && isBare(date) ? [stretchOf(own), stretchOf(partner)] : [stretchOf(own)]
  if (anchor === undefined || anchor.year === null || date.month === SAME_MONTH)
    return { ...own, role, value: null, rests, isInferred: false }
  const year = nearestYear(date, anchor, anchor.year)
  return { ...own, role, value: written(date, year), rests: [...rests, stretchOf(anchor)], isInferred: true }
}

/** The second day of `the night of 12–13 December`: no end of a term. */
function isNightEnd(tokens: Tokens, { role, partner }: Found): boolean {
  if (role !== 'to' || partner === undefined) return false
  return [1, 2, 3].some((back) => tokens.is(partner.first - back, 'night', 'ночь', 'overnight'))
}

/** Whether only the day of a range's start is printed. */
function isBare({ first, last }: Stretch): boolean {
  return first === last
}

function stretchOf({ first, last }: Stretch): Stretch {
  return { first, last }
}

/** The year in which a date lies within half a year of another; a term ends after it starts. */
function nearestYear({ month, role }: Found, anchor: Found, year: number): number {
  if (anchor.role === 'to' && role !== 'to') return month > anchor.month ? year - 1 : year
  if (anchor.role === 'from' && role === 'to') return month < anchor.month ? year + 1 : year
  if (month - anchor.month > 6) return year - 1
  return anchor.month - month > 6 ? year + 1 : year
}

function written({ day, month }: Parts, year: number): string | null {
  const start = `${year}-${String(month).padStart(2, '0')}`
  if (day === null) return start
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const number = day === 'last' ? last : day
  return number > last ? null : `${start}-${String(number).padStart(2, '0')}`
}

function findDates(tokens: Tokens): Found[] {
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

function dateAt(tokens: Tokens, i: number): Found | undefined {
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

function yearAfter(tokens: Tokens, last: number): { readonly year: number | null; readonly last: number } {
  const at = tokens.is(last + 1, ',', 'of') ? last + 2 : last + 1
  const token = tokens.at(at)
  if (token === undefined || !FULL_YEAR.test(token.text)) return { year: null, last }
  return { year: Number(token.text), last: YEAR_WORDS.has(tokens.at(at + 1)?.folded ?? '') ? at + 1 : at }
}

function monthAt(tokens: Tokens, i: number): number | undefined {
  const token = tokens.at(i)
  if (token === undefined || token.kind !== 'word' || token.text.length > 12) return undefined
  if (/^[a-z]/.test(token.folded) && !isCapital(token)) return undefined
  return MONTHS.at(tokens, i)?.values[0]
}

function dayNumber(tokens: Tokens, i: number): number | null {
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

function roleOf(tokens: Tokens, { first, last }: Found): DateRole {
  for (let i = first - 1; i >= first - FARTHEST_CUE; i--) {
    const token = tokens.at(i)
    if (token === undefined) break
    if (token.folded === 'of') {
      const before = tokens.at(i - 1)
      if (before?.folded === 'as') return 'from'
      if (
        before?.kind === 'number' ||
        /^(?:order|telegram|decision|resolution|decree|notice|instruction)$/.test(before?.folded ?? '')
      )
        return 'issued'
    }
    const cue = CUES.get(token.folded)
    const isPreposition = token.folded === 'по' && i < first - 1 && tokens.at(i + 1)?.kind !== 'number'
    if (cue !== undefined && !isPreposition) return cue
    const isOfTime = tokens.is(i, '-') && tokens.at(i - 1)?.kind === 'number' && tokens.at(i + 1)?.text === '00'
    if (!BETWEEN.has(token.folded) && token.kind !== 'number' && !isOfTime) break
  }
  const label = labelled(tokens, first)
  if (label !== null) return label
  if (isNumbered(tokens, last)) return 'issued'
  return isDateline(tokens, first, last) ? 'dateline' : 'on'
}

const LABELS: readonly (readonly [words: RegExp, role: DateRole])[] = [
  [/^(?:end|expiry|until|окончани|завершени|конец)/, 'to'],
  [/^(?:start|effective|beginning|начал|вступлени|введени)/, 'from'],
  [/^(?:date|issued?|signed|дата|издан|подписан)/, 'issued'],
]
const LONGEST_LABEL = 7

/** `Date: 5 May 2025`, `Дата окончания запрета: 15.06.2025`; what a label says that opens its line. */
function labelled(tokens: Tokens, first: number): DateRole | null {
  if (!tokens.is(first - 1, ':')) return null
  let start = first - 1
  while (start > first - LONGEST_LABEL && tokens.at(start - 1)?.kind === 'word' && !startsLine(tokens, start)) start--
  for (const [words, role] of LABELS)
    for (let i = start; i < first - 1; i++) if (words.test(tokens.at(i)?.folded ?? '')) return role
  return null
}

function startsLine(tokens: Tokens, i: number): boolean {
  const before = tokens.at(i - 1)
  return before === undefined || tokens.text.slice(before.end, tokens.at(i)?.start).includes('\n')
}

/** `05.05.2025 № 1234`, as at the head of an order. */
function isNumbered(tokens: Tokens, last: number): boolean {
  const sign = tokens.is(last + 1, '.', ',') ? last + 2 : last + 1
  if (tokens.at(sign)?.text === '№') return tokens.at(sign + 1)?.kind !== 'mark'
  const digits = tokens.is(sign + 1, '.') ? sign + 2 : sign + 1
  return /^(?:No|N)$/.test(tokens.at(sign)?.text ?? '') && tokens.at(digits)?.kind === 'number'
}

/** Whether nothing but names stands before a date in its line, and a dash, a point or nothing after it. */
function isDateline(tokens: Tokens, first: number, last: number): boolean {
  const after = tokens.at(last + 1)
  if (after !== undefined && !/^[-–—.:()/|]$/.test(after.text)) return false
  for (let i = first - 1; i >= first - 8; i--) {
    const token = tokens.at(i)
    if (token === undefined || token.text === '.') return true
    if (tokens.text.slice(token.end, tokens.at(i + 1)?.start).includes('\n')) return true
    if (token.kind === 'word' && !isCapital(token)) return false
  }
  return false
}
