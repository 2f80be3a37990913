import type { Stretch } from '@karavan/core'
import type { OrderAction } from '@karavan/model'
import type { DateMention } from './dates.js'
import type { Page } from './page.js'
import type { QuotaMention } from './quota.js'
import type { Signal } from './signals.js'
import { isDoubted, type Signs } from './signs.js'

export interface Act {
  readonly action: OrderAction
  /** The words that say so. */
  readonly words: Stretch
  /** Whether nothing is done anew: `Ban on grain, 3–11 October`, `loading stays suspended`. */
  readonly isNoun: boolean
}

/** What a sentence does; null where it does nothing, or only asks. */
export function actOf(
  page: Page,
  sentence: Stretch & { dates: readonly DateMention[]; quota: QuotaMention | null },
  signs: Signs,
): Act | null {
  if (page.tokens.is(sentence.last, '?') || givesReason(page, sentence)) return null
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

const LONGEST_LABEL = 3

/** `Причина прежняя: порт не принимает поезда`: a sentence that only tells why. */
function givesReason(page: Page, { first, last }: Stretch): boolean {
  if (!page.has(first, 'because')) return false
  for (let i = first + 1; i <= Math.min(last, first + LONGEST_LABEL); i++) if (page.tokens.is(i, ':')) return true
  return false
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
