import type { EpochMinutes } from '@karavan/core'
import type { CountryCode, HoursSummary } from '@karavan/model'

const MINUTE_MS = 60_000
const HOURS_A_DAY = 24
const DAY_MINUTES = 1440

const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const dayMonthYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const weekdayDate = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})
const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

/** `25 Nov`, UTC. */
export function shortDate(instant: EpochMinutes): string {
  return dayMonth.format(instant * MINUTE_MS)
}

/** `Wed 25 Nov`, UTC. */
export function weekday(instant: EpochMinutes): string {
  return weekdayDate.format(instant * MINUTE_MS).replace(',', '')
}

/** `25 Nov 2026`, UTC. */
function longDate(instant: EpochMinutes): string {
  return dayMonthYear.format(instant * MINUTE_MS)
}

/** A date in ISO 8601 as `25 Nov 2026`; what is no date is left as it is. */
export function dateInWords(iso: string): string {
  const instant = Date.parse(iso) / MINUTE_MS
  return Number.isNaN(instant) ? iso : longDate(instant)
}

/** `the end of 25 Nov 2026` for the last minute of a day, else `25 Nov 2026, 08:00`; UTC. */
export function deadlineInWords(instant: EpochMinutes): string {
  const minute = ((instant % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES
  if (minute === DAY_MINUTES - 1) return `the end of ${longDate(instant)}`
  return `${longDate(instant)}, ${new Date(instant * MINUTE_MS).toISOString().slice(11, 16)}`
}

/** Hours as people say them: `5 h`, `3.5 days`, `17 days`. A quantile beyond the horizon is `beyond the horizon`. */
export function duration(hours: number | null): string {
  if (hours === null) return 'beyond the horizon'
  if (hours < 0.5) return '0 h'
  if (hours < 36) return `${Math.round(hours)} h`
  const days = hours / HOURS_A_DAY
  const text = days < 10 ? days.toFixed(1).replace(/\.0$/, '') : whole.format(days)
  return `${text} ${text === '1' ? 'day' : 'days'}`
}

/** Days of the median with the span of eight in ten: `17 days (14–24)`. */
export function spread(hours: HoursSummary): string {
  const { p10, p50, p90 } = hours
  if (p50 === null) return duration(null)
  if (p10 === null || p90 === null) return `${duration(p50)} (no upper bound within the horizon)`
  const inDays = p50 >= 36
  const show = (value: number) => (inDays ? trimmed(value / HOURS_A_DAY) : String(Math.round(value)))
  return show(p10) === show(p90) ? duration(p50) : `${duration(p50)} (${show(p10)}–${show(p90)})`
}

function trimmed(days: number): string {
  return days < 10 ? days.toFixed(1).replace(/\.0$/, '') : whole.format(days)
}

/** `USD 12,400`: an amount given as a decimal string, rounded to what its size deserves. */
export function money(amount: string, currency: string): string {
  return `${currency} ${whole.format(roundTo(Number(amount), 2))}`
}

/** `USD 9,800–15,000`. */
export function moneyRange(low: string, high: string, currency: string): string {
  const [a, b] = [roundTo(Number(low), 2), roundTo(Number(high), 2)]
  return a === b ? `${currency} ${whole.format(a)}` : `${currency} ${whole.format(a)}–${whole.format(b)}`
}

/** `12.4 t` or `830 kg` of CO2e. */
export function emissions(kg: number): string {
  if (kg >= 10_000) return `${whole.format(kg / 1000)} t`
  if (kg >= 1000) return `${(kg / 1000).toFixed(1)} t`
  return `${whole.format(kg)} kg`
}

/** `1,240 km`. */
export function kilometres(km: number): string {
  return `${whole.format(km)} km`
}

/** A chance as a percentage that never claims certainty it lacks: 99.7 % is `> 99 %`. */
export function percent(share: number): string {
  if (share <= 0) return '0 %'
  if (share >= 1) return '100 %'
  if (share < 0.01) return '< 1 %'
  if (share > 0.99) return '> 99 %'
  return `${Math.round(share * 100)} %`
}

/** English name of a country, or its code where the name is not known. */
export function countryName(code: CountryCode): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return countries.of(code) ?? code
}

/** The text with a capital at its start. */
export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

/** `1 border`, `3 borders`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${whole.format(n)} ${n === 1 ? one : many}`
}

/** Rounds to the given number of leading digits, but never below whole units. */
function roundTo(value: number, digits: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(value))) - digits)
  return Math.round(value / unit) * unit
}
