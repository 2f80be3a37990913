import { type EpochMinutes, isMoment, isPartialDate, localToInstant, zoneOffset } from '@karavan/core'

/** Where and when somebody types. */
export interface Typing {
  readonly now: EpochMinutes
  /** IANA zone of their clock: a time without a zone is of it. */
  readonly zone: string
  /** Language of the reader, BCP 47: names of months are read in it, and in English. */
  readonly language: string
}

/** The zone of the clock of this machine. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** An instant as it is typed here: `2026-11-26 13:00 +05:00`. */
export function timeTyped(at: EpochMinutes, zone: string): string {
  const ahead = zoneOffset(zone, at)
  const local = new Date((at + ahead) * 60_000).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 16)} ${ahead === 0 ? 'UTC' : offsetName(ahead)}`
}

const ZONE = /\s*\(?(z|(?:utc|gmt)?\s*([+−-])(\d{1,2})(?::?([0-5]\d))?|utc|gmt)\)?$/i
const CLOCK = /^(.*?)(?:^|[\s,T]+)([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(.*)$/is
const DAY_MS = 86_400_000

/**
 * A date or a time as people write it, as a cell has it: `26.11.2026 13:00`, `13:00`, `26 Nov`, `11/2026`. A day and month in
 * figures with slashes are read only where they cannot be taken the other way round.
 * @returns `YYYY[-MM[-DD]]`, or a minute with its offset from UTC; null where it is neither
 */
export function readTime(text: string, typing: Typing): string | null {
  const told = text.trim().replace(/\s+/g, ' ')
  if (isPartialDate(told) || isMoment(told)) return told
  const clock = CLOCK.exec(told)
  if (clock === null) return readDate(told, typing)
  const [, before = '', hours = '', minutes = '', after = ''] = clock
  const zone = ZONE.exec(after)
  const rest = [before, zone === null ? after : after.slice(0, zone.index)].join(' ').replace(/^[\s,]+|[\s,]+$/g, '')
  const day = rest === '' ? dayOf(typing.now, typing.zone) : readDate(rest, typing)
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

function readDate(text: string, typing: Typing): string | null {
  const [year, month, day] = partsOfDate(text, typing) ?? []
  if (year === undefined) return null
  const date = [year, ...[month, day].flatMap((part) => (part === undefined ? [] : [padded(part)]))].join('-')
  return isPartialDate(date) ? date : null
}

type DateParts = readonly [year: number, month?: number, day?: number]

function partsOfDate(text: string, typing: Typing): DateParts | null {
  const figures = /^(\d+)[./-](\d+)(?:[./-](\d*))?$/.exec(text)
  if (figures !== null) return ofFigures(figures, text.includes('/'), typing)
  const named = text.replace(/(\d)(?:st|nd|rd|th|-?[ео]?е|г\.?|года?|d\.|m\.)(?=[\s,.]|$)/giu, '$1').split(/[\s,.]+/)
  const words = named.filter((word) => word !== '' && !/^(г|года?|of|m|d|metų|mėn)$/i.test(word))
  const numbers = words.filter((word) => /^\d+$/.test(word)).map(Number)
  const names = words.filter((word) => !/^\d+$/.test(word))
  const [name] = names
  const month = name === undefined || names.length > 1 ? null : monthNamed(name, typing.language)
  if (month === null) return null
  const year = numbers.find((one) => one > 31)
  const days = numbers.filter((one) => one <= 31)
  if (numbers.length > 2 || days.length > 1) return null
  const [day] = days
  if (day === undefined) return year === undefined ? null : [year, month]
  return [year ?? yearNear(month, day, typing), month, day]
}

/** `26.11.2026`, `26.11`, `2026/11/26`, `11.2026`. */
function ofFigures([, a = '', b = '', c = '']: RegExpExecArray, hasSlashes: boolean, typing: Typing): DateParts | null {
  const [first, second, third] = [Number(a), Number(b), Number(c)]
  if (a.length === 4) return c === '' ? [first, second] : [first, second, third]
  if (b.length === 4 && c === '') return [second, first]
  if (c !== '' && c.length !== 4) return null
  const [day, month] = hasSlashes && second > 12 ? [second, first] : [first, second]
  if (hasSlashes && day <= 12 && day !== month) return null
  return [c === '' ? yearNear(month, day, typing) : third, month, day]
}

/** The year in which a day is nearest to now. */
function yearNear(month: number, day: number, { now }: Typing): number {
  const year = new Date(now * 60_000).getUTCFullYear()
  const away = (one: number) => Math.abs(Date.UTC(one, month - 1, day) - now * 60_000) / DAY_MS
  return [year - 1, year, year + 1].reduce((best, one) => (away(one) < away(best) ? one : best))
}

/** 1 to 12, of a name or its first three letters or more; null for anything else. */
function monthNamed(name: string, language: string): number | null {
  const begun = name.toLocaleLowerCase(language)
  if (begun.length < 3) return null
  for (const one of new Set([language, 'en'])) {
    const found = monthNames(one).flatMap((names, month) =>
      names.some((full) => full.startsWith(begun)) ? [month + 1] : [],
    )
    if (found.length === 1) return found[0] ?? null
  }
  return null
}

/** What each month is called alone and in a date. */
function monthNames(language: string): readonly (readonly string[])[] {
  const [alone, dated] = [{ month: 'long' }, { month: 'long', day: 'numeric' }] as const
  return Array.from({ length: 12 }, (_, month) =>
    [alone, dated].map((options) => {
      const parts = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).formatToParts(
        Date.UTC(2026, month, 1),
      )
      return (parts.find(({ type }) => type === 'month')?.value ?? '').toLocaleLowerCase(language)
    }),
  )
}

function padded(number: number): string {
  return String(number).padStart(2, '0')
}
