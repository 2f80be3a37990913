import type { EpochMinutes, PartialDate } from '@karavan/core'
import type { EquipmentKind } from '../equipment.js'
import type { CountryCode, LocationId, Mode } from '../network.js'
import type { MessageKey, TEMPLATES } from './templates.js'

/** A sentence as its key and what stands in it, so that every face can say it in its own language. */
export interface Message {
  readonly key: MessageKey
  readonly values: Readonly<Record<string, MessageValue>>
}

/** How goods are carried, as it is said: wagonload is rail that keeps no timetable, `sea` any ship. */
export type CarriageWord = Mode | 'wagonload' | 'sea'

/**
 * What stands in a sentence. A plain text is a proper name, a code, or a text of the data in the language of the data; it
 * is the same in every language.
 */
export type MessageValue =
  | string
  | number
  /** A place with the name that the data give it. */
  | { readonly kind: 'place'; readonly id: LocationId; readonly name: string }
  | { readonly kind: 'country'; readonly code: CountryCode }
  /** Who issued an order, as the register names it. */
  | { readonly kind: 'issuer'; readonly name: string }
  | { readonly kind: 'mode'; readonly mode: CarriageWord }
  /** Kinds of equipment in the plural; `as` carrier where goods are said to travel in them. */
  | { readonly kind: 'equipment'; readonly equipment: EquipmentKind; readonly as?: 'carrier' }
  | { readonly kind: 'date'; readonly date: PartialDate }
  /** An instant, told to the day or to the minute. */
  | { readonly kind: 'instant'; readonly at: EpochMinutes; readonly to: 'day' | 'minute' }
  | { readonly kind: 'list'; readonly items: readonly MessageValue[] }
  | { readonly kind: 'message'; readonly message: Message }
  | DataWords

/** Words of a row of the data, which a language may have words of its own for. */
export type DataWords = RuleWords | ServiceWords

/** What the register says of a restriction; exceptions stand in one line. */
export const RULE_PARTS = ['title', 'text', 'exceptions'] as const
export type RulePart = (typeof RULE_PARTS)[number]

/** Words of a restriction. */
export interface RuleWords {
  readonly kind: 'rule'
  /** Of the restriction. */
  readonly id: string
  readonly part: RulePart
  /** In the language of the data; a `text` ends like a sentence. */
  readonly text: string
}

/** What the table of services says of one. */
export const SERVICE_PARTS = ['name', 'why'] as const
export type ServicePart = (typeof SERVICE_PARTS)[number]

/** Words of a service: what it is called, or `why` plans may not use it. */
export interface ServiceWords {
  readonly kind: 'service'
  /** Of the service. */
  readonly id: string
  readonly part: ServicePart
  /** In the language of the data. */
  readonly text: string
}

/** Names of the open places of a template. Branches of a plural are words beside `#`, never places. */
type Places<Template extends string> = Template extends `${string}{${infer Inside}}${infer Rest}`
  ? PlaceIn<Inside> | Places<Rest>
  : never
type PlaceIn<Inside extends string> = Inside extends `${infer Name},${string}`
  ? Name
  : Inside extends `${string} ${string}`
    ? never
    : Inside

type ValuesOf<Key extends MessageKey> = Readonly<Record<Places<(typeof TEMPLATES)[Key]>, MessageValue>>

/** A message with a value for every open place of its template. */
export function message<Key extends MessageKey>(
  key: Key,
  ...[values]: keyof ValuesOf<Key> extends never ? [] : [values: ValuesOf<Key>]
): Message {
  return { key, values: values ?? {} }
}
