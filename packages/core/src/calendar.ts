import { StructuredError } from './errors.js'

/** An instant: whole minutes since 1970-01-01T00:00Z. */
export type EpochMinutes = number

/** YYYY, YYYY-MM, YYYY-MM-DD or `undated`: a date known only so far. */
export type PartialDate = string

/** Months of the year, 0 = January. */
export type MonthIndex = number

const MINUTE_MS = 60_000
/** Minutes of a day in UTC. */
export const DAY_MINUTES = 1440
const PARTIAL_DATE = /^(?:undated|([12]\d{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?)$/
const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::[0-5]\d(?:\.\d+)?)?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?$/

/** The years for which a plan may be asked; outside them no datum of the network says anything. */
const FIRST_YEAR = 2020
export const LAST_YEAR = 2050

/**
 * Reads an instant in ISO 8601: a date, or a date and time with an offset; without an offset it is UTC.
 * @throws {StructuredError} INSTANT_INVALID for anything else, for days that do not exist and for years outside 2020–2050
 */
export function parseInstant(text: string, pointer?: string): EpochMinutes {
  const where = pointer === undefined ? {} : { pointer }
  const match = INSTANT.exec(text.trim())
  const expected = `a date or time such as 2026-11-25 or 2026-11-25T08:00Z, in the years ${FIRST_YEAR}–${LAST_YEAR}`
  if (match === null) throw new StructuredError({ code: 'INSTANT_INVALID', received: text, expected, ...where })
  const [, year, month, day, hour = '00', minute = '00', zone = 'Z'] = match
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const exists = dayExists(Number(year), Number(month), Number(day))
  const inRange = Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR
  if (!exists || !inRange || Number(minute) > 59 || Number(hour) * 60 + Number(minute) > 1440) {
    throw new StructuredError({ code: 'INSTANT_INVALID', received: text, expected, ...where })
  }
  return midnight / MINUTE_MS + Number(hour) * 60 + Number(minute) - offsetMinutes(zone)
}

function dayExists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function offsetMinutes(zone: string): number {
  if (zone === 'Z') return 0
  const digits = zone.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return zone.startsWith('-') ? -minutes : minutes
}

/** Whether a number is an instant of the years that are read. */
export function isInstant(instant: number): instant is EpochMinutes {
  const [first, last] = [Date.UTC(FIRST_YEAR, 0), Date.UTC(LAST_YEAR + 1, 0)]
  return Number.isSafeInteger(instant) && instant * MINUTE_MS >= first && instant * MINUTE_MS < last
}

/** The instant as ISO 8601 in UTC, to the minute: `2026-11-25T08:00Z`. */
export function formatInstant(instant: EpochMinutes): string {
  return `${new Date(instant * MINUTE_MS).toISOString().slice(0, 16)}Z`
}

/** The UTC date of an instant: `2026-11-25`. */
export function formatDate(instant: EpochMinutes): string {
  return new Date(instant * MINUTE_MS).toISOString().slice(0, 10)
}

/** Month of an instant in UTC, 0 = January. */
export function monthOf(instant: EpochMinutes): MonthIndex {
  return new Date(instant * MINUTE_MS).getUTCMonth()
}

/** The first instant of the month that holds `instant`, UTC. */
export function monthStart(instant: EpochMinutes): EpochMinutes {
  const date = new Date(instant * MINUTE_MS)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / MINUTE_MS
}

/** The first instant of the month after the one that holds `instant`, UTC. */
export function nextMonth(instant: EpochMinutes): EpochMinutes {
  const date = new Date(instant * MINUTE_MS)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / MINUTE_MS
}

/** True for YYYY, YYYY-MM, YYYY-MM-DD of a day that exists, in the years 1000–2999, and for `undated`. */
export function isPartialDate(text: string): text is PartialDate {
  const match = PARTIAL_DATE.exec(text)
  if (match === null) return false
  const [, year, month, day] = match
  return day === undefined || dayExists(Number(year), Number(month), Number(day))
}

/** First instant that a partial date can mean, or null for `undated` and the empty text. */
export function earliestInstant(date: PartialDate): EpochMinutes | null {
  if (!isPartialDate(date) || date === 'undated') return null
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number)
  return Date.UTC(year, month - 1, day) / MINUTE_MS
}

/** First instant after all that a partial date can mean, or null for `undated` and the empty text. */
export function endInstant(date: PartialDate): EpochMinutes | null {
  if (!isPartialDate(date) || date === 'undated') return null
  const [year = 1970, month, day] = date.split('-').map(Number)
  if (month === undefined) return Date.UTC(year + 1, 0, 1) / MINUTE_MS
  if (day === undefined) return Date.UTC(year, month, 1) / MINUTE_MS
  return Date.UTC(year, month - 1, day + 1) / MINUTE_MS
}

const offsetFormats = new Map<string, Intl.DateTimeFormat>()

/**
 * Minutes by which local time in an IANA zone is ahead of UTC at an instant.
 * @throws {RangeError} unknown zone
 */
export function zoneOffset(zone: string, instant: EpochMinutes): number {
  let format = offsetFormats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    offsetFormats.set(zone, format)
  }
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(instant * MINUTE_MS)) part[type] = Number(value)
  const local = Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'] ?? 1,
    part['hour'] ?? 0,
    part['minute'] ?? 0,
  )
  return local / MINUTE_MS - instant
}

/**
 * The instant at which a zone's clocks show the given UTC-like local minutes. A local time that occurs twice means the
 * first; one that is skipped maps to as long after the change as it would have been.
 * @throws {RangeError} unknown zone
 */
export function localToInstant(zone: string, localMinutes: number): EpochMinutes {
  const before = zoneOffset(zone, localMinutes - DAY_MINUTES)
  const after = zoneOffset(zone, localMinutes + DAY_MINUTES)
  const early = localMinutes - Math.max(before, after)
  const late = localMinutes - Math.min(before, after)
  if (early === late || zoneOffset(zone, early) === localMinutes - early) return early
  return late
}

/** A day, month or year, or a minute in ISO 8601 with its offset: as exactly as somebody said it. */
export type Moment = string

/** Whether a text is a `PartialDate` other than `undated`, or a minute in ISO 8601. */
export function isMoment(text: string): text is Moment {
  return momentSpan(text) !== null
}

/** First instant that a moment can mean, and the first after all that it can; null for anything else. */
export function momentSpan(moment: Moment): { readonly from: EpochMinutes; readonly until: EpochMinutes } | null {
  const [from, until] = [earliestInstant(moment), endInstant(moment)]
  if (from !== null && until !== null) return { from, until }
  if (!moment.includes('T')) return null
  try {
    const at = parseInstant(moment)
    return { from: at, until: at + 1 }
  } catch {
    return null
  }
}
