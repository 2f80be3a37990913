import { DAY_MINUTES, type EpochMinutes, formatDate } from '@karavan/core'
import { serialToText } from '../spreadsheet/number-format.js'
import { clockIn } from '../zone-clock.js'

/** A date and time as a report prints them. */
export interface LocalTime {
  /** Local minutes, as if the zone were UTC. */
  readonly minutes: number
  /** Seconds of the minute. */
  readonly seconds: number
  /** No time of day was given: it stands at the start of the day. */
  readonly isDateOnly: boolean
  /** The year was not printed, and is that of the report. */
  readonly isYearSupplied: boolean
  /** The date stood as a number. */
  readonly isSerial: boolean
  /** Minutes ahead of UTC that are written behind the time, in the cell that tells it; null where none are. */
  readonly ahead: number | null
}

/** What a date without year or as a number is read by. */
export interface DateContext {
  /** Local minutes of the report. */
  readonly reportedAt: number
  readonly from1904: boolean
}

const TIME = String.raw`(\d{1,2})[:.\-](\d{2})(?:[:.\-](\d{2}))?`
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})[./\-](\d{1,2})(?:[./\-](\d{4}|\d{2}))?(?:[ ,]+${TIME})?$`)
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[./\-](\d{1,2})[./\-](\d{1,2})(?:[ T,]+${TIME})?$`)
const FRACTION = /(:\d{2}:\d{2})[.,]\d+/
/** How far a time of day is ahead of UTC, as ISO 8601 writes it behind; at most 14 hours, as EPCIS has it. */
const OFFSET = /(?<=:\d{2}) ?(?:(z)|([+-])(0\d|1[0-3]|14(?=$|:?00))(?::?([0-5]\d))?)$/i
/** What is behind the dash may be seconds as well as an offset. */
const SECONDS_OR_OFFSET = /(?<![:.-]\d{2}):\d{2}-\d{2}$/
/** Months in Russian and English by how they begin, whatever their ending. */
const MONTH = /^(\d{1,2})[ .-]+(\p{L}{3})\p{L}*[ .,-]+(?=\d{4}(?!\d))/u
const MONTHS: readonly (readonly string[])[] = [
  ['янв', 'jan'],
  ['фев', 'feb'],
  ['мар', 'mar'],
  ['апр', 'apr'],
  ['май', 'мая', 'may'],
  ['июн', 'jun'],
  ['июл', 'jul'],
  ['авг', 'aug'],
  ['сен', 'sep'],
  ['окт', 'oct'],
  ['ноя', 'nov'],
  ['дек', 'dec'],
]
const TIME_ONLY = new RegExp(`^${TIME}$`)
const SERIAL = /^\d{5}(?:[.,]\d+)?$/

/**
 * Reads a date with a time, which may stand in a cell of its own: `20.11.2026 14:05`, `20.11 14-05`, `2026-11-20 14:05:00`,
 * `20 ноября 2026`, `2026-11-20T14:05:00+05:00`, `46346.587`. Null for anything else, for days that are not in the calendar,
 * and for `14:05-10`, which may be 10 seconds or 10 hours behind UTC.
 */
export function readLocalTime(date: string, time: string, context: DateContext): LocalTime | null {
  const text = tidy(date)
  if (SERIAL.test(text)) {
    const shown = serialToText(Number(text.replace(',', '.')), context.from1904)
    const read = shown === null ? null : fromText(/[.,]/.test(text) ? shown : shown.slice(0, 10), tidy(time), context)
    return read === null ? null : { ...read, isSerial: true }
  }
  return fromText(text, tidy(time), context)
}

