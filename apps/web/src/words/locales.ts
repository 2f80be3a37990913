import type { CountryCode } from '@karavan/model'
import { type DateParts, kazakhDates } from './kazakh-dates.js'
import type { Language } from './languages.js'

/** British dates and numbers: the day before the month. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru', kk: 'kk', lt: 'lt' }

/** Kazakh names of the countries of the network, as the Unicode CLDR has them: Chromium leaves them out. */
const KAZAKH_COUNTRIES: Readonly<Record<CountryCode, string>> = {
  AE: 'Біріккен Араб Әмірліктері',
  AF: 'Ауғанстан',
  AM: 'Армения',
  AT: 'Аустрия',
  AZ: 'Әзірбайжан',
  BE: 'Бельгия',
  BG: 'Болгария',
  BY: 'Беларусь',
  CH: 'Швейцария',
  CN: 'Қытай',
  CZ: 'Чехия',
  DE: 'Германия',
  DJ: 'Джибути',
  DK: 'Дания',
  EE: 'Эстония',
  EG: 'Мысыр',
  ES: 'Испания',
  FI: 'Финляндия',
  FR: 'Франция',
  GB: 'Ұлыбритания',
  GE: 'Грузия',
  GR: 'Грекия',
  HR: 'Хорватия',
  HU: 'Венгрия',
  IN: 'Үндістан',
  IR: 'Иран',
  IT: 'Италия',
  KG: 'Қырғызстан',
  KR: 'Оңтүстік Корея',
  KW: 'Кувейт',
  KZ: 'Қазақстан',
  LK: 'Шри-Ланка',
  LT: 'Литва',
  LU: 'Люксембург',
  LV: 'Латвия',
  MD: 'Молдова',
  MN: 'Моңғолия',
  MY: 'Малайзия',
  NL: 'Нидерланд',
  NO: 'Норвегия',
  PK: 'Пәкістан',
  PL: 'Польша',
  RO: 'Румыния',
  RS: 'Сербия',
  RU: 'Ресей',
  SE: 'Швеция',
  SG: 'Сингапур',
  SI: 'Словения',
  SK: 'Словакия',
  TJ: 'Тәжікстан',
  TM: 'Түрікменстан',
  TR: 'Түркия',
  UA: 'Украина',
  UZ: 'Өзбекстан',
  ZA: 'Оңтүстік Африка',
}

/** Whether the browser brings the dates, numbers and names of a locale; Chromium says so of Kazakh, and does not. */
function isBrought(locale: string): boolean {
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }).of('KZ') !== undefined
}

/** Writes dates in a language, from milliseconds; UTC. */
export function datesIn(language: Language, parts: DateParts): (at: number) => string {
  const locale = LOCALES[language]
  if (language === 'kk' && !isBrought(locale)) return kazakhDates(parts)
  const format = new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' })
  return (at) => format.format(at)
}

/** Locale in which numbers are written, which are the same in both; Russian for Kazakh where the browser has none of it. */
export function localeOf(language: Language): string {
  const locale = LOCALES[language]
  return isBrought(locale) ? locale : 'ru'
}

/** Names of countries in a language; the code where the name is not known. */
export function countryNames(language: Language): (code: CountryCode) => string {
  const names = new Intl.DisplayNames(localeOf(language), { type: 'region', fallback: 'code' })
  const own: Readonly<Record<CountryCode, string>> = language === 'kk' ? KAZAKH_COUNTRIES : {}
  return (code) => own[code] ?? names.of(code) ?? code
}
