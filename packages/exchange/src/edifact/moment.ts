import { clockIn } from '../zone-clock.js'
import { tableOf } from './codes.js'

/** A moment as DTM writes it: what the clocks showed, and where they stood if it says so. */
export interface WrittenMoment {
  /** Seconds since 1970-01-01T00:00 on those clocks. */
  readonly local: number
  /** Minutes ahead of UTC; null where DTM does not say. */
  readonly offset: number | null
  readonly precision: 'day' | 'minute' | 'second'
}

const YEAR = String.raw`(?<century>19|20)?(?<year>\d\d)(?<month>\d\d)(?<day>\d\d)`
const TIME = String.raw`(?<hour>\d\d)(?<minute>\d\d)`
const SECOND = String.raw`(?<second>\d\d)`
const ZONE = '(?<zone>[A-Z]{1,3})'

/** Patterns of the formats (2379), and how many digits they have. */
const FORMATS = tableOf<readonly [RegExp, number]>({
  '101': [new RegExp(`^${YEAR}$`), 6],
  '102': [new RegExp(`^${YEAR}$`), 8],
  '201': [new RegExp(`^${YEAR}${TIME}$`), 10],
  '202': [new RegExp(`^${YEAR}${TIME}${SECOND}$`), 12],
  '203': [new RegExp(`^${YEAR}${TIME}$`), 12],
  '204': [new RegExp(`^${YEAR}${TIME}${SECOND}$`), 14],
  '205': [new RegExp(String.raw`^${YEAR}${TIME}(?<sign>[+-])(?<offset>\d{4})$`), 16],
  '301': [new RegExp(`^${YEAR}${TIME}${ZONE}$`), 10],
  '303': [new RegExp(`^${YEAR}${TIME}${ZONE}$`), 12],
  '304': [new RegExp(`^${YEAR}${TIME}${SECOND}${ZONE}$`), 14],
})

/** Reads a time in a format of UN/EDIFACT 2379; null where it is none, or no such moment is in the calendar. */
export function readMoment(text: string, format: string): WrittenMoment | null {
  const [pattern, digits] = FORMATS.get(format) ?? []
  const parts = pattern?.exec(text)?.groups
  if (parts === undefined || text.replace(/\D/g, '').length !== digits) return null
  const { century = '20', year, month, day, hour, minute, second, sign, offset, zone } = parts
  const date = Date.UTC(Number(century + year), Number(month) - 1, Number(day))
  const [hours, minutes, seconds] = [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)]
  const isDay = new Date(date).getUTCMonth() === Number(month) - 1 && Number(day) > 0
  if (!isDay || minutes > 59 || seconds > 59 || hours * 3600 + minutes * 60 + seconds > 86_400) return null
  return {
    local: date / 1000 + hours * 3600 + minutes * 60 + seconds,
    offset: offsetOf(sign, offset, zone),
    precision: hour === undefined ? 'day' : second === undefined ? 'minute' : 'second',
  }
}

function offsetOf(sign: string | undefined, offset: string | undefined, zone: string | undefined): number | null {
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0
  if (offset === undefined) return null
  const minutes = Number(offset.slice(0, 2)) * 60 + Number(offset.slice(2))
  return minutes > 14 * 60 ? null : sign === '-' ? -minutes : minutes
}

/** A moment as an event writes it. */
export interface EventMoment {
  /** `2026-11-20T08:15:00+05:00` */
  readonly eventTime: string
  readonly eventTimeZoneOffset: string
  /** `sent` by the message, `supplied` as that of the place, or `unknown` and taken as UTC. */
  readonly zone: 'sent' | 'supplied' | 'unknown'
}

/** A moment at a place. @param zone - IANA name of its time zone; null where that is not known */
export function momentAt({ local, offset, precision }: WrittenMoment, zone: string | null): EventMoment {
  const found = offset === null && zone !== null ? inZone(zone, local) : { ahead: offset ?? 0, shown: local }
  const { ahead, shown } = found
  const eventTimeZoneOffset = `${ahead < 0 ? '-' : '+'}${two(Math.abs(ahead) / 60)}:${two(Math.abs(ahead) % 60)}`
  const digits = new Date(shown * 1000).toISOString().slice(0, precision === 'second' ? 19 : 16)
  return {
    eventTime: `${digits}${precision === 'second' ? '' : ':00'}${eventTimeZoneOffset}`,
    eventTimeZoneOffset,
    zone: offset !== null ? 'sent' : zone === null ? 'unknown' : 'supplied',
  }
}

function inZone(zone: string, local: number): { readonly ahead: number; readonly shown: number } {
  const { ahead, shown } = clockIn(zone, Math.floor(local / 60))
  return { ahead, shown: shown * 60 + (local % 60) }
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, '0')
}
