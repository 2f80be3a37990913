import { type Stretch, wordsOf } from '@karavan/core'
import type { Page } from './page.js'
import type { Signal } from './signals.js'

/** Where each kind of sign first stands. */
export type Signs = ReadonlyMap<Signal, number>
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
const MOOD_WINDOW = 4
const OBJECTS: readonly Signal[] = ['measure', 'softMeasure', 'traffic', 'decree', 'except']

/** Where each kind of sign first stands in a sentence, in earnest: not where something may be, or is not. */
export function signsOf(page: Page, { first, last }: Stretch): Signs {
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
        !(verb === 'stop' && isOtherStop(page, mark.last)) &&
        !(page.startsSentence(mark.first) && page.tokens.is(mark.last + 1, ':')),
    )
    if (verbs.length > 0 && !isDoubted(page, first, i)) for (const verb of verbs) signs.set(verb, i)
    if ((isBanVerb(page, i) || isNone(page, i)) && !signs.has('stop') && !isDoubted(page, first, i))
      signs.set('stop', i)
  }
  return signs
}

const MODALS = wordsOf(
  'accepts accept accepted permitted allowed run runs flow flowing can able may could free могут можно может смогут сможет',
)
const AGAIN = wordsOf('again снова вновь')

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

const TAKEN =
  /^(?:accepted|loaded|carried|admitted|taken|served|let|handled|allowed|permitted|received|dispatched|shipped)$/
const FARTHEST_MODAL = 6

/** `no cargo may be forwarded`. */
function isNone(page: Page, i: number): boolean {
  if (!page.tokens.is(i, 'no') || page.find({ first: i + 1, last: i + 3 }, 'traffic', 'all') === undefined) return false
  for (let next = i + 2; next <= i + FARTHEST_MODAL; next++) {
    if (page.tokens.is(next, 'may', 'can', 'will', 'shall', 'must')) return true
    if (page.tokens.is(next, 'is', 'are') && TAKEN.test(page.tokens.at(next + 1)?.folded ?? '')) return true
  }
  return false
}

const DOING_TRAFFIC =
  /^(?:accepting|carrying|loading|taking|letting|receiving|shipping|transporting|running|admitting|handling|dispatching|booking|serving|sailing|crossing|issuing|registering|operating|working|entering)$/

const NO_TRAFFIC =
  /^(?:deals?|years?|quarters?|months?|contracts?|sales?|rounds?|gaps?|talks|books|accounts|сделк|квартал|год|полугоди|месяц|контракт|сезон|бюджет|вопрос)/
const NEAR_OBJECT = 3

/** `stopped buying`, `closed the year`, `halted its losses`: something else than traffic stops. */
function isOtherStop(page: Page, verb: number): boolean {
  const { tokens } = page
  const object = { first: verb + 1, last: verb + NEAR_OBJECT }
  for (let i = object.first; i <= object.last && tokens.at(i)?.kind === 'word'; i++)
    if (NO_TRAFFIC.test(tokens.at(i)?.folded ?? '') && !page.isDate(i)) return true
  if (tokens.is(verb - 1, 'a', 'its', 'the', 'their') && tokens.is(verb, 'closed', 'shut', 'banned', 'blocked'))
    return true
  const isOwn = tokens.is(verb + 1, 'its', 'their', 'his') && page.has(verb, 'stop')
  if (
    isOwn &&
    page.find({ first: verb + 2, last: verb + NEAR_OBJECT }, 'traffic', 'measure', 'softMeasure') === undefined
  )
    return true
  const next = tokens.at(verb + 1)?.folded ?? ''
  return tokens.is(verb, 'stop', 'stopped', 'stops') && next.endsWith('ing') && !DOING_TRAFFIC.test(next)
}

/** `KTZ bans …`, against `the bans`. */
function isBanVerb({ tokens }: Page, i: number): boolean {
  if (!tokens.is(i, 'bans')) return false
  return tokens.at(i - 1) !== undefined && !tokens.is(i - 1, 'the', 'of', 'convention', 'on', 'such', 'and')
}

/** Whether what a verb says is denied, or only perhaps, or told of something else. */
export function isDoubted(page: Page, start: number, verb: number): boolean {
  for (let i = verb - 1; i >= Math.max(start, verb - MOOD_WINDOW); i--) {
    if (page.has(i, 'unsure') || page.has(i, 'negation')) return true
    if (page.has(i, 'relative') && i >= verb - 2 && (page.has(verb, 'free') || page.has(verb, 'prolong'))) return true
    if (page.has(i, 'relative') && page.find({ first: i, last: verb - 1 }, 'been') !== undefined) return true
    if (page.tokens.is(i, ',', '(', ':')) return false
  }
  return false
}
