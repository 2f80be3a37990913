import type { OrderAction } from '@karavan/model'
import type { DateMention } from './dates.js'
import type { Page } from './page.js'
import { type QuotaMention, quotasOf } from './quota.js'
import type { Signal } from './signals.js'
import type { Stretch } from './tokens.js'

/** One sentence of a text, and what it does. */
export interface Statement extends Stretch {
  readonly act: Act | null
  /** Whether it tells of something before. */
  readonly isPast: boolean
  readonly dates: readonly DateMention[]
  readonly quota: QuotaMention | null
}

export interface Act {
  readonly action: OrderAction
  /** The words that say so. */
  readonly words: Stretch
  /** Whether nothing is done anew: `Ban on grain, 3–11 October`, `loading stays suspended`. */
  readonly isNoun: boolean
}

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
const MOOD_WINDOW = 4
const PAST_WINDOW = 6

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
  for (const statement of statements) {
    if (statement === main) continue
    if (!acts(statement)) (goesOn(page, statement) ? about : rest).push(statement)
    else if (isSame(main, statement)) about.push(statement)
    else others.push(statement)
  }
  return { main, about, others, rest }
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
    return page.find(label, 'measure', 'softMeasure', 'traffic', 'to', 'from', 'decree', 'covers') !== undefined
  }
  return false
}

/** A first line without a verb that names the measure. */
function isHeading(page: Page, statement: Stretch): boolean {
  return statement.first === 0 && page.find(statement, 'measure', 'stop') !== undefined
}

function statementsOf(page: Page): Statement[] {
  const quotas = new Map(quotasOf(page).map((quota) => [quota.first, quota]))
  return page.tokens.sentences.map((sentence) => {
    const dates = new Set<DateMention>()
    let quota: QuotaMention | null = null
    for (let i = sentence.first; i <= sentence.last; i++) {
      const date = page.dateAt(i)
      if (date !== undefined) dates.add(date)
      quota ??= quotas.get(i) ?? null
    }
    const known = { ...sentence, dates: [...dates], quota }
    const signs = signsOf(page, sentence)
    const act = actOf(page, known, signs)
    return { ...known, act, isPast: isPast(page, sentence, act) }
  })
}

