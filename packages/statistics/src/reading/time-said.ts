import type { PartialDate, Span } from '@karavan/core'
import type { FigurePeriod } from '@karavan/model'

/** What a stretch of text says of time. */
export interface TimeSaid extends Span {
  /**
   * `told`: what is told is of this time; `base`: what it is compared with is; `same`: the base is the same months of the year
   * before, or of `year`; `earlier`: what follows is of that base time itself; `until`: a time by which something is to be; `since`: it is counted from there on;
   * `sent`: when the text was sent, of which nothing in it is.
   */
  readonly role: 'told' | 'base' | 'same' | 'earlier' | 'until' | 'since' | 'sent'
  readonly period: FigurePeriod | null
  readonly year: number | null
}

/** What times are resolved by. */
export interface TimeContext {
  /** When the text was published; null where nobody knows. */
  readonly published: PartialDate | null
  /** The year that was told of last. */
  readonly year: number | null
  /** The year that the same sentence told of before. */
  readonly inSentence?: number | null
  /** The time that was told of last. */
  readonly before?: FigurePeriod | null
  /** The quarter that was told of last. */
  readonly quarter?: FigurePeriod | null
  /** The month that was told of last. */
  readonly month?: FigurePeriod | null
}

/** What one phrase says of time, before it is known where it stands. */
export type Said = Pick<TimeSaid, 'period' | 'role'> & { readonly year?: number | null }
