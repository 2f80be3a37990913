import type { SubscriptionAnswer } from '@karavan/api'
import { fullMoment, minuteOf } from '../consignments/moments.js'
import type { Words } from '../words/words.js'

/** Why a try failed, and what was answered. */
export function faultInWords({ what, status }: NonNullable<SubscriptionAnswer['fault']>, { say }: Words): string {
  const why = say(`subscriptions.fault.${what}`)
  return status === null ? why : `${why} ${say('subscriptions.fault.answered', { status })}`
}

/** `25 Nov 2026, 14:05` of an instant in ISO 8601. */
export function momentOf(iso: string, words: Words): string {
  return fullMoment(minuteOf(iso), words)
}
