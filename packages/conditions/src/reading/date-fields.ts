import type { Stretch } from '@karavan/core'
import type { OrderAction } from '@karavan/model'
import type { Act } from './acts.js'
import type { DateRole } from './date-roles.js'
import type { DateMention } from './dates.js'
import type { Page } from './page.js'
import type { Statement } from './statements.js'

/** Actions on an order that was there before. */
const CHANGING: readonly OrderAction[] = ['extend', 'lift', 'exception', 'narrow']
const EARLIER_WINDOW = 10
const VERB_WINDOW = 20

/** What a date of a sentence is for the order that the text is about; null where it belongs to what is changed, or to nothing. */
export function dateRoleIn(page: Page, statement: Statement, date: DateMention, main: Act): DateRole | null {
  if (isOfEarlier(page, statement, date, CHANGING.includes(main.action))) return null
  if (date.role === 'issued' && isOfLetter(page, statement, date)) return null
  if (
    (date.role === 'on' || date.role === 'dateline') &&
    (isInHead(page, statement) || isOfDecree(page, statement, date))
  )
    return 'issued'
  return date.role === 'on' ? roleOfDay(page, statement, date, main) : date.role
}

const LONGEST_HEAD = 8
const LONGEST_NUMBER = 8

/** Whether a date stands in the head of an order, on a line beside the one that names it: `ПРИКАЗ № 12`, then `Астана, 5 мая 2025 года`. */
function isInHead(page: Page, { first, last, act }: Statement): boolean {
  if (act !== null || last - first > 2 * LONGEST_HEAD) return false
  const beside = [page.sentenceAt(first - 1), page.sentenceAt(last + 1)]
  return isTitle(page, { first, last }) || beside.some((line, i) => (i > 0 || first > 0) && isTitle(page, line))
}

/** A line that names a document and no more. */
function isTitle(page: Page, { first, last }: Stretch): boolean {
  if (!page.has(first, 'decree') || last - first > LONGEST_HEAD) return false
  return page.find({ first, last }, 'stop', 'impose', 'inForce', 'prolong', 'free', 'measure', 'traffic') === undefined
}

/** Whether a date follows the number of an order: `telegram No. 12, 5 May 2025`. */
function isOfDecree(page: Page, { first }: Statement, { opens }: DateMention): boolean {
  const { tokens } = page
  let i = opens - 1
  let isNumber = false
  for (; i >= Math.max(first, opens - LONGEST_NUMBER); i--) {
    const token = tokens.at(i)
    if (page.has(i, 'decree')) return isNumber
    if (token?.kind === 'number') isNumber = true
    else if (token?.kind === 'word' && !tokens.is(i, 'no') && token.text !== token.text.toUpperCase()) return false
  }
  return false
}

const LETTER = /^(?:письм|обращени|заявк|запрос|ходатайств|letter|request|appeal|application)/

/** Whether it is the date of a letter that asked for the order. */
function isOfLetter(page: Page, { first }: Statement, { opens }: DateMention): boolean {
  for (let i = opens - 1; i >= Math.max(first, opens - EARLIER_WINDOW); i--) {
    if (page.has(i, 'decree')) return false
    if (LETTER.test(page.tokens.at(i)?.folded ?? '')) return true
  }
  return false
}

/** Whether a date tells when something began or ran that the order changes. */
function isOfEarlier(page: Page, { first }: Statement, date: DateMention, changes: boolean): boolean {
  for (let i = date.opens - 1; i >= Math.max(first, date.opens - EARLIER_WINDOW); i--) {
    if (page.has(i, 'past')) return true
    if (changes && page.has(i, 'begun') && !page.has(i, 'sign') && !page.tokens.is(i - 1, 'again', 'снова', 'вновь'))
      return true
    if (page.has(i, 'prolong') || page.has(i, 'free') || page.has(i, 'decree')) return false
  }
  return false
}

/**
 * A day without a cue: of issue where the nearest verb signs, or where a day in force is printed beside it; the first day
 * in force where it stops or frees. What changes an order was done on the day.
 */
function roleOfDay(page: Page, statement: Statement, date: DateMention, main: Act): DateRole | null {
  const { first, last, act } = statement
  const before = { first: Math.max(first, date.first - 3), last: date.first - 1 }
  if (page.find(before, 'tell') !== undefined) return null
  const distance = (i: number) => (i < date.first ? date.first - i : i - date.last)
  const near: number[] = []
  for (let i = Math.max(first, date.first - VERB_WINDOW); i <= Math.min(last, date.last + VERB_WINDOW); i++)
    near.push(i)
  if (page.find({ first: Math.max(first, date.first - 2), last: date.first - 1 }, 'sign') !== undefined) return 'issued'
  const nearest = (holds: (i: number) => boolean) => Math.min(...near.filter(holds).map(distance))
  const signs = nearest((i) => page.has(i, 'sign'))
  const acts = nearest((i) => act !== null && isWithin(act.words, i))
  const starts = nearest((i) => page.has(i, 'inForce'))
  if (signs <= acts && signs < starts) return 'issued'
  if (starts < Number.POSITIVE_INFINITY) return 'from'
  const isFar = acts === Number.POSITIVE_INFINITY
  if (act === null) return nearest((i) => page.has(i, 'impose')) < Number.POSITIVE_INFINITY ? 'from' : null
  if (isFar && nearest((i) => page.has(i, 'impose')) === Number.POSITIVE_INFINITY) return null
  if (statement.dates.some(({ role }) => role === 'from')) return 'issued'
  return main.action === 'extend' || main.action === 'exception' || main.action === 'narrow' ? 'issued' : 'from'
}

function isWithin({ first, last }: Stretch, i: number): boolean {
  return i >= first && i <= last
}
