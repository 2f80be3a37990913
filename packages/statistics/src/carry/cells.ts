import type { FigurePeriod, Unit } from '@karavan/model'
import { quantitiesIn } from '../reading/quantities.js'
import { readUnit, scaled } from '../units.js'

export type DecimalMark = '.' | ','

/** Between thousands: blank, no-break, thin and narrow no-break blank. */
const BLANKS = '\u0020\u00a0\u2009\u202f'
const BLANK = new RegExp(`[${BLANKS}]`, 'g')
const MINUS = /^\u2212/

/**
 * A number as tables of any country write it, thousands in threes by blanks or by the mark that is not the decimal one.
 * @param decimal - null where it is not known: then only numbers that need none are read
 * @returns null where it is no number, or could be two
 */
export function readAmount(text: string, decimal: DecimalMark | null): number | null {
  const other = decimal === null ? '' : decimal === '.' ? ',' : '.'
  const whole = `(?:\\d+|\\d{1,3}([${BLANKS}${other}])\\d{3}(?:\\1\\d{3})*)`
  const written = text.trim().replace(MINUS, '-')
  if (!new RegExp(`^-?${whole}${decimal === null ? '' : `(?:[${decimal}]\\d+)?`}$`).test(written)) return null
  const digits = other === '' ? written : written.replaceAll(other, '')
  const value = Number(digits.replace(BLANK, '').replace(',', '.'))
  return Number.isFinite(value) ? value : null
}

/** The decimal mark by which all of these are numbers; null where none of them tells, or they tell of both. */
export function decimalMark(texts: readonly string[]): DecimalMark | null {
  const told = new Set(texts.map(markOf).filter((mark) => mark !== null))
  const [mark] = told
  return told.size === 1 && mark !== undefined ? mark : null
}

function markOf(text: string): DecimalMark | null {
  const digits = text.trim().replace(MINUS, '').replace(/^-/, '').replace(BLANK, '')
  if (!/^\d[\d.,]*\d$/.test(digits)) return null
  const marks = digits.replace(/\d/g, '')
  const last = marks.endsWith(',') ? ',' : '.'
  const other = last === '.' ? ',' : '.'
  if (marks === '') return null
  if (marks.includes(other)) return marks.indexOf(last) === marks.length - 1 ? last : null
  if (marks.length > 1) return other
  const [before = '', after = ''] = digits.split(last)
  return after.length !== 3 || before.length > 3 || before.startsWith('0') ? last : null
}

const YEAR = '((?:19|20)\\d\\d)'
const MONTH = '(0[1-9]|1[0-2])'
const TIMES = {
  year: new RegExp(`^${YEAR}$`),
  month: new RegExp(`^${YEAR}[-M]${MONTH}$`),
  half: new RegExp(`^${YEAR}-[HS]([12])$`),
  quarter: new RegExp(`^${YEAR}-Q([1-4])$`),
  stretch: new RegExp(`^${MONTH}\\.${YEAR}\\s?[-\u2013]\\s?${MONTH}\\.${YEAR}$`),
}

/** A time as `2024`, `2024-06`, `2024M06`, `2024-H1` (or `S1`), `2024-Q2` or `01.2024-06.2024`, from 1900 to 2099; null of any other. */
export function readPeriod(text: string): FigurePeriod | null {
  const at = (form: RegExp) => form.exec(text.trim())?.slice(1) ?? null
  const [year, month, half, quarter] = [at(TIMES.year), at(TIMES.month), at(TIMES.half), at(TIMES.quarter)]
  if (year !== null) return monthsFrom(Number(year[0]), 1, 12)
  if (month !== null) return monthsFrom(Number(month[0]), Number(month[1]), 1)
  if (half !== null) return monthsFrom(Number(half[0]), Number(half[1]) * 6 - 5, 6)
  if (quarter !== null) return monthsFrom(Number(quarter[0]), Number(quarter[1]) * 3 - 2, 3)
  const stretch = at(TIMES.stretch)?.map(Number)
  if (stretch === undefined) return null
  const [from = 0, first = 0, to = 0, last = 0] = stretch
  const count = (last - first) * 12 + to - from + 1
  return count > 0 ? monthsFrom(first, from, count) : null
}

function monthsFrom(year: number, month: number, count: number): FigurePeriod {
  const day = (months: number, date: number) => new Date(Date.UTC(year, months, date)).toISOString().slice(0, 10)
  return { kind: kindOf(month, count), start: day(month - 1, 1), end: day(month - 1 + count, 0) }
}

function kindOf(month: number, count: number): FigurePeriod['kind'] {
  if (month === 1 && count % 12 === 0) return count === 12 ? 'year' : 'years'
  if (count === 6 && month % 6 === 1) return 'half'
  return count === 3 && month % 3 === 1 ? 'quarter' : 'months'
}

/**
 * What a column is counted in, as our tables write it (`t/day`) or in words ("thousand tons", "млн долларов"), with the power of ten
 * that stands before it.
 * @returns null where the words say anything else too
 */
export function readColumnUnit(text: string): { readonly unit: Unit; readonly power: number } | null {
  const words = text.trim()
  try {
    return { unit: readUnit(words), power: 0 }
  } catch {
    return unitOfWords(words)
  }
}

function unitOfWords(words: string) {
  const [found, more] = quantitiesIn(`1 ${words}`)
  if (found === undefined || more !== undefined || found.value === null) return null
  if (found.start !== 0 || found.end !== words.length + 2 || found.noun !== null || found.qualifier !== null)
    return null
  const power = Math.round(Math.log10(found.value))
  return scaled(1, power) === found.value ? { unit: found.unit, power } : null
}