function tidy(text: string): string {
  return text
    .replace(/\(?(?:мск|msk|московское|местное|время)\)?\.?/gi, '')
    .replace(/(\d)\s*г\.?(?=\s|$)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

function fromText(written: string, time: string, context: DateContext): LocalTime | null {
  const [text, ofDate] = withoutOffset(withMonthInDigits(written))
  const yearFirst = YEAR_FIRST.exec(text)
  const match = yearFirst ?? DAY_FIRST.exec(text)
  if (match === null || SECONDS_OR_OFFSET.test(time || written)) return null
  const [year, month, day] = (yearFirst === null ? [3, 2, 1] : [1, 2, 3]).map((group) => match[group])
  const [timeText, ofTime] = withoutOffset(time)
  const ofDay = time === '' ? clock(match.slice(4)) : clockText(timeText)
  const midnight = dayMinutes(year, Number(month), Number(day), context.reportedAt)
  if (midnight === null || ofDay === null) return null
  const [minutes = 0, seconds = 0] = ofDay
  return {
    minutes: midnight + minutes,
    seconds,
    isDateOnly: time === '' && match[4] === undefined,
    isYearSupplied: year === undefined,
    isSerial: false,
    ahead: time === '' ? ofDate : ofTime,
  }
}

function withMonthInDigits(text: string): string {
  return text.replace(MONTH, (all, day: string, word: string) => {
    const month = MONTHS.findIndex((words) => words.includes(word.toLowerCase()))
    return month < 0 ? all : `${day}.${month + 1}.`
  })
}

/** A date or time without the parts of its seconds and without its offset, and that in minutes. */
function withoutOffset(written: string): readonly [string, number | null] {
  const text = written.replace(FRACTION, '$1')
  const match = OFFSET.exec(text)
  if (match === null) return [text, null]
  const [, utc, sign, hours, minutes] = match
  const ahead = utc === undefined ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0)) : 0
  return [text.slice(0, match.index), ahead]
}

/** The time of day in a cell of its own: a text, or the part of a day that Excel keeps, maybe behind a date. */
function clockText(text: string): readonly number[] | null {
  const fraction = /^0?[.,]\d+$/.test(text) ? serialToText(Number(text.replace(',', '.')), false) : null
  const shown = (fraction ?? text).replace(/^\d{4}-\d{2}-\d{2}[ T]/, '').replace(/^(\d{2})(\d{2})$/, '$1:$2')
  const match = TIME_ONLY.exec(shown)
  return match === null ? null : clock(match.slice(1))
}

/** Minutes and seconds of a time of day; midnight for none, null for one that no clock shows. */
function clock([hour, minute, second]: readonly (string | undefined)[]): readonly number[] | null {
  const minutes = Number(hour ?? 0) * 60 + Number(minute ?? 0)
  const seconds = Number(second ?? 0)
  const isShown = Number(minute ?? 0) < 60 && seconds < 60 && minutes * 60 + seconds <= DAY_MINUTES * 60
  return isShown ? [minutes, seconds] : null
}

/** Local midnight of a day; without a year, of the last such day before the report or the day after it. */
function dayMinutes(year: string | undefined, month: number, day: number, reportedAt: number): number | null {
  if (year !== undefined) return midnightOf(Number(year.length === 2 ? `20${year}` : year), month, day)
  const reportYear = new Date(reportedAt * 60_000).getUTCFullYear()
  const thisYear = midnightOf(reportYear, month, day)
  return thisYear !== null && thisYear <= reportedAt + DAY_MINUTES ? thisYear : midnightOf(reportYear - 1, month, day)
}

function midnightOf(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.getTime() / 60_000
    : null
}

/** A moment as EPCIS has it. */
export interface ZonedTime {
  readonly instant: EpochMinutes
  /** `2026-11-20T14:05:00+03:00` */
  readonly eventTime: string
  readonly offset: string
}

/**
 * The moment at which the clocks of a zone show a local time; one that they skipped is moved behind the change. An offset that is
 * written behind the time goes before the zone.
 */
export function inZone({ minutes, seconds, ahead: written }: LocalTime, zone: string): ZonedTime {
  const { instant, ahead, shown } =
    written === null ? clockIn(zone, minutes) : { instant: minutes - written, ahead: written, shown: minutes }
  const size = Math.abs(ahead)
  const offset = `${ahead < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
  const ofDay = ((shown % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES
  const clockTime = `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}:${two(seconds)}`
  return { instant, eventTime: `${formatDate(shown)}T${clockTime}${offset}`, offset }
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
