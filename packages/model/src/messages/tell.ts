import { StructuredError } from '@karavan/core'
import { IntlMessageFormat } from 'intl-messageformat'
import { ENGLISH } from './english.js'
import type { Language } from './language.js'
import type { Message, MessageValue } from './message.js'
import type { MessageKey } from './templates.js'

/**
 * Says a message in a language. Where its template chooses by a value (`plural`, `select`), it gets the bare number or code;
 * where it prints one, its name. A sentence that the language does not have is told in English, with all that stands in it.
 * @throws {StructuredError} MESSAGE_UNKNOWN for a key that English does not have either
 */
export function tell(message: Message, language: Language): string {
  const sentence = sentenceOf(message.key, language)
  if (sentence === null) return tell(message, ENGLISH)
  const values: Record<string, string | number> = {}
  for (const [place, value] of Object.entries(message.values)) {
    values[place] = sentence.choosesBy.has(place) ? bare(value) : named(value, language)
  }
  return String(sentence.format.format(values))
}

interface Sentence {
  readonly format: IntlMessageFormat
  /** Places whose value decides which words are said. */
  readonly choosesBy: ReadonlySet<string>
}

const compiled = new WeakMap<Language, Map<MessageKey, Sentence>>()

function sentenceOf(key: MessageKey, language: Language): Sentence | null {
  let sentences = compiled.get(language)
  if (sentences === undefined) {
    sentences = new Map()
    compiled.set(language, sentences)
  }
  let sentence = sentences.get(key)
  if (sentence === undefined) {
    const template = Object.hasOwn(language.templates, key) ? language.templates[key] : undefined
    if (template === undefined && language !== ENGLISH) return null
    if (template === undefined) {
      throw new StructuredError({ code: 'MESSAGE_UNKNOWN', received: key, expected: 'the key of a message' })
    }
    sentence = compile(template, language.locale)
    sentences.set(key, sentence)
  }
  return sentence
}

function compile(template: string, locale: string): Sentence {
  const format = new IntlMessageFormat(template, locale, undefined, { ignoreTag: true })
  const choosesBy = new Set<string>()
  const visit = (elements: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const element of elements) {
      if (!('options' in element)) continue
      choosesBy.add(element.value)
      for (const { value } of Object.values(element.options)) visit(value)
    }
  }
  visit(format.getAst())
  return { format, choosesBy }
}

function named(value: MessageValue, language: Language): string {
  const { naming } = language
  if (typeof value === 'string') return value
  if (typeof value === 'number') return naming.number(value)
  switch (value.kind) {
    case 'place':
      return naming.place(value.id, value.name)
    case 'country':
      return naming.country(value.code)
    case 'mode':
      return naming.mode(value.mode)
    case 'equipment':
      return naming.equipment(value.equipment)
    case 'date':
      return naming.date(value.date)
    case 'instant':
      return naming.instant(value.at, value.to)
    case 'list':
      return naming.list(value.items.map((item) => named(item, language)))
    case 'message':
      return tell(value.message, language)
  }
}

function bare(value: MessageValue): string | number {
  if (typeof value !== 'object') return value
  switch (value.kind) {
    case 'place':
      return value.id
    case 'country':
      return value.code
    case 'mode':
      return value.mode
    case 'equipment':
      return value.equipment
    case 'date':
      return value.date
    case 'instant':
      return value.at
    case 'list':
      return value.items.length
    case 'message':
      return value.message.key
  }
}