function isPast(page: Page, sentence: Stretch, act: Act | null): boolean {
  const verb = act?.words.first ?? sentence.first
  const window = { first: Math.max(sentence.first, verb - PAST_WINDOW), last: Math.max(verb - 1, sentence.first) }
  const head = { first: sentence.first, last: Math.min(sentence.last, sentence.first + 2) }
  for (const stretch of [head, window]) {
    const at = page.find(stretch, 'past')
    if (at === undefined) continue
    const isOfObject = act !== null && act.action !== 'ban' && page.has(at + 1, 'begun')
    if (!isOfObject) return true
  }
  return false
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
type Signs = ReadonlyMap<Signal, number>
const VERBS: readonly Signal[] = [
  'stop',
  'impose',
  'inForce',
  'prolong',
  'free',
  'exempt',
  'allow',
  'cap',
  'narrow',
  'restrict',
]
const OBJECTS: readonly Signal[] = ['measure', 'softMeasure', 'traffic', 'decree', 'except']

/** Where each kind of sign first stands in a sentence, in earnest: not where something may be, or is not. */
function signsOf(page: Page, { first, last }: Stretch): Signs {
  const signs = new Map<Signal, number>()
  const again = againIn(page, { first, last })
  for (let i = first; i <= last; i++) {
    if (i === again && !signs.has('free')) signs.set('free', i)
    const mark = page.signalAt(i)
    if (mark === undefined || mark.first !== i) continue
    for (const signal of OBJECTS) if (mark.values.includes(signal) && !signs.has(signal)) signs.set(signal, i)
    const verbs = VERBS.filter(
      (verb) =>
        mark.values.includes(verb) &&
        !signs.has(verb) &&
        !isOtherStop(page, mark.last) &&
        !page.tokens.is(mark.last + 1, ':'),
    )
    if (verbs.length > 0 && !isDoubted(page, first, i)) for (const verb of verbs) signs.set(verb, i)
    if ((isBanVerb(page, i) || isNone(page, i)) && !signs.has('stop') && !isDoubted(page, first, i))
      signs.set('stop', i)
  }
  return signs
}

const MODALS = words('can able may could free могут можно может смогут сможет')
const AGAIN = words('again снова вновь')

/** `trucks can cross there again`, `вагоны снова можно грузить`: the word that says so, where nothing is stopped or denied. */
function againIn(page: Page, sentence: Stretch): number | undefined {
  let modal: number | undefined
  let isAgain = false
  for (let i = sentence.first; i <= sentence.last; i++) {
    const word = page.tokens.at(i)?.folded ?? ''
    if (AGAIN.has(word)) isAgain = true
    if (MODALS.has(word) && !page.isDate(i)) modal ??= i
  }
  return isAgain && page.find(sentence, 'stop', 'negation') === undefined ? modal : undefined
}

const FARTHEST_MODAL = 6

/** `no cargo may be forwarded`. */
function isNone(page: Page, i: number): boolean {
  if (!page.tokens.is(i, 'no') || page.find({ first: i + 1, last: i + 3 }, 'traffic', 'all') === undefined) return false
  for (let next = i + 2; next <= i + FARTHEST_MODAL; next++)
    if (page.tokens.is(next, 'may', 'can', 'will', 'shall', 'must')) return true
  return false
}

const DOING_TRAFFIC =
  /^(?:accepting|carrying|loading|taking|letting|receiving|shipping|transporting|running|admitting|handling|dispatching|booking|serving)$/

/** `stopped buying`: something else than traffic stops. */
function isOtherStop({ tokens }: Page, verb: number): boolean {
  const next = tokens.at(verb + 1)?.folded ?? ''
  return tokens.is(verb, 'stop', 'stopped', 'stops') && next.endsWith('ing') && !DOING_TRAFFIC.test(next)
}

/** `KTZ bans …`, against `the bans`. */
function isBanVerb({ tokens }: Page, i: number): boolean {
  if (!tokens.is(i, 'bans')) return false
  return tokens.at(i - 1) !== undefined && !tokens.is(i - 1, 'the', 'of', 'convention', 'on', 'such', 'and')
}

function isDoubted(page: Page, start: number, verb: number): boolean {
  for (let i = verb - 1; i >= Math.max(start, verb - MOOD_WINDOW); i--) {
    if (page.has(i, 'unsure') || page.has(i, 'negation')) return true
    if (page.has(i, 'relative') && i >= verb - 2 && (page.has(verb, 'free') || page.has(verb, 'prolong'))) return true
    if (page.has(i, 'relative') && page.find({ first: i, last: verb - 1 }, 'been') !== undefined) return true
    if (page.tokens.is(i, ',', '(', ':')) return false
  }
  return false
}

function actOf(
  page: Page,
  sentence: Stretch & { dates: readonly DateMention[]; quota: QuotaMention | null },
  signs: Signs,
): Act | null {
  if (page.tokens.is(sentence.last, '?')) return null
  const at = (signal: Signal) => signs.get(signal) ?? Number.POSITIVE_INFINITY
  const has = (...signals: Signal[]) => signals.some((signal) => signs.has(signal))
  const verb = (action: OrderAction, signal: Signal): Act => {
    const mark = page.signalAt(at(signal))
    const isStill =
      page.find({ first: Math.max(sentence.first, at(signal) - 2), last: at(signal) }, 'still') !== undefined
    const { first, last } = mark ?? { first: at(signal), last: at(signal) }
    return { action, words: { first, last }, isNoun: isStill }
  }
  const named = has('measure', 'softMeasure')
  const bound = named || has('traffic') || page.placeIn(sentence)
  const stops = has('stop') && bound
  const putsInForce = Math.min(at('stop'), at('prolong'), Math.max(at('impose'), at('measure')))
  if (has('exempt') && at('exempt') < putsInForce) return verb('exception', 'exempt')
  if (has('prolong') && (named || has('decree', 'stop'))) return verb('extend', 'prolong')
  if (has('narrow') && named) return verb('narrow', 'narrow')
  if (
    has('free') &&
    (named || has('traffic', 'decree') || page.placeIn(sentence)) &&
    !isSequel(page, sentence, at('free'), at('stop'))
  )
    return verb('lift', 'free')
  if (
    has('allow') &&
    (has('measure', 'except') || (has('decree') && page.find(sentence, 'amend') !== undefined)) &&
    at('allow') < putsInForce
  )
    return verb('exception', 'allow')
  if (sentence.quota !== null && has('cap')) return verb('quota', 'cap')
  if (stops) return verb('ban', 'stop')
  if (has('impose') && has('measure')) return verb('ban', 'impose')
  if (has('inForce') && has('measure')) return verb('ban', 'inForce')
  if (sentence.quota !== null && has('impose', 'inForce', 'allow'))
    return verb('quota', has('impose') ? 'impose' : has('allow') ? 'allow' : 'inForce')
  if (has('restrict') && has('traffic')) return verb('restriction', 'restrict')
  if (has('impose', 'inForce') && has('softMeasure') && has('traffic'))
    return verb('restriction', has('impose') ? 'impose' : 'inForce')
  return nounAct(page, sentence, signs)
}

/** Whether a measure is ended only in the sentence that puts it in force: `… suspended; it will be lifted on …`. */
function isSequel(page: Page, { first }: Stretch, free: number, stop: number): boolean {
  if (stop > free) return false
  for (let i = free - 1; i >= Math.max(first, free - 3); i--)
    if (page.tokens.is(i, 'will', 'be', 'будет', 'будут')) return true
  return false
}

function nounAct(page: Page, { first, dates }: Stretch & { dates: readonly DateMention[] }, signs: Signs): Act | null {
  const noun = signs.get('measure')
  const isDated = dates.some(({ role }) => role === 'from' || role === 'to') || first === 0
  if (noun === undefined || !isDated || isDoubted(page, first, noun)) return null
  if (page.tokens.is(noun - 2, 'despite', 'несмотря') || page.tokens.is(noun - 1, 'despite')) return null
  const mark = page.signalAt(noun)
  return mark === undefined ? null : { action: 'ban', words: { first: mark.first, last: mark.last }, isNoun: true }
}
