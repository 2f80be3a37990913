import type { OrderAction } from '@karavan/model'
import type { Act } from './acts.js'
import type { DateMention, DateRole } from './dates.js'
import type { Page } from './page.js'
import type { Statement } from './statements.js'
import type { Stretch } from './tokens.js'

/** Actions on an order that was there before. */
const CHANGING: readonly OrderAction[] = ['extend', 'lift', 'exception', 'narrow']
const EARLIER_WINDOW = 10
const VERB_WINDOW = 20

/** What a date of a sentence is for the order that the text is about; null where it belongs to what is changed, or to nothing. */
export function dateRoleIn(page: Page, statement: Statement, date: DateMention, main: Act): DateRole | null {
  if (isOfEarlier(page, statement, date, CHANGING.includes(main.action))) return null
  return date.role === 'on' ? roleOfDay(page, statement, date, main) : date.role
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
