import { DAY_MINUTES, type EpochMinutes, elapsedBetween } from '@karavan/core'
import {
  type Basis,
  type CarriageWord,
  type CountryCode,
  type DataWords,
  EQUIPMENT,
  type EquipmentKind,
  type HoursSummary,
  type Naming,
  type Quantiles,
} from '@karavan/model'
import { english } from './catalogue/en/index.js'
import { isMessage, type Say } from './catalogue.js'
import type { DateParts } from './kazakh-dates.js'
import type { Language } from './languages.js'
import { countryNames, datesIn, localeOf } from './locales.js'

const MINUTE_MS = 60_000
const HOURS_A_DAY = 24

/** Dates, numbers and names in a language. Dates are UTC. */
export type Formats = ReturnType<typeof createFormats>

export function createFormats(language: Language, say: Say) {
  const locale = localeOf(language)
  const dates = (parts: DateParts) => {
    const format = datesIn(language, parts)
    return (instant: EpochMinutes) => format(instant * MINUTE_MS)
  }
  const weekdayDate = dates({ weekday: 'short', day: 'numeric', month: 'short' })
  /** `25 Nov`. */
  const shortDate = dates({ day: 'numeric', month: 'short' })
  /** `25 Nov 2026`. */
  const longDate = dates({ day: 'numeric', month: 'short', year: 'numeric' })
  const countries = countryNames(language)
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const exact = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 })
  const amounts = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  // English alone has no short word that a tonne after it could not be taken for a part of: "3.3M t".
  const compact = new Intl.NumberFormat(locale, {
    notation: 'compact',
    compactDisplay: language === 'en' ? 'long' : 'short',
    maximumFractionDigits: 3,
  })

  /** `Intl.ListFormat` leaves the commas out in some languages. */
  const list = (parts: readonly string[]) => parts.join(', ')
  const decimal = (value: number) => (value < 10 ? tenths : whole).format(value)

  /** Hours as people say them: `5 h`, `3.5 days`, `17 days`; null lies beyond the horizon. */
  function duration(hours: number | null): string {
    if (hours === null) return say('duration.beyond')
    if (hours < 36) return say('duration.hours', { hours: hours < 0.5 ? 0 : whole.format(hours) })
    const days = hours / HOURS_A_DAY
    return say('duration.days', {
      days: days < 10 ? Math.round(days * 10) / 10 : Math.round(days),
      text: decimal(days),
    })
  }

  /** The time between two instants beside their dates: `5 h`, `14 days`; null lies beyond the horizon. */
  function elapsed(from: EpochMinutes, to: EpochMinutes | null): string {
    if (to === null) return duration(null)
    const { unit, count } = elapsedBetween(from, to)
    if (unit === 'hours') return say('duration.hours', { hours: whole.format(count) })
    return say('duration.days', { days: count, text: whole.format(count) })
  }

  /** Median with the span of eight in ten, from an instant to others: `14 days (11–21)`. */
  function elapsedSpread(from: EpochMinutes, { p10, p50, p90 }: Quantiles): string {
    if (p50 === null) return duration(null)
    const median = elapsed(from, p50)
    if (p10 === null || p90 === null) return say('duration.noBound', { median })
    const [one, other, middle] = [p10, p90, p50].map((to) => elapsedBetween(from, to))
    if (one?.unit !== middle?.unit || other?.unit !== middle?.unit) {
      return say('duration.spread', { median, low: elapsed(from, p10), high: elapsed(from, p90) })
    }
    const [low, high] = [one, other].map((end) => whole.format(end?.count ?? 0))
    return low === high ? median : say('duration.spread', { median, low: low ?? '', high: high ?? '' })
  }

  /** Median with the span of eight in ten: `17 days (14–24)`. */
  function spread({ p10, p50, p90 }: HoursSummary): string {
    if (p50 === null) return duration(null)
    const median = duration(p50)
    if (p10 === null || p90 === null) return say('duration.noBound', { median })
    const show = (hours: number) => (p50 >= 36 ? decimal(hours / HOURS_A_DAY) : whole.format(hours))
    const [low, high] = [show(p10), show(p90)]
    return low === high ? median : say('duration.spread', { median, low, high })
  }

  /** `9,800–15,000`, amounts as decimal strings, rounded to what their size deserves. */
  function amountRange(low: string, high: string): string {
    const [a, b] = [whole.format(rounded(Number(low))), whole.format(rounded(Number(high)))]
    return a === b ? a : `${a}–${b}`
  }

  /** `USD 9,800–15,000`. */
  const moneyRange = (low: string, high: string, currency: string) => `${currency} ${amountRange(low, high)}`

  /** A chance as a percentage that never claims certainty it lacks: 99.7 % is `> 99 %`. */
  function percent(share: number): string {
    if (share <= 0) return '0\u00a0%'
    if (share >= 1) return '100\u00a0%'
    if (share < 0.01) return '<\u00a01\u00a0%'
    if (share > 0.99) return '>\u00a099\u00a0%'
    return `${Math.round(share * 100)}\u00a0%`
  }

  /** `the end of 25 Nov 2026` for the last minute of a day, else `25 Nov 2026, 08:00`. */
  function deadline(instant: EpochMinutes): string {
    const minute = ((instant % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES
    if (minute === DAY_MINUTES - 1) return say('date.endOf', { date: longDate(instant) })
    return `${longDate(instant)}, ${new Date(instant * MINUTE_MS).toISOString().slice(11, 16)}`
  }

  const named = (prefix: string, name: string, otherwise = name.replaceAll('_', ' ')) => {
    const key = `${prefix}.${name}`
    return isMessage(key) ? say(key) : otherwise
  }

  const modeInSentence = (mode: CarriageWord) => named('mode', mode).toLocaleLowerCase(locale)
  const country = (code: CountryCode) => named('country', code, /^[A-Z]{2}$/.test(code) ? countries(code) : code)
  const equipment = (kind: EquipmentKind) => named('equipment', kind)
  const dateInWords = (iso: string) => {
    const instant = Date.parse(iso) / MINUTE_MS
    return iso.length < 10 || Number.isNaN(instant) ? iso : longDate(instant)
  }
  /** Words of a row of the data; a row whose English is not the one that was translated is shown as it is. */
  const ofData = ({ kind, id, part, text }: DataWords) => {
    const key = `${kind}.${id}.${part}`
    return isMessage(key) && english[key] === text ? say(key) : text
  }
  /** Who issued an order, as far as the language has words for it; else as the register has it. */
  const issuer = (name: string) => {
    const key = `issuer.${name}`
    return isMessage(key) ? say(key) : name
  }
  /** What stands in the sentences of an answer. */
  const naming: Omit<Naming, 'place'> = {
    country,
    equipment: (kind, as) => named('equipment', `${kind}.${as ?? 'plural'}`),
    mode: modeInSentence,
    date: dateInWords,
    instant: (at, to) => (to === 'day' ? longDate(at) : deadline(at)),
    number: (value) => amounts.format(value),
    list,
    issuer,
    ofData,
  }

  return {
    naming,
    issuer,
    shortDate,
    longDate,
    /** `Wed 25 Nov`. */
    weekday: (instant: EpochMinutes) => weekdayDate(instant).replace(',', ''),
    /** `Mar`. */
    shortMonth: dates({ month: 'short' }),
    /** `March`. */
    longMonth: dates({ month: 'long' }),
    /** `Mar 2027`. */
    shortMonthYear: dates({ month: 'short', year: 'numeric' }),
    /** `March 2027`. */
    month: dates({ month: 'long', year: 'numeric' }),
    /** `Mon`. */
    shortWeekday: dates({ weekday: 'short' }),
    /** `Monday`. */
    longWeekday: dates({ weekday: 'long' }),
    /** A date in ISO 8601 as `25 Nov 2026`; what is no date is left as it is. */
    dateInWords,
    deadline,
    duration,
    elapsed,
    elapsedSpread,
    spread,
    /** A whole number. */
    number: (value: number) => whole.format(value),
    /** A number with one decimal below 10, else whole. */
    decimal,
    /** A number with all its decimals, up to six. */
    exact: (value: number) => exact.format(value),
    /** A number from a million on in millions and more, `3.3 million`; a smaller one with all its decimals. */
    compact: (value: number) => (Math.abs(value) >= 1_000_000 ? compact : exact).format(value),
    /** A number with at most one decimal, whatever its size. */
    tenths: (value: number) => tenths.format(value),
    /** `USD 12,400`: an amount as a decimal string, rounded to what its size deserves. */
    money: (amount: string, currency: string) => `${currency} ${whole.format(rounded(Number(amount)))}`,
    amountRange,
    moneyRange,
    /** `12 t` or `830 kg`. */
    emissions: (kg: number) =>
      kg >= 1000
        ? say('mass.tonnes', { text: kg >= 10_000 ? whole.format(kg / 1000) : tenths.format(kg / 1000) })
        : say('mass.kilograms', { text: whole.format(kg) }),
    kilometres: (km: number) => say('distance.kilometres', { text: whole.format(km) }),
    percent,
    /** Name of a country in the terms of the United Nations, or its code where the name is not known. */
    country,
    /** `A, B, C`. */
    list,
    mode: (mode: CarriageWord) => named('mode', mode),
    kind: (kind: string) => named('kind', kind),
    basis: (basis: Basis) => named('basis', basis),
    basisMeaning: (basis: Basis) => named('basis', `${basis}.meaning`),
    /** Name of a column of the tables. */
    columnName: (column: string) => named('column', column),
    /** What stands in a column of a table, which may differ from one table to another. */
    columnMeaning: (table: string, { name, meaning }: { readonly name: string; readonly meaning: string }) =>
      named(`column.${table}.${name}`, 'meaning', named(`column.${name}`, 'meaning', meaning)),
    columnUnit: (unit: string) => named('column.unit', unit, unit),
    equipment,
    /** `1 box`, `10 wagons`. */
    units: (kind: EquipmentKind, count: number) => say(`units.${EQUIPMENT[kind].family}`, { count }),
    /** `Boxes`, `Wagons`, `Vehicles`: what the number counts. */
    unitsLabel: (kind: EquipmentKind) => say(`family.${EQUIPMENT[kind].family}`),
  }
}

/** Rounds to three leading digits, but never below whole units. */
function rounded(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(value))) - 2)
  return Math.round(value / unit) * unit
}
