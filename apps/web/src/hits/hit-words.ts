import { type Advice, type ConditionHit, exemptionWords, type LocationId } from '@karavan/model'
import { lastDayBefore } from '../conditions/days.js'
import { ofDataSaid } from '../network/say-entry.js'
import type { Said } from '../words/said.js'
import type { Words } from '../words/words.js'

/** Title of the order, in the language of the reader where the data give it. */
export function titleOfHit({ orderId, title }: ConditionHit, { naming }: Words): string {
  return naming.ofData({ kind: 'rule', id: orderId, part: 'title', text: title })
}

/** Who issued the order, and its number where one is printed. */
export function issuerInWords({ number, issuer }: ConditionHit, words: Words): string {
  const name = words.issuer(issuer)
  return number === null ? name : words.say('hits.by', { issuer: name, number })
}

/** Where and when a way meets the order, or is held by it, and with what chance. */
export function meetingInWords(hit: ConditionHit, placeName: (id: LocationId) => string, words: Words): string {
  const { say } = words
  const { location, direction, issuer, heldAt } = hit
  const where = location === null ? (direction ?? words.issuer(issuer)) : placeName(location)
  const met = metBetween(hit, words)
  if (heldAt === null && location === null && direction === null) return say('hits.metAnywhere', met)
  if (heldAt === null) return say('hits.met', { ...met, place: where })
  if (heldAt === location) return say('hits.held', { ...met, place: where })
  return say('hits.heldFor', { ...met, place: placeName(heldAt), at: where })
}

/** With what chance something is met, and on which days. */
export function metBetween(
  { chance, when }: Pick<ConditionHit, 'chance' | 'when'>,
  { say, percent, longDate }: Words,
): { readonly chance: string; readonly from: string; readonly to: string } {
  const day = (at: number | null) => (at === null ? say('hits.never') : longDate(at))
  return { chance: percent(chance), from: day(when.p10), to: day(when.p90) }
}

/** What the order leaves free by words that nothing is judged by, one sentence each. */
export function unjudgedInWords({ unjudged }: ConditionHit, { say }: Words): readonly string[] {
  return unjudged.map((text) => say('hits.unjudged', { text: text.replace(/[.\s]+$/, '') }))
}

/** What can be done, up to the text of an exception and the names of other ways, which stand after it. */
export function adviceInWords(advice: Advice, { say, longDate, issuer }: Words): string {
  switch (advice.kind) {
    case 'wait': {
      const { until, handOverFrom, likelyUntil } = advice
      const wait = say('hits.wait', { until: longDate(lastDayBefore(until)), date: longDate(handOverFrom) })
      return likelyUntil === null ? wait : `${wait} ${say('hits.likely', { date: longDate(likelyUntil) })}`
    }
    case 'ifProlonged':
      return say('hits.ifProlonged', {
        until: longDate(lastDayBefore(advice.until)),
        likely: longDate(advice.likelyUntil),
        date: longDate(advice.handOverFrom),
      })
    case 'exception':
      return say(advice.byConsent === true ? 'hits.byConsent' : 'hits.exception')
    case 'otherWay':
      return say('hits.otherWay', { count: advice.ids.length })
    case 'ask':
      return say('hits.ask', { issuer: issuer(advice.issuer) })
  }
}

/** What an exception frees, in the words of the reader where there are some. */
export function exemptionSaid(exception: Extract<Advice, { kind: 'exception' }>, words: Words): Said {
  return ofDataSaid(exemptionWords(exception), words)
}
