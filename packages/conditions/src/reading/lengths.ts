import type { Stretch } from '@karavan/core'
import { Lexicon } from '@karavan/core'
import { countAt } from './counts.js'
import type { Page } from './page.js'

type Unit = 'day' | 'week' | 'month' | 'year'

/** How long something holds: `for six months`, `на 10 суток`. */
export interface LengthMention extends Stretch {
  readonly count: number
  readonly unit: Unit
}

const UNITS: Lexicon<readonly [count: number, unit: Unit]> = new Lexicon()
for (const [count, unit, names] of [
  [1, 'day', 'day; calendar day; день; дня; дней; дни; сутки; суток; календарных дней; календарных суток'],
  [1, 'week', 'week; неделя; недель'],
  [2, 'week', 'fortnight'],
  [10, 'day', 'декада; decade of days'],
  [1, 'month', 'month; calendar month; месяц; месяцев'],
  [6, 'month', 'half a year; half year; полгода; полугодие'],
  [3, 'month', 'quarter; квартал'],
  [1, 'year', 'year; год; года; лет'],
] as const) {
  for (const name of names.split(';')) UNITS.add(name, [count, unit])
}

/** Words behind which a length says how long an order holds. */
const LEADS: Lexicon<true> = new Lexicon()
for (const phrase of [
  'for; for a period of; for a term of; for the period of; for a further; for another; for the next; for the coming; for up to',
  'by another; by a further; by; during the next; lasting; lasts',
  'на; на срок; сроком на; сроком; на период; еще на; на ближайшие; в течение; на протяжении; на срок до',
]) {
  for (const words of phrase.split(';')) LEADS.add(words, true)
}
const LONGEST_COUNT = 400

/** The first length of a sentence by which an order holds; not that of a wait or of work. */
export function lengthIn(page: Page, { first, last }: Stretch, isLeftOut: (i: number) => boolean) {
  for (let i = first; i <= last; i++) {
    if (isLeftOut(i)) continue
    const length = adjectiveAt(page, i) ?? ledBy(page, i, last)
    if (length !== undefined && length.last <= last && !isOfWork(page, length)) return length
  }
  return undefined
}

/** The last day of what starts on a day and holds so long, the first day counted: six months from 1 May end on 31 October. */
export function lastDayOf(start: string, { count, unit }: LengthMention): string {
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number)
  if (unit === 'day' || unit === 'week') {
    return isoDay(Date.UTC(year, month - 1, day + count * (unit === 'week' ? 7 : 1) - 1))
  }
  const months = count * (unit === 'year' ? 12 : 1)
  const ends = new Date(Date.UTC(year, month + months, 0))
  const isShorter = ends.getUTCDate() < day
  return isoDay(isShorter ? ends.getTime() : Date.UTC(ends.getUTCFullYear(), ends.getUTCMonth(), day - 1))
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

function ledBy(page: Page, i: number, end: number): LengthMention | undefined {
  const lead = LEADS.at(page.tokens, i)
  if (lead === undefined || lead.last >= end) return undefined
  let next = lead.last + 1
  while (next <= lead.last + 2 && page.tokens.is(next, 'a', 'an', 'the', 'next', 'another', 'further', 'еще')) next++
  const count = countAt(page, next)
  const at = count === undefined ? next : countEnd(page, count.last) + 1
  const mark = UNITS.at(page.tokens, at)
  const unit = mark?.values[0]
  if (mark === undefined || unit === undefined || (count !== undefined && count.value > LONGEST_COUNT)) return undefined
  return { first: lead.first, last: mark.last, count: unit[0] * (count?.value ?? 1), unit: unit[1] }
}

/** Over a number that is said again in brackets: `15 (fifteen) days`. */
function countEnd({ tokens }: Page, last: number): number {
  return tokens.is(last + 1, '(') && tokens.is(last + 3, ')') ? last + 3 : last
}

/** `a six-month ban`, `15-дневный запрет`. */
function adjectiveAt(page: Page, i: number): LengthMention | undefined {
  const count = countAt(page, i)
  if (count === undefined || !page.tokens.is(count.last + 1, '-') || !page.tokens.touches(count.last + 1))
    return undefined
  const word = page.tokens.at(count.last + 2)?.folded ?? ''
  const unit = ADJECTIVES.find(([beginning]) => word.startsWith(beginning))?.[1]
  const bound = page.find({ first: count.last + 3, last: count.last + 6 }, 'measure', 'softMeasure', 'prolong', 'stop')
  if (unit === undefined || bound === undefined) return undefined
  return { first: i, last: count.last + 2, count: count.value, unit }
}

const ADJECTIVES: readonly (readonly [beginning: string, unit: Unit])[] = [
  ['day', 'day'],
  ['week', 'week'],
  ['month', 'month'],
  ['year', 'year'],
  ['дневн', 'day'],
  ['суточн', 'day'],
  ['недельн', 'week'],
  ['месячн', 'month'],
]
const NEAR = 4

/** Whether it tells how long something waits or is worked on, or what goes in a day. */
function isOfWork(page: Page, { first, last }: Stretch): boolean {
  const around = { first: Math.max(page.sentenceAt(first).first, first - NEAR), last: last + 1 }
  return page.find(around, 'counted', 'perDay') !== undefined
}
