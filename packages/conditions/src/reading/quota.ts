import type { Stretch } from '@karavan/core'
import { Lexicon } from '@karavan/core'
import { countAt } from './counts.js'
import type { Page } from './page.js'
import type { ReadQuota } from './proposal.js'

export interface QuotaMention extends Stretch {
  readonly value: ReadQuota
}

const UNITS: Lexicon<string> = new Lexicon()
for (const [unit, names] of [
  [
    'wagons',
    'wagon; railcar; rail car; cars; freight car; вагон; вагоноотправка; полувагон; цистерна; tank car; tank wagon',
  ],
  ['train pairs', 'train pair; pairs of trains; pair of trains; пар поездов; пары поездов; пара поездов'],
  [
    'trains',
    'train; container train; grain train; block train; поезд; состав; контейнерный поезд; контейнерных поезда',
  ],
  [
    'trucks',
    'truck; lorry; vehicle; heavy vehicle; грузовик; фура; автомобиль; грузовой автомобиль; грузовых автомобилей; автомашина; машин; автопоезд; большегруз; автотранспортное средство',
  ],
  ['containers', 'container; контейнер'],
  ['TEU', 'TEU; ДФЭ'],
] as const) {
  for (const name of names.split(';')) UNITS.add(name, unit)
}

const FARTHEST_UNIT = 4
const FARTHEST_DAY = 7
const FARTHEST_CAP = 7
const FARTHEST_COUNT = 5
const FARTHEST_LIMIT = 25

/** Counts of wagons, trains or trucks a day that are said as a most; what is handled, or waits, is none. */
export function quotasOf(page: Page): readonly QuotaMention[] {
  const found: QuotaMention[] = []
  for (let i = 0; i < page.tokens.length; i++) {
    const mention = quotaAt(page, i)
    if (mention === undefined) continue
    found.push(mention)
    i = mention.last
  }
  return found
}

/** So much a day with which a stretch begins, as in `except 20 wagons a day by agreement`: being excepted makes it a most. */
export function quotaLeading(page: Page, { first, last }: Stretch): QuotaMention | undefined {
  const cap = page.signalAt(first)
  const count = cap?.values.includes('cap') ? cap.last + 1 : first
  const quota = countedADay(page, count)
  return quota !== undefined && quota.first === count && quota.last <= last ? quota : undefined
}

function quotaAt(page: Page, first: number): QuotaMention | undefined {
  const quota = countedADay(page, first)
  if (quota === undefined || isExcepted(page, first) || !isCapped(page, first, quota.unit.last)) return undefined
  return quota
}

/** Whether it is what a ban leaves: `is banned, except at most 20 wagons a day`. */
function isExcepted(page: Page, count: number): boolean {
  const cap = page.has(count - 1, 'cap') ? page.signalAt(count - 1) : undefined
  const before = (cap?.first ?? count) - 1
  const { first } = page.sentenceAt(count)
  return page.has(before, 'except') && page.find({ first, last: before }, 'stop') !== undefined
}

function countedADay(page: Page, first: number): (QuotaMention & { readonly unit: Stretch }) | undefined {
  const count = countAt(page, first)
  if (count === undefined) return undefined
  const unit = unitAfter(page, count.last) ?? unitBefore(page, first, count.last)
  if (unit === undefined) return undefined
  const day = dayWord(page, first, unit.last)
  if (day === undefined) return undefined
  const last = Math.max(unit.last, day.last)
  const value = { value: count.value, unit: `${unit.unit}/day` }
  return { first: Math.min(first, day.first), last, value, unit: { first, last: unit.last } }
}

function unitAfter(page: Page, count: number): { readonly unit: string; readonly last: number } | undefined {
  for (let i = count + 1; i <= count + FARTHEST_UNIT; i++) {
    const token = page.tokens.at(i)
    if (token === undefined || token.kind !== 'word' || page.isDate(i)) return undefined
    const mark = UNITS.at(page.tokens, i)
    if (mark?.values[0] !== undefined) return { unit: mark.values[0], last: mark.last }
  }
  return undefined
}

/** `Trains will be limited to three a day.` */
function unitBefore(
  page: Page,
  count: number,
  last: number,
): { readonly unit: string; readonly last: number } | undefined {
  if (!page.has(last + 1, 'perDay')) return undefined
  const { first } = page.sentenceAt(count)
  for (let i = count - 1; i >= Math.max(first, count - FARTHEST_LIMIT); i--) {
    const unit = UNITS.at(page.tokens, i)?.values[0]
    if (unit !== undefined) return { unit, last }
  }
  return undefined
}

/** The words `a day`: after the unit, or before the count as in `ежесуточно 36 вагонов`. */
function dayWord(page: Page, count: number, unit: number): Stretch | undefined {
  for (const i of [...range(unit + 1, unit + FARTHEST_DAY), ...range(count - FARTHEST_DAY, count - 1)]) {
    if (page.tokens.is(i, '.', ';')) continue
    const mark = page.signalAt(i)
    if (mark?.values.includes('perDay')) return i > unit ? mark : { first: mark.first, last: unit }
  }
  return undefined
}

function isCapped(page: Page, count: number, unit: number): boolean {
  const sentence = page.sentenceAt(count)
  const start = Math.max(sentence.first, count - FARTHEST_CAP)
  const cap = lastOf(
    start,
    count - 1,
    (i) =>
      page.has(i, 'cap') || page.has(i, 'allow') || page.tokens.is(i, 'по', 'rate', 'количестве', 'объеме', 'размере'),
  )
  const counted = lastOf(Math.max(sentence.first, count - FARTHEST_COUNT), count - 1, (i) => page.has(i, 'counted'))
  if (counted !== undefined && (cap === undefined || counted > cap || !page.has(cap, 'cap'))) return false
  const isAfter = range(unit + 1, unit + 3).some((i) => page.has(i, 'counted'))
  if (isAfter && !(cap !== undefined && page.has(cap, 'cap'))) return false
  return (
    cap !== undefined ||
    page.find({ first: Math.max(sentence.first, count - FARTHEST_LIMIT), last: unit }, 'cap', 'allow') !== undefined
  )
}

function lastOf(first: number, last: number, holds: (i: number) => boolean): number | undefined {
  for (let i = last; i >= first; i--) if (holds(i)) return i
  return undefined
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
}
