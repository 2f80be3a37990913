import type { EpochMinutes, PartialDate } from '@karavan/core'
import type { EquipmentKind } from '../equipment.js'
import type { CountryCode, LocationId } from '../network.js'
import type { CarriageWord, DataWords } from './message.js'
import type { MessageKey } from './templates.js'

/** How a language names what stands in a sentence. */
export interface Naming {
  /** @param name - as the data name it, where the language has no name of its own */
  place(id: LocationId, name: string): string
  country(code: CountryCode): string
  /** Who issued an order; as the register has it where the language has no name of its own. */
  issuer(name: string): string
  mode(mode: CarriageWord): string
  /** @param as - carrier where goods are said to travel in it: with the case, and the preposition, that the language takes */
  equipment(kind: EquipmentKind, as?: 'carrier'): string
  date(date: PartialDate): string
  instant(at: EpochMinutes, to: 'day' | 'minute'): string
  number(value: number): string
  list(items: readonly string[]): string
  /** @returns the words of the data where the language has none of its own */
  ofData(words: DataWords): string
}

/** What a face needs to say the sentences of an answer. */
export interface Language {
  /** BCP 47 tag, whose plurals are used. */
  readonly locale: string
  /** In ICU MessageFormat; a sentence that is missing is told in English. */
  readonly templates: Readonly<Partial<Record<MessageKey, string>>>
  readonly naming: Naming
}
