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
export function tell({ key, values }: Message, language: Language): string {
  const sentence = sentenceOf(key, language)
  return sentence === null ? tell({ key, values }, ENGLISH) : sentence(values, language)
}

/** Says a sentence with its values. */
type Sentence = (values: Message['values'], language: Language) => string

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
  const parts = template.split(/\{(\w+)\}/)
  const isPlain = parts.every((part, i) => i % 2 === 1 || !/[{}']/.test(part))
  return isPlain ? plain(parts) : choosing(template, locale)
}

/** A template that chooses nothing, as most: words and places by turns, put together in a fifth of the time. */
function plain(parts: readonly string[]): Sentence {
  return (values, language) => {
    let words = ''
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] ?? ''
      words += i % 2 === 0 ? part : named(values[part] ?? `{${part}}`, language)
    }
    return words
  }
}

function choosing(template: string, locale: string): Sentence {
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
  return (values, language) => {
    const filled = Object.entries(values).map(([place, value]) => [
      place,
      choosesBy.has(place) ? bare(value) : named(value, language),
    ])
    return String(format.format(Object.fromEntries(filled)))
  }
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
    case 'issuer':
      return naming.issuer(value.name)
    case 'mode':
      return naming.mode(value.mode)
    case 'equipment':
      return naming.equipment(value.equipment, value.as)
    case 'date':
      return naming.date(value.date)
    case 'instant':
      return naming.instant(value.at, value.to)
    case 'list':
      return naming.list(value.items.map((item) => named(item, language)))
    case 'message':
      return tell(value.message, language)
    case 'rule':
    case 'service':
      return naming.ofData(value)
  }
}

function bare(value: MessageValue): string | number {
  if (typeof value !== 'object') return value
  switch (value.kind) {
    case 'place':
      return value.id
    case 'country':
      return value.code
    case 'issuer':
      return value.name
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
    case 'rule':
    case 'service':
      return value.id
  }
}
