/** Numbers of built-in formats that show a date or a time (ECMA-376, part 1, 18.8.30, with those of East Asia). */
const BUILT_IN_DATES: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
]

/** How a number is shown, as far as it matters here. */
export type NumberDisplay =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  | { readonly kind: 'padded'; readonly width: number }

/** What a number format shows: a date, a number with leading zeros (`00000000`), or a number. */
export function displayOf(id: number, code: string | undefined): NumberDisplay {
  if (BUILT_IN_DATES.some(([first, last]) => id >= first && id <= last)) return { kind: 'date' }
  if (code === undefined) return { kind: 'plain' }
  if (/^0{2,}$/.test(code)) return { kind: 'padded', width: code.length }
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return { kind: /[ymdhs]/i.test(bare) ? 'date' : 'plain' }
}

const DAY_SECONDS = 86_400
/** Days from 1899-12-30 to 1904-01-01, and to 1970-01-01. */
const DAYS_TO_1904 = 1462
const DAYS_TO_1970 = 25_569
/** 9999-12-31, the last day that Excel knows. */
const LAST_DAY = 2_958_465

/**
 * A day number of Excel as the local time that it stands for, to the second: `2026-11-20 14:05:00`, or `14:05:00` of a
 * number below 1. Null beyond the calendar of Excel.
 */
export function serialToText(serial: number, from1904: boolean): string | null {
  const days = from1904 ? serial + DAYS_TO_1904 : serial
  if (!(serial >= 0 && days <= LAST_DAY)) return null
  const seconds = Math.round(days * DAY_SECONDS)
  const text = new Date((seconds - DAYS_TO_1970 * DAY_SECONDS) * 1000).toISOString()
  if (serial < 1) return text.slice(11, 19)
  return `${text.slice(0, 10)} ${text.slice(11, 19)}`
}
