const TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$/

/** The parts of a time with its offset, or null where the text is none or no such moment is in the calendar. */
interface TimeParts {
  /** Epoch milliseconds of the whole second. */
  readonly second: number
  /** Digits behind the point. */
  readonly fraction: string
}

function timeParts(text: string): TimeParts | null {
  const match = TIME.exec(text)
  if (match === null) return null
  const [, year, month, day, hour, minute, second] = match.map(Number)
  const [, , , , , , , fraction = '', zone = 'Z'] = match
  if (year === undefined || month === undefined || day === undefined) return null
  if (hour === undefined || minute === undefined || second === undefined) return null
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  const [offsetHours = 0, offsetMinutes = 0] = /z/i.test(zone) ? [] : zone.slice(1).split(':').map(Number)
  if (hour > 23 || minute > 59 || second > 60 || offsetHours > 23 || offsetMinutes > 59) return null
  const offset = (zone.startsWith('-') ? -1 : 1) * (offsetHours * 60 + offsetMinutes)
  const minutes = date.getTime() / 60_000 + hour * 60 + minute - offset
  const lastMinute = ((minutes % 1440) + 1440) % 1440 === 1439
  return second === 60 && !lastMinute ? null : { second: minutes * 60_000 + second * 1000, fraction }
}

/** Whether a text is a time with its offset (RFC 3339) that the calendar knows. */
export function isDateTime(text: string): boolean {
  return timeParts(text) !== null
}

/** A time as milliseconds since 1970, rounded half up by the fourth digit; null for any other text. */
export function epochMilliseconds(text: string): number | null {
  const parts = timeParts(text)
  if (parts === null) return null
  const digits = parts.fraction.padEnd(4, '0')
  return parts.second + Number(digits.slice(0, 3)) + (digits.charAt(3) >= '5' ? 1 : 0)
}

/** A time in UTC with milliseconds, rounded as above; null for any other text. */
export function utcMilliseconds(text: string): string | null {
  const moment = epochMilliseconds(text)
  return moment === null ? null : new Date(moment).toISOString()
}
