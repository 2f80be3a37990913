import { inEnglish, type Message } from '@karavan/model'
import type { Span } from './tokens.js'

/** What a text leaves to a person: in English, and beside it the message that it says. */
export interface OpenQuestion {
  readonly text: string
  readonly told: { readonly text: Message }
  /** The words that raise it; none where it is about what the text does not say. */
  readonly spans: readonly Span[]
}

export function openQuestion(text: Message, spans: readonly Span[] = []): OpenQuestion {
  return { ...inEnglish({ text }), spans }
}
