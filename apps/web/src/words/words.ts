import { type LocationId, type Message, TEMPLATES, type MessageKey as ToldKey, tell } from '@karavan/model'
import { IntlMessageFormat } from 'intl-messageformat'
import { english } from './catalogue/en/index.js'
import type { MessageKey, Say, Translation } from './catalogue.js'
import { createFormats, type Formats } from './formats.js'
import type { Language } from './languages.js'
import { dateReader, dayReader, type ReadDate, type ReadDay } from './typed-day.js'
import { inMarks, readTyped, type TypedNumber } from './typed-number.js'

/** All that the page says, in one language. */
export interface Words extends Formats {
  readonly language: Language
  readonly say: Say
  /** Says a sentence of an answer. */
  readonly tell: (message: Message) => string
  /** A number as it was typed, by the marks of the language; null where it is none. */
  readonly readNumber: (text: string) => TypedNumber | null
  /** A number in plain decimal notation as it is typed in the language. */
  readonly typedAs: (plain: string) => string
  /** A day as it was typed, as YYYY-MM-DD; null where it is none. */
  readonly readDay: ReadDay
  readonly readDate: ReadDate
  /** Name of a place in the language, else its English name. */
  readonly place: (id: LocationId, englishName: string) => string
}

/**
 * The words of a language.
 * @param places - names of places in the language, by id; English names stand where it has none
 */
export function createWords(
  language: Language,
  translation: Translation,
  places: ReadonlyMap<LocationId, string> = new Map(),
): Words {
  const compiled = new Map<MessageKey, IntlMessageFormat>()
  const own = (key: MessageKey) => {
    const entry = translation.page[key]
    return typeof entry === 'string' ? entry : undefined
  }
  const compile = (key: MessageKey) => {
    const text = own(key)
    const made = new IntlMessageFormat(text ?? english[key], text === undefined ? 'en' : language)
    compiled.set(key, made)
    return made
  }
  const say: Say = (key, values) => withOneStop(String((compiled.get(key) ?? compile(key)).format(values)))
  const place = (id: LocationId, englishName: string) => places.get(id) ?? englishName
  const formats = createFormats(language, say)
  const spoken = { locale: language, templates: vouched(translation.told), naming: { ...formats.naming, place } }
  return {
    language,
    say,
    tell: (message) => withOneStop(tell(message, spoken)),
    readNumber: (text) => readTyped(text, language),
    typedAs: (plain) => inMarks(plain, language),
    readDay: dayReader(language),
    readDate: dateReader(language),
    place,
    ...formats,
  }
}

/** A sentence that ends with an abbreviation, as `2026 г.`, has one full stop. */
function withOneStop(sentence: string): string {
  return sentence.replace(/(?<!\.)\.\.(?!\.)/g, '.')
}

/** The sentences that somebody vouches for. */
function vouched(told: Translation['told']): Partial<Record<ToldKey, string>> {
  return Object.fromEntries(Object.entries(told).filter(([, entry]) => typeof entry === 'string'))
}

/** The words of the page in English. */
export const ENGLISH: Words = createWords('en', { page: english, told: TEMPLATES })
