import type { Leg } from '@karavan/model'
import type { Words } from '../words/words.js'

/** The two ends of a leg. */
export function betweenOf(leg: Leg, words: Words): string {
  return `${words.place(leg.from, leg.fromName)} – ${words.place(leg.to, leg.toName)}`
}
