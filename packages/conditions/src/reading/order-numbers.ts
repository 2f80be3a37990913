import type { Stretch } from '@karavan/core'
import type { Page } from './page.js'

/** The number of a document that a text names. */
export interface NumberMention extends Stretch {
  readonly value: string
  /** Whether the order that the text is about bears it, or the one that it amends. */
  readonly of: 'own' | 'amended'
}

const FARTHEST_NOUN = 14
const FARTHEST_VERB = 10
/** Words by which a document acts itself: `by order No. 12`, `приказом № 12`. */
const BY = new Set([
  'by',
  'in',
  'through',
  'its',
  'with',
  'new',
  'a',
  'issued',
  'signed',
  'приказом',
  'телеграммой',
  'распоряжением',
  'указанием',
  'постановлением',
  'решением',
  'уведомлением',
  'телетайпограммой',
])
const OF_ANOTHER = new Set([
  'к',
  'of',
  'under',
  'to',
  'amending',
  'amends',
  'per',
  'из',
  'по',
  'согласно',
  'действие',
  'действия',
  'earlier',
  'previous',
  'the',
])
const GENITIVE =
  /^(?:приказа|приказу|приказ[аеы]х?|телеграммы|телеграмме|распоряжения|распоряжению|указания|указанию|постановления|решения|запрещения|запрета)$/

/** The numbers of orders; those of letters, berths, trains and articles are left out. */
export function numbersOf(page: Page): readonly NumberMention[] {
  const { tokens } = page
  const found: NumberMention[] = []
  for (let i = 0; i < tokens.length; i++) {
    const at = numberAt(page, i)
    if (at === undefined) continue
    const number = written(page, at)
    i = number.last
    if (isLabelled(page, at)) {
      found.push({ ...number, of: 'own' })
      continue
    }
    const noun = nounBefore(page, at)
    if (noun !== undefined)
      found.push({ ...number, of: isAmended(page, noun) || isEnded(page, noun, number.last) ? 'amended' : 'own' })
  }
  return found
}

/** The token of a number that a sign, or an order's name, announces. */
function numberAt(page: Page, i: number): number | undefined {
  const { tokens } = page
  const token = tokens.at(i)
  if (token === undefined) return undefined
  if (tokens.is(i, 'номер', 'number') && tokens.is(i + 1, ':') && tokens.at(i + 2)?.kind === 'number') return i + 2
  if (token.text === '№') return tokens.at(i + 1)?.kind === 'number' || isCode(page, i + 1) ? i + 1 : undefined
  if (/^(?:No|Nos|no|N|NO)$/.test(token.text)) {
    const next = tokens.is(i + 1, '.') ? i + 2 : i + 1
    return tokens.at(next)?.kind === 'number' || isCode(page, next) ? next : undefined
  }
  const follows = page.has(i, 'decree') && tokens.at(i + 1)?.kind === 'number' && !page.isDate(i + 1)
  return follows && (tokens.at(i + 1)?.text.length ?? 0) < 6 && !tokens.is(i + 2, '.', '%') ? i + 1 : undefined
}

/** `ЦД-1242`: capitals, a hyphen and digits. */
function isCode({ tokens }: Page, i: number): boolean {
  const word = tokens.at(i)
  return (
    word?.kind === 'word' && word.text.length <= 5 && tokens.is(i + 1, '-', '/') && tokens.at(i + 2)?.kind === 'number'
  )
}

function written({ tokens }: Page, first: number): Stretch & { readonly value: string } {
  let last = first
  while (last < first + 8 && tokens.is(last + 1, '-', '/') && tokens.touches(last + 1) && tokens.touches(last + 2)) {
    if (tokens.at(last + 2)?.kind === 'mark' || tokens.at(last + 2) === undefined) break
    last += 2
  }
  if (last === first && tokens.at(first + 1)?.kind === 'word' && tokens.touches(first + 1)) last++
  return { first, last, value: tokens.words({ first, last }) }
}

