import type { FigurePeriod } from '@karavan/model'
import { wordValue } from './numerals.js'
import type { Said, TimeContext } from './time-said.js'

const EN_MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december'.split('|')
const RU_MONTHS = 'январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр'.split('|')
const EN_SHORT = 'jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec'.split('|')
export const MONTH = `(?:${EN_MONTHS.join('|')}|(?:${EN_SHORT.join('|')})(?!\\p{L})\\.?|(?:${RU_MONTHS.join('|')})\\p{L}{0,2})`
/** A text without any of it names no month. */
export const MONTH_HINT = new RegExp(['may', ...EN_SHORT, ...RU_MONTHS].join('|'), 'iu')
const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: 0,
  перв: 1,
  втор: 2,
  трет: 3,
  четверт: 4,
  четвёрт: 4,
}

export const YEAR = '(?:19|20)\\d{2}'

export const WEEKDAYS = [
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  ...['понедельник', 'вторник', 'среду', 'четверг', 'пятницу', 'субботу', 'воскресенье'],
]

/** The last day of that name up to a day. */
export function weekday(word: string | undefined, day: string): Said | null {
  const asked = WEEKDAYS.indexOf((word ?? '').toLowerCase()) % 7
  if (asked < 0) return null
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6 - asked) % 7))
  const on = date.toISOString().slice(0, 10)
  return told({ kind: 'days', start: on, end: on })
}

const SAID =
  /(?<!\p{L})(?:said|says|reports?|reported|told|announced|wrote|writes|noted|added|stressed|signed|met|held|visited|сообщ|заяв|рассказ|отмет|добав|подчеркн|объяв|подпис|провел|провёл|состоял|прош[её]л)/u

/** Whether that is when somebody said it: "KTZ reported on Monday", "On Monday the ministry said". */
export function isSaidThen({ input = '', index = 0 }: RegExpMatchArray): boolean {
  return SAID.test(input.slice(Math.max(0, index - 40), index + 70))
}

/** The day a week or a month before one. */
export function ago(day: string, span: 'week' | 'month'): Said {
  const date = new Date(`${day}T00:00:00Z`)
  if (span === 'week') date.setUTCDate(date.getUTCDate() - 7)
  else date.setUTCMonth(date.getUTCMonth() - 1, Math.min(date.getUTCDate(), 28))
  const on = date.toISOString().slice(0, 10)
  return told({ kind: 'days', start: on, end: on })
}

