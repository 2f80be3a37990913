import type { Span } from '@karavan/core'
import { inEnglish, type Message, message, type OrderAction } from '@karavan/model'

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

/** What an order does, in one word. */
export const ACTION_NAMES: Readonly<Record<OrderAction, Message>> = {
  ban: message('read.action.ban'),
  restriction: message('read.action.restriction'),
  extend: message('read.action.extend'),
  narrow: message('read.action.narrow'),
  lift: message('read.action.lift'),
  exception: message('read.action.exception'),
  quota: message('read.action.quota'),
}
