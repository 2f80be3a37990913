import type { TEMPLATES } from '@karavan/model'
import { english } from './catalogue/en/index.js'

/** Name of a sentence of the page. */
export type MessageKey = keyof typeof english

/** True for the name of a sentence. */
export function isMessage(key: string): key is MessageKey {
  return Object.hasOwn(english, key)
}

/** A sentence that nobody vouches for yet: it is kept for whoever does, and English is shown in its place. */
interface Unvouched {
  readonly draft: string
}

type Entry = string | Unvouched

/** The sentences of one language; each key of English has its entry. */
export interface Translation {
  /** What the page says itself. */
  readonly page: Readonly<Record<MessageKey, Entry>>
  /** What answers say. */
  readonly told: Readonly<Record<keyof typeof TEMPLATES, Entry>>
}

/** Share of the sentences that a translation says itself, 0–1; the rest is shown in English. */
export function vouchedShare({ page, told }: Translation): number {
  const entries = [...Object.values(page), ...Object.values(told)]
  return entries.filter((entry) => typeof entry === 'string').length / entries.length
}

/** What stands in a sentence, by the name of its place. */
type Values = Readonly<Record<string, string | number>>

/** Says a sentence of the catalogue. */
export type Say = (key: MessageKey, values?: Values) => string
