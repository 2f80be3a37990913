import { foldText } from '@karavan/core'
import type { Language } from './languages.js'
import { datesIn } from './locales.js'

const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1)
/** Letters by which a month is told from others at the least; fewer are `г.`, `ж.`, `m.` or `d.` beside a date. */
const LEAST_LETTERS = 3
/** Words beside a year that say only that it is one. */
const YEAR_WORDS = foldedWords('год года году metai metų жыл жылы жылғы')
/** Letters that stand for them. */
const YEAR_LETTERS = foldedWords('г ж m')
/** Words beside a month that say only that it is one. */
const MONTH_WORDS = foldedWords('mėn mėnuo mėnesio mėnesį')
/** A year with no more than a word beside it. */
const YEAR_ALONE = /^\s*\d{4}\s*(?:(?<word>\p{L}+)\.?\s*)?$/u

/** Reads a day that a person typed. @param from - YYYY-MM-DD: without a year, the first such day from it on is meant */
export type ReadDay = (text: string, from: string) => string | null

/** Reads a date as far as it was typed: YYYY, YYYY-MM or a day as {@link ReadDay} does. */
export type ReadDate = (text: string, from: string) => string | null

/** Reads days as {@link dayReader} does, and besides 2026, 11.2026, 2026-11 and November 2026. */
export function dateReader(language: Language): ReadDate {
  const names = monthNames(language)
  const readDay = dayReader(language)
  return (text, from) => {
    const { numbers, words } = partsOf(text)
    const [a = '', b, ...others] = numbers
    if (others.length > 0 || words.length > 1) return readDay(text, from)
    const [word] = words
    if (word === undefined) {
      if (b === undefined) return isYear(text) ? a : null
      const [year, month] = a.length === 4 ? [a, b] : [b, a]
      return year.length === 4 ? monthOf(year, month) : readDay(text, from)
    }
    const month = monthNamed(word, names)
    return month !== null && b === undefined && a.length === 4 ? monthOf(a, String(month)) : readDay(text, from)
  }
}

/** True for `2026`, `2026 г.`, `2026 metų`. */
function isYear(text: string): boolean {
  const year = YEAR_ALONE.exec(text.normalize())
  if (year === null) return false
  const word = foldText(year.groups?.['word'] ?? '')
  return word === '' || YEAR_LETTERS.has(word) || YEAR_WORDS.has(word)
}

function foldedWords(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').map(foldText))
}

/** Null for one that there is not. */
function monthOf(year: string, month: string): string | null {
  const day = dayOf(year, month, '1')
  return day === null ? null : day.slice(0, 7)
}

/**
 * Reads days as people type them: 2026-12-31, 31.12.2026, 31/12/26, 31 Dec 2026, 31 декабря, in English and in the language.
 * Of two numbers the day comes first, unless only the second can be a day.
 * @returns reads YYYY-MM-DD; null from what is no day, or may be more than one
 */
export function dayReader(language: Language): ReadDay {
  const names = monthNames(language)
  return (text, from) => {
    const { numbers, words } = partsOf(text)
    if (words.length > 1) return null
    const [word] = words
    if (word === undefined) return fromNumbers(numbers, from)
    const month = monthNamed(word, names)
    return month === null ? null : withMonth(numbers, month, from)
  }
}

function partsOf(text: string): { readonly numbers: readonly string[]; readonly words: readonly string[] } {
  const parts = foldText(text).match(/\p{L}+|\d+/gu) ?? []
  return {
    numbers: parts.filter((part) => /\d/.test(part)),
    words: parts.filter(
      (part) => !/\d/.test(part) && part.length >= LEAST_LETTERS && !YEAR_WORDS.has(part) && !MONTH_WORDS.has(part),
    ),
  }
}

function fromNumbers(numbers: readonly string[], from: string): string | null {
  const [a = '', b = '', c, ...others] = numbers
  if (others.length > 0) return null
  if (a.length === 4) return c === undefined ? null : dayOf(a, b, c)
  return anyDay(c, from, (year) => dayOf(year, b, a) ?? dayOf(year, a, b))
}

function withMonth(numbers: readonly string[], month: number, from: string): string | null {
  const [a = '', b, ...others] = numbers
  if (others.length > 0) return null
  const [day, year] = a.length === 4 ? [b ?? '', a] : [a, b]
  return anyDay(year, from, (in_) => dayOf(in_, String(month), day))
}

/** The day in a year as it was typed, or in the first year from a day on where none was. */
function anyDay(typed: string | undefined, from: string, inYear: (year: string) => string | null): string | null {
  if (typed !== undefined) {
    const year = yearTyped(typed)
    return year === null ? null : inYear(year)
  }
  const first = Number(from.slice(0, 4))
  const days = [0, 1, 2, 3, 4].flatMap((more) => inYear(String(first + more)) ?? [])
  return days.find((day) => day >= from) ?? null
}

/** `20` is the beginning of a year that is still being typed. */
function yearTyped(typed: string): string | null {
  if (typed.length === 4) return typed
  return typed.length === 2 && typed !== '20' ? `20${typed}` : null
}

/** Null for one that there is not, as 30 February. */
function dayOf(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isIsoDay(iso) ? iso : null
}

/** True for a day as YYYY-MM-DD that there is. */
export function isIsoDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** The only month one of whose names begins so. */
function monthNamed(word: string, names: ReadonlyMap<string, number>): number | null {
  const exact = names.get(word)
  if (exact !== undefined) return exact
  const found = new Set([...names].flatMap(([name, month]) => (name.startsWith(word) ? [month] : [])))
  const [only] = found
  return found.size === 1 && only !== undefined ? only : null
}

/** Months by every name that dates of the language and of English give them, as they stand alone and beside a day. */
function monthNames(language: Language): ReadonlyMap<string, number> {
  const forms = [...new Set([language, 'en' as const])].flatMap((one) =>
    (['short', 'long'] as const).flatMap((month) => [
      datesIn(one, { month }),
      datesIn(one, { day: 'numeric', month, year: 'numeric' }),
    ]),
  )
  return new Map(
    MONTHS.flatMap((month) =>
      forms.flatMap((form) =>
        (foldText(form(Date.UTC(2026, month - 1, 1))).match(/\p{L}+/gu) ?? [])
          .filter((word) => word.length >= LEAST_LETTERS)
          .map((word): [string, number] => [word, month]),
      ),
    ),
  )
}