/** From Monday to a day. */
export function thisWeek(day: string): Said {
  const monday = before(day, 'week').end
  const next = new Date(`${monday}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  const start = next.toISOString().slice(0, 10)
  return told({ kind: start === day ? 'asOf' : 'days', start, end: day })
}

/** The day, the week from Monday to Sunday or the month before the one of a day. */
export function before(day: string, span: 'day' | 'week' | 'month'): FigurePeriod {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))]
  if (span === 'month') return month === 1 ? monthsOf(year - 1, 12, 12) : monthsOf(year, month - 1, month - 1)
  const weekday = (new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7
  const first = span === 'day' ? date - 1 : date - weekday - 7
  const at = (of: number) => new Date(Date.UTC(year, month - 1, of)).toISOString().slice(0, 10)
  return { kind: 'days', start: at(first), end: at(span === 'day' ? first : first + 6) }
}

export function wholeYear(year: number): FigurePeriod {
  return { kind: 'year', start: `${year}-01-01`, end: `${year}-12-31` }
}

export function told(period: FigurePeriod): Said {
  return { role: 'told', period }
}

export function yearsBetween(from: number, to: number): Said | null {
  return from < to ? told({ kind: 'years', start: `${from}-01-01`, end: `${to}-12-31` }) : null
}

/** So many months up to and with one. */
export function monthsTo(count: number | null, last: number | null, year: number): Said | null {
  const first = count === null || last === null ? 0 : last - count + 1
  if (count === null || last === null || first < 1) return null
  const kind = count === 3 && first % 3 === 1 ? 'quarter' : count === 6 && first % 6 === 1 ? 'half' : null
  const period = monthsOf(year, first, last)
  return told(kind === null ? period : { ...period, kind })
}

type DaySaid = readonly [day: string | undefined, month: string | undefined, year: string | undefined]

/** Days from one to another, of the last such where no year is told; whole months where they begin and end with them. */
export function daysBetween(from: DaySaid, to: DaySaid, context: TimeContext): Said | null {
  const [first, last] = [monthOf(from[1]), monthOf(to[1])]
  const near = monthNear(to[1], context)?.period?.end.slice(0, 4)
  const year = Number(to[2] ?? from[2] ?? near)
  if (first === null || last === null || !Number.isInteger(year)) return null
  const start = dayAt(
    from[2] === undefined && first > last ? year - 1 : Number(from[2] ?? year),
    first,
    Number(from[0]),
    'days',
  )?.period
  const end = dayAt(year, last, Number(to[0]), 'days')?.period
  if (start == null || end == null || start.start >= end.end) return null
  const isWhole = start.start.endsWith('-01') && Number(to[0]) === lastDay(year, last)
  return told({ kind: isWhole ? 'months' : 'days', start: start.start, end: end.end })
}

/** From the start of a month to the day of the text. */
export function sinceMonth(word: string | undefined, context: TimeContext): Said | null {
  const start = monthNear(word, context)?.period?.start
  const { published } = context
  return start === undefined || published?.length !== 10 || start > published
    ? null
    : told({ kind: 'days', start, end: published })
}

/** From the start of a year: the months that the text tells of, or up to the day it was published. */
export function sinceNewYear(year: string | undefined, { published, before = null }: TimeContext): Said | null {
  const isTold = before !== null && before.kind !== 'year' && before.start.endsWith('-01-01')
  if (isTold && (year ?? before.start.slice(0, 4)) === before.start.slice(0, 4)) return told(before)
  if (published?.length !== 10 || (year !== undefined && year !== published.slice(0, 4))) return null
  return told({ kind: 'days', start: `${published.slice(0, 4)}-01-01`, end: published })
}

/** Tells of what is yet to be. */
const COMES =
  /(?<!\p{L})(?:will|expect(?:s|ed)?|plans?|planned|due|scheduled|заверш(?:ится|атся|ат)|начн[её]тся|ожида\p{L}*|жд[её]м|планир\p{L}*|буд[её]т|будут|прогноз\p{L}*|намер\p{L}*)(?!\p{L})/u

/** A month that a text names alone, the last that had begun when it was published. */
export function monthNear(word: string | undefined, { published }: TimeContext, text = ''): Said | null {
  const month = monthOf(word)
  if (month === null || published === null || published.length < 7) return null
  const isPast = month > Number(published.slice(5, 7)) && !COMES.test(text)
  const year = Number(published.slice(0, 4)) - (isPast ? 1 : 0)
  return told(monthsOf(year, month, month))
}

/** The last day of a month, of the last such month where no year is told. */
export function endOfMonth(word: string | undefined, year: string | undefined, context: TimeContext): Said | null {
  const month = monthOf(word)
  const near = year === undefined ? (monthNear(word, context)?.period ?? null) : null
  const of = year === undefined ? (near === null ? null : Number(near.end.slice(0, 4))) : Number(year)
  if (month === null || of === null) return null
  const day = dayText(of, month, lastDay(of, month))
  return told({ kind: 'asOf', start: day, end: day })
}

export function toldYear(text: string, context: TimeContext): Said | null {
  const year = yearOf(text, context)
  return year === null ? null : told(wholeYear(year))
}

export function dayPattern(withYear = true): string {
  const year = withYear ? `(?:,)?(?:\\s+(${YEAR}))(?:\\s*(?:г\\.|года?))?` : ''
  return `(?<![\\d.])(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+(${MONTH})|(${MONTH})\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|\\p{L}|[,.]\\d))${year}`
}

/** "From 1 January the tariff will be …" */
export function isYetToBegin({ input = '', index = 0 }: RegExpMatchArray): boolean {
  return (
    /(?<!\p{L})(?:from|starting|с)\s+$/u.test(input.slice(Math.max(0, index - 12), index)) &&
    /(?<!\p{L})(?:will|shall|вырастет|вырастут|будет|будут|составит|повысится|повысятся|снизится|снизятся|начн[её]т\p{L}*|станет|станут|увеличится|увеличатся)(?!\p{L})/u.test(
      input.slice(Math.max(0, index - 150), index + 150),
    )
  )
}

export function dated(m: RegExpMatchArray, kind: 'asOf' | 'days'): Said | null {
  const month = monthOf(m[2] ?? m[3])
  return month === null ? null : dayAt(Number(m[5]), month, Number(m[1] ?? m[4]), kind)
}

export function dayAt(year: number, month: number, day: number, kind: 'asOf' | 'days'): Said | null {
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return null
  const text = dayText(year, month, day)
  return told({ kind, start: text, end: text })
}

export function monthsFromStart(
  count: string | undefined,
  year: string | undefined,
  context: TimeContext,
): Said | null {
  const months = countOf(count)
  const { before: known = null } = context
  if (year === undefined && known?.start.endsWith('-01-01') && Number(known.end.slice(5, 7)) === months && months < 12)
    return told(known)
  const of = months === null ? null : yearEnding(months, year, context)
  return months === null || months > 12 || of === null ? null : told(monthsOf(of, 1, months))
}

export function halfOf(half: number, year: string | undefined, context: TimeContext): Said | null {
  const of = yearOf(year, context)
  return of === null || (half !== 1 && half !== 2)
    ? null
    : told({ ...monthsOf(of, half * 6 - 5, half * 6), kind: 'half' })
}

/** A number in digits or Roman letters. */
export function numberOf(text: string | undefined): number {
  const said = (text ?? '').toUpperCase()
  return /^\d$/.test(said) ? Number(said) : ['I', 'II', 'III', 'IV'].indexOf(said) + 1
}

export function quarterOf(quarter: number, year: string | undefined, context: TimeContext): Said | null {
  const [of, which] = [yearOf(year, context), quarter === 0 ? 4 : quarter]
  return of === null || which < 1 ? null : told({ ...monthsOf(of, which * 3 - 2, which * 3), kind: 'quarter' })
}

export function monthsOf(year: number, from: number, to: number): FigurePeriod {
  const kind = from === 1 && to === 12 ? 'year' : 'months'
  return { kind, start: dayText(year, from, 1), end: dayText(year, to, lastDay(year, to)) }
}

export function monthOf(word: string | undefined): number | null {
  const said = (word ?? '').toLowerCase()
  const english = EN_MONTHS.findIndex(
    (month) => month === said || (said.length > 2 && month.startsWith(said.replace('.', ''))),
  )
  if (english >= 0) return english + 1
  const russian = RU_MONTHS.findIndex((stem) => new RegExp(`^${stem}`, 'u').test(said))
  return russian >= 0 ? russian + 1 : null
}

export function ordinal(word: string | undefined): number {
  const said = (word ?? '').toLowerCase()
  return Object.entries(ORDINALS).find(([stem]) => said.startsWith(stem))?.[1] ?? -1
}

export function countOf(text: string | undefined): number | null {
  const count = text !== undefined && /^\d+$/.test(text) ? Number(text) : (wordValue(text ?? '') ?? null)
  return count === null || count < 1 ? null : count
}

/** The year of months that nobody dates: of this year where they are over, else of the last. */
export function yearEnding(month: number, text: string | undefined, context: TimeContext): number | null {
  const year = yearOf(text, context)
  const { published, inSentence = null } = context
  const isOpen = (text === undefined || /^(?:the\s+year|года)$/iu.test(text)) && inSentence === null
  const isAhead =
    published !== null &&
    published.length >= 7 &&
    year === Number(published.slice(0, 4)) &&
    month > Number(published.slice(5, 7))
  return year !== null && isOpen && isAhead ? year - 1 : year
}

/** A year in digits, or by words from the year that was told of last or in which the text was published. */
export function yearOf(text: string | undefined, { published, year, inSentence = null }: TimeContext): number | null {
  const now = published === null || published === 'undated' ? null : Number(published.slice(0, 4))
  if (text !== undefined && /^\d{4}$/.test(text)) return Number(text)
  if (text !== undefined && /last|прошл/iu.test(text)) return now === null ? null : now - 1
  if (text !== undefined && /this|current|текущ|этого/iu.test(text)) return now
  return inSentence ?? now ?? year
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function dayText(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
