import type { Stretch } from '@karavan/core'
import type { OrderAction } from '@karavan/model'
import type { Act } from './acts.js'
import type { Page } from './page.js'
import { type Statement, statementsOf } from './statements.js'

/** The sentences of a text, by what they have to do with the order that the text is about. */
export interface Account {
  readonly main: (Statement & { readonly act: Act }) | null
  /** `main` first, then those that say the same again or go on about it. */
  readonly about: readonly Statement[]
  /** Those that tell of other orders. */
  readonly others: readonly (Statement & { readonly act: Act })[]
  /** Those that tell of nothing that is stopped or freed. */
  readonly rest: readonly Statement[]
}

/** Actions that keep or put a measure in force; a sentence without dates about a ban belongs to them. */
const BINDING: readonly OrderAction[] = ['ban', 'restriction', 'quota', 'extend', 'narrow']

/** Finds the order that a text is about: the one of the headline, or a later one that takes its place. */
export function accountOf(page: Page): Account {
  const statements = statementsOf(page)
  const acting = statements.filter(acts)
  const strong = acting.filter(({ act }) => !act.isNoun)
  const main = mainOf([strong.filter(({ isPast }) => !isPast), acting.filter(({ isPast }) => !isPast), strong])
  if (main === null) return { main, about: [], others: [], rest: statements }
  const about: Statement[] = [main]
  const others: (Statement & { readonly act: Act })[] = []
  const rest: Statement[] = []
  let lists: Statement | null = null
  for (const statement of statements) {
    const isItem: boolean = lists !== null && isListItem(page, statement)
    const belongs: boolean = statement === main || (isItem && !acts(statement)) || about.includes(statement)
    lists = belongs && (isItem || page.tokens.is(statement.last, ':')) ? statement : null
    if (statement === main) continue
    if (isItem && !acts(statement)) about.push(statement)
    else if (!acts(statement)) (goesOn(page, statement) ? about : rest).push(statement)
    else if (isSame(main, statement)) about.push(statement)
    else others.push(statement)
  }
  return { main, about, others, rest }
}

/** `- via Dostyk: …`, `2) …`. */
function isListItem({ tokens }: Page, { first }: Stretch): boolean {
  return /^[-–—•*]$/.test(tokens.at(first)?.text ?? '') || tokens.is(first + 1, ')', '.')
}

function acts(statement: Statement): statement is Statement & { readonly act: Act } {
  return statement.act !== null
}

type Acting = Statement & { readonly act: Act }

function mainOf(choices: readonly (readonly Acting[])[]): Acting | null {
  const [first, ...later] = choices.find((list) => list.length > 0) ?? []
  if (first === undefined) return null
  return later.reduce((best, next) => (isLater(next, best, first) ? next : best), first)
}

/** Whether a statement is dated after the best so far: the newest of the same measure counts. */
function isLater(next: Acting, best: Acting, head: Acting): boolean {
  if (next.act.isNoun && !best.act.isNoun) return false
  const [theirs, ours] = [lastDay(next), lastDay(best)]
  if (theirs === null) return false
  const prolongs = head.act.action === 'ban' && next.act.action === 'extend'
  if (ours === null) return best === head && (next.act.action === head.act.action || prolongs)
  return theirs > ours
}

function lastDay({ dates }: Statement): string | null {
  const days = dates.flatMap(({ role, value }) => (value !== null && role !== 'dateline' ? [value] : []))
  return days.length === 0 ? null : days.reduce((a, b) => (a > b ? a : b))
}

/** Whether a statement tells of the main one again: the same action with no other dates, or a plain telling of what is bound. */
function isSame(main: Acting, { act, isPast, dates }: Acting): boolean {
  if (isPast) return false
  const clashes = (['from', 'to'] as const).some((role) => {
    const ours = new Set(main.dates.filter((date) => date.role === role).map(({ value }) => value))
    return ours.size > 0 && dates.some((date) => date.role === role && !ours.has(date.value))
  })
  if (act.action === main.act.action) return !clashes
  const isBinding = act.action === 'ban' || act.action === 'restriction' || act.action === 'quota'
  const isDated = dates.some(({ role }) => role === 'from' || role === 'to')
  return BINDING.includes(main.act.action) && isBinding && (!isDated || (act.isNoun && !clashes))
}

/** Whether a sentence without an action goes on about the measure: what it covers, and how long. */
function goesOn(page: Page, statement: Statement): boolean {
  if (statement.isPast) return false
  if (isLabelled(page, statement)) return true
  const names = page.find(statement, 'measure', 'softMeasure', 'decree') !== undefined
  const sets = names && page.find(statement, 'impose') !== undefined
  const term = statement.dates.some(
    ({ role }) => role === 'from' || role === 'to' || role === 'issued' || (sets && role === 'on'),
  )
  const binds = page.find(statement, 'covers', 'inForce') !== undefined
  return (names && (term || binds)) || (term && binds) || isHeading(page, statement) || coversMore(page, statement)
}

/** `It concerns all goods …`, `Она касается …`. */
function coversMore(page: Page, { first }: Stretch): boolean {
  const isAboutIt = page.tokens.is(first, 'it', 'they', 'this', 'он', 'она', 'оно', 'они', 'это')
  return isAboutIt && page.find({ first: first + 1, last: first + 2 }, 'covers') !== undefined
}

const LONGEST_LABEL = 3

/** A line of a form: `Срок действия: …`, `Goods: …`. */
function isLabelled(page: Page, { first, last }: Stretch): boolean {
  for (let i = first + 1; i <= Math.min(last, first + LONGEST_LABEL); i++) {
    if (!page.tokens.is(i, ':')) continue
    const label = { first, last: i - 1 }
    if (page.tokens.is(first, 'origin', 'origins', 'отправление')) return true
    return page.find(label, 'measure', 'softMeasure', 'traffic', 'to', 'from', 'decree', 'covers') !== undefined
  }
  return false
}

/** A first line without a verb that names the measure. */
function isHeading(page: Page, statement: Stretch): boolean {
  return statement.first === 0 && page.find(statement, 'measure', 'stop') !== undefined
}
