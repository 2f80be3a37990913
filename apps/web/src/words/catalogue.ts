import type { english } from './catalogue/en/index.js'

/** Name of a sentence of the page. */
export type MessageKey = keyof typeof english

/** A sentence that nobody vouches for yet: it is kept for whoever does, and English is shown in its place. */
interface Unvouched {
  readonly draft: string
}

/** The sentences of one language; each key of English has its entry. */
export type Translation = Readonly<Record<MessageKey, string | Unvouched>>

/** What stands in a sentence, by the name of its place. */
type Values = Readonly<Record<string, string | number>>

/** Says a sentence of the catalogue. */
export type Say = (key: MessageKey, values?: Values) => string

/** Share of the sentences that a translation says itself, 0–1; the rest is shown in English. */
export function vouchedShare(translation: Translation): number {
  const entries = Object.values(translation)
  return entries.filter((entry) => typeof entry === 'string').length / entries.length
}