/** The noun that the number belongs to: an order's or a ban's; undefined where it is another's. */
function nounBefore(page: Page, number: number): number | undefined {
  const { tokens } = page
  let i = number - 1
  for (let steps = 0; steps < FARTHEST_NOUN; steps++, i--) {
    if (tokens.at(i) === undefined) return number
    i = page.dateAt(i)?.first ?? i
    if (page.has(i, 'decree') || page.has(i, 'measure')) return page.signalAt(i)?.first ?? i
    if (page.has(i, 'letter')) return undefined
    if (page.startsSentence(i)) return page.dateAfter(number, 4) ? i : undefined
  }
  return undefined
}

/** `Номер: 4410` at the start of a line. */
function isLabelled(page: Page, number: number): boolean {
  return page.tokens.is(number - 2, 'номер', 'number') && page.startsSentence(number - 2)
}

const IS_ENDED =
  /^(?:cancelled|canceled|lifted|revoked|withdrawn|repealed|rescinded|extended|prolonged|отмен(?:ен|ена|ены|яется)|продл(?:ен|ена|ены|ется|евается)|аннулирован[аы]?|утратил[аи]?)$/

/** `Telegram No. 702 of 30 April is cancelled`: the order of the number is what is changed. */
function isEnded(page: Page, noun: number, number: number): boolean {
  if (!page.startsSentence(noun)) return false
  for (let i = number + 1; i <= number + FARTHEST_VERB && !page.startsSentence(i); i++) {
    if (IS_ENDED.test(page.tokens.at(i)?.folded ?? '')) return true
    if (page.tokens.is(i, ':')) return false
  }
  return false
}

/** What put in force what is now changed: `запрет, объявленный телеграммой № 12`. */
const PUT_IN_FORCE = /^(?:объявленн|введенн|установленн|наложенн|imposed|introduced|announced|declared)/
const CHANGED = ['prolong', 'free', 'exempt', 'narrow', 'allow'] as const

function isOfEarlier(page: Page, noun: number): boolean {
  const sentence = page.sentenceAt(noun)
  for (let i = noun - 1; i >= Math.max(sentence.first, noun - FARTHEST_VERB); i--) {
    if (CHANGED.some((signal) => page.has(i, signal))) return false
    if (!PUT_IN_FORCE.test(page.tokens.at(i)?.folded ?? '')) continue
    const around = {
      first: Math.max(sentence.first, i - FARTHEST_CHANGE),
      last: Math.min(sentence.last, i + FARTHEST_CHANGE),
    }
    return page.find(around, ...CHANGED) !== undefined
  }
  return false
}

const FARTHEST_CHANGE = 25

function isAmended(page: Page, noun: number): boolean {
  const { tokens } = page
  const word = tokens.at(noun)?.text.toLowerCase() ?? ''
  if (isOfEarlier(page, noun)) return true
  if (GENITIVE.test(word)) return true
  if (BY.has(word)) return false
  let before = noun - 1
  while (
    before > noun - 4 &&
    tokens.at(before)?.kind === 'word' &&
    (page.issuerAt(before) || tokens.is(before, 's', 'the'))
  )
    before--
  if (BY.has(tokens.at(before)?.folded ?? '') || BY.has(tokens.at(noun - 1)?.folded ?? '')) return false
  const isLinked = OF_ANOTHER.has(tokens.at(before)?.folded ?? '') || OF_ANOTHER.has(tokens.at(noun - 1)?.folded ?? '')
  for (let i = noun - 1; i >= noun - FARTHEST_VERB; i--) {
    if (page.startsSentence(i + 1)) return false
    if (page.has(i, 'past')) return true
    if (page.has(i, 'prolong') || page.has(i, 'free') || page.has(i, 'exempt') || page.has(i, 'narrow'))
      return isLinked || page.has(noun, 'measure') || i >= noun - 3
  }
  return false
}
