import {
  DAY_MINUTES,
  type EpochMinutes,
  formatDate,
  isMoment,
  isPartialDate,
  localToInstant,
  zoneOffset,
} from '@karavan/core'
import type { ReadDate } from '../../words/typed-day.js'

/** Where and when somebody types. */
export interface Typing {
  readonly now: EpochMinutes
  /** IANA zone of their clock: a time without a zone is of it. */
  readonly zone: string
  /** How dates are read in the language of the reader. */
  readonly readDate: ReadDate
}

/** The zone of the clock of this machine. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** The day that it is, YYYY-MM-DD, here or by UTC: the later one. */
export function newestDay(now: EpochMinutes, zone: string): string {
  return formatDate(Math.max(now, now + zoneOffset(zone, now)))
}

/** An instant as it is typed here: `2026-11-26 13:00 +05:00`. */
export function timeTyped(at: EpochMinutes, zone: string): string {
  const ahead = zoneOffset(zone, at)
  const local = new Date((at + ahead) * 60_000).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 16)} ${ahead === 0 ? 'UTC' : offsetName(ahead)}`
}

const ZONE = /\s*\(?(z|(?:utc|gmt)?\s*([+−-])(\d{1,2})(?::?([0-5]\d))?|utc|gmt)\)?$/i
const CLOCK = /^(.*?)(?:^|[\s,T]+)([01]?\d|2[0-3]|24(?=:00(?!:?\d)|:00:00)):([0-5]\d)(?::[0-5]\d)?(.*)$/is
const HALF_A_YEAR = 183 * DAY_MINUTES

/**
 * A date or a time as people write it, as a cell has it: `26.11.2026 13:00`, `13:00`, `26 Nov`, `11/2026`.
 * @returns `YYYY[-MM[-DD]]`, or a minute with its offset from UTC; null where it is neither
 */
export function readTime(text: string, typing: Typing): string | null {
  const told = text.trim().replace(/\s+/g, ' ')
  if (isPartialDate(told) || isMoment(told)) return told
  const clock = CLOCK.exec(told)
  if (clock === null) return dateNear(told, typing)
  const [, before = '', hours = '', minutes = '', after = ''] = clock
  const zone = ZONE.exec(after)
  const rest = [before, zone === null ? after : after.slice(0, zone.index)].join(' ').replace(/^[\s,]+|[\s,]+$/g, '')
  const day = rest === '' ? dayOf(typing.now, typing.zone) : dateNear(rest, typing)
  if (day === null || day.length !== 10) return null
  const local = Date.parse(`${day}T00:00Z`) / 60_000 + Number(hours) * 60 + Number(minutes)
  const offset = zone === null ? zoneOffset(typing.zone, localToInstant(typing.zone, local)) : offsetOf(zone)
  const read = `${new Date(local * 60_000).toISOString().slice(0, 16)}${offsetName(offset)}`
  return isMoment(read) ? read : null
}

/** Minutes ahead of UTC. */
function offsetOf([, , sign, hours = '0', minutes = '0']: RegExpExecArray): number {
  const ahead = Number(hours) * 60 + Number(minutes)
  return sign === undefined || sign === '+' ? ahead : -ahead
}

function offsetName(ahead: number): string {
  if (ahead === 0) return 'Z'
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60]
  return `${ahead < 0 ? '-' : '+'}${padded(hours)}:${padded(minutes)}`
}

/** The day that a clock of a zone shows. */
function dayOf(at: EpochMinutes, zone: string): string {
  return new Date((at + zoneOffset(zone, at)) * 60_000).toISOString().slice(0, 10)
}

/** Without a year, the day that is nearest to now. */
function dateNear(text: string, { now, readDate }: Typing): string | null {
  return readDate(text, formatDate(now - HALF_A_YEAR))
}

function padded(number: number): string {
  return String(number).padStart(2, '0')
}
