import type { Span } from '@karavan/core'
import type { EquipmentKind, OrderAction } from '@karavan/model'
import type { OpenQuestion } from './questions.js'

/** Something that a text says, with the words that say it. */
export interface Said<Value> {
  readonly value: Value
  /** Never empty; what is put together from several places has several. */
  readonly spans: readonly Span[]
  /** Set where it follows from other words of the text, rather than being printed. */
  readonly inferred?: true
}

/** A date; null where the text prints no year and no other date tells it. */
export type SaidDate = Said<string | null>

export interface SaidGoods extends Said<string> {
  /** HS prefixes that we propose for the words; empty where we know none. `*` has none, as it means all goods. */
  readonly ours: readonly string[]
}

/** What goes all the same, in the words of the text. */
export interface SaidException extends Said<string> {
  /** Where it is so much a day of whatever the order binds; else left out. */
  readonly quota?: ReadQuota
}

export type ReadDirection = 'to' | 'from' | 'via' | 'both'

export type ReadMode = 'rail' | 'road' | 'ferry' | 'sea'

/** A most in a day, such as 36 `wagons/day`. */
export interface ReadQuota {
  readonly value: number
  readonly unit: string
}

/** What a text says of an order. What it does not say is null or empty. */
export interface ProposedFields {
  readonly action: Said<OrderAction> | null
  /** Short name, as in the gazetteer. */
  readonly issuer: Said<string> | null
  /** As printed, without the sign for a number. */
  readonly number: Said<string> | null
  readonly amendsNumber: Said<string> | null
  readonly issuedOn: SaidDate | null
  /** First and last day in force. */
  readonly from: SaidDate | null
  readonly to: SaidDate | null
  /** Ids of the places that it binds. */
  readonly places: readonly Said<string>[]
  /** How the goods go, seen from the places. */
  readonly direction: Said<ReadDirection> | null
  /** Countries (ISO 3166-1 alpha-2) or places that the goods come from. */
  readonly origins: readonly Said<string>[]
  /** In the words of the text; `*` is all goods. */
  readonly goods: readonly SaidGoods[]
  /** Kinds, or `container` where the text says no more. */
  readonly equipment: readonly Said<EquipmentKind | 'container'>[]
  readonly mode: Said<ReadMode> | null
  readonly quota: Said<ReadQuota> | null
  readonly exceptions: readonly SaidException[]
  readonly reason: Said<string> | null
}

/** What we read in a text; a person decides. */
export interface Proposal {
  readonly language: 'en' | 'ru' | 'mixed'
  /** Whether it tells of an order; null where nothing says so. */
  readonly isOrder: Said<true> | null
  readonly fields: ProposedFields
  /** Questions that the text leaves to a person. */
  readonly open: readonly OpenQuestion[]
}
