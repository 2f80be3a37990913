import { formatDate } from '@karavan/core'
import type { Advice, MatchAnswer } from '@karavan/model'

/** What each way of an answer is called, by the id of its plan. */
export type WayNames = ReadonlyMap<string, string>

/** The ways by number and title, in the order of the answer. */
export function wayNames(plans: readonly Pick<MatchAnswer['plans'][number], 'planId' | 'title'>[]): WayNames {
  return new Map(plans.map(({ planId, title }, i) => [planId, `${i + 1}. ${title}`]))
}

/** What can be done about an order, as an imperative. */
export function adviceInWords(advice: Advice, names: WayNames): string {
  switch (advice.kind) {
    case 'wait': {
      const longer =
        advice.likelyUntil === null
          ? ''
          : `; prolonged bans were over by ${formatDate(advice.likelyUntil)} in nine of ten`
      return `wait until ${formatDate(advice.until)}, or hand over from ${formatDate(advice.handOverFrom)}${longer}`
    }
    case 'ifProlonged':
      return `its last day is ${formatDate(advice.until - 1)}, before the goods come, and holds them only if it is prolonged: ask about it, or hand over from ${formatDate(advice.handOverFrom)}; such bans were over by ${formatDate(advice.likelyUntil)} in nine of ten`
    case 'exception':
      if (advice.byConsent === true) return `unless agreed: ${advice.text} (${advice.orderId})`
      return `an exception frees ${advice.text} (${advice.orderId})`
    case 'otherWay':
      return `go another way: ${advice.ids.map((id) => names.get(id) ?? id).join('; ')}`
    case 'ask':
      return `no end is stated: ask ${advice.issuer}`
  }
}
