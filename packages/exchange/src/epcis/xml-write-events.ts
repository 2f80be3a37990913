import { type JsonObject, type JsonValue, NumberText } from '@karavan/model'
import { isList, isNumber, isObject } from '../json/json-text.js'
import { namespacesOf } from './namespaces.js'
import type { Vocabulary } from './vocabulary.js'
import { type Content, type Members, membersOf } from './xml-events.js'
import { ATTRIBUTES_MEMBER, JSON_LD, TEXT_MEMBER, XSD, XSI } from './xml-names.js'
import type { XmlAttributes, XmlText } from './xml-text.js'

/** Writes the members of JSON objects as elements: those of the standard by its table, all else as extensions. */
export class MemberWriter {
  readonly #xml: XmlText

  constructor(xml: XmlText) {
    this.#xml = xml
  }

  /** An event of a document at a JSON pointer. */
  event(event: JsonObject, pointer: string): string {
    const outer = this.#xml.namespaces
    this.#xml.pointer = pointer
    this.#xml.namespaces = namespacesOf(event['@context'], outer)
    const name = this.#xml.nameOf(String(event['type']))
    const written = this.#xml.element(name, {}, () => this.#members(event, membersOf(event['type']), EVENT_OWN))
    this.#xml.namespaces = outer
    return written
  }

  /** Standard members in the order of the schema, then all others. */
  #members(object: JsonObject, members: Members, own: ReadonlySet<string> = NO_NAMES): readonly string[] {
    const standard = Object.entries(members).flatMap(([name, content]) => {
      const value = Object.hasOwn(object, name) ? object[name] : undefined
      return value === undefined ? [] : this.#standard(name, value, content)
    })
    return [...standard, ...this.others(object, own, members)]
  }

  /** All members but those of two lists, as extensions. */
  others(object: JsonObject, own: ReadonlySet<string>, members: Members = {}): readonly string[] {
    return Object.entries(object).flatMap(([name, value]) =>
      own.has(name) || Object.hasOwn(members, name) ? [] : this.#extension(name, value),
    )
  }

  #standard(name: string, value: JsonValue, content: Content): readonly string[] {
    const xml = this.#xml
    if (!hasForm(value, content)) throw xml.unwritable(name, 'the form that EPCIS gives it')
    switch (content.kind) {
      case 'text':
      case 'number':
      case 'truth':
        if (!isList(value)) return [xml.leaf(name, {}, textOf(value))]
        return value.map((each) => xml.leaf(name, this.#alone(value), textOf(each)))
      case 'word':
        return [xml.leaf(name, {}, xmlWord(value, content.words))]
      case 'texts': {
        if (!isList(value)) return [] // Of no other form.
        const texts = value.map((each) => (content.words === undefined ? textOf(each) : xmlWord(each, content.words)))
        if (content.item === '') return texts.map((text) => xml.leaf(name, {}, text))
        return [xml.element(name, {}, () => texts.map((text) => xml.leaf(content.item, {}, text)))]
      }
      case 'typed':
        return [xml.element(name, {}, () => itemsOf(value).map((item) => this.#typed(item, content)))]
      case 'objects':
        return [
          xml.element(name, {}, () =>
            itemsOf(value).map((item) => xml.element(content.item, {}, () => this.#members(item, content.members))),
          ),
        ]
      case 'object':
        return isObject(value) ? [xml.element(name, {}, () => this.#members(value, content.members))] : []
      case 'attributes':
        return itemsOf(isList(value) ? value : [value]).map((each) => this.#attributed(name, each, content.members))
      case 'extensions':
        return isObject(value) ? [xml.element(name, {}, () => this.others(value, NO_NAMES))] : []
    }
  }

  #typed(item: JsonObject, { item: name, words }: Content & { kind: 'typed' }): string {
    const type = item['type']
    return this.#xml.leaf(name, type === undefined ? {} : { type: xmlWord(type, words) }, textOf(item[name] ?? ''))
  }

  /** Standard fields and texts of extensions as attributes, other extensions as elements. */
  #attributed(name: string, object: JsonObject, members: Members): string {
    const attributes: Record<string, string> = {}
    const nested: [string, JsonValue][] = []
    for (const [key, value] of Object.entries(object)) {
      const content = Object.hasOwn(members, key) ? members[key] : undefined
      if (content?.kind === 'word') attributes[key] = xmlWord(value, content.words)
      else if (content !== undefined) attributes[key] = textOf(value)
      else if (typeof value === 'string') attributes[this.#xml.nameOf(key)] = value
      else nested.push([key, value])
    }
    return this.#xml.element(name, attributes, () => nested.flatMap(([key, value]) => this.#extension(key, value)))
  }

  #extension(member: string, value: JsonValue, mark: XmlAttributes = {}): readonly string[] {
    const name = this.#xml.nameOf(member)
    if (!isList(value)) return [this.value(name, mark, value)]
    if (value.some(isList)) throw this.#xml.unwritable(member, 'no list in a list')
    if (value.length === 0) return [this.#xml.leaf(name, { [this.#mark('container')]: 'empty' }, '')]
    return value.flatMap((item) => this.#extension(member, item, this.#alone(value)))
  }

  /** An element of a namespace of users, which says what kind of JSON it is where it is no text. */
  value(name: string, attributes: XmlAttributes, value: JsonValue): string {
    const xml = this.#xml
    if (isObject(value)) return this.#object(name, attributes, value)
    if (value === null) return xml.leaf(name, { ...attributes, [xml.qualified(XSI, 'nil')]: 'true' }, '')
    if (typeof value === 'string') return xml.leaf(name, attributes, value)
    const type = xml.qualified(XSD, typeof value === 'boolean' ? 'boolean' : 'decimal')
    return xml.leaf(name, { ...attributes, [xml.qualified(XSI, 'type')]: type }, textOf(value))
  }

  #object(name: string, attributes: XmlAttributes, object: JsonObject): string {
    const xml = this.#xml
    const { [ATTRIBUTES_MEMBER]: own, [TEXT_MEMBER]: text, ...others } = object
    const written = Object.entries(isObject(own) ? own : {}).map(([key, each]) => [xml.nameOf(key), textOf(each)])
    const empty = Object.keys(object).length === 0 ? { [this.#mark('object')]: '' } : {}
    const all = { ...attributes, ...Object.fromEntries(written), ...empty }
    if (text === undefined) return xml.element(name, all, () => this.others(others, NO_NAMES))
    if (Object.keys(others).length === 0) return xml.leaf(name, all, textOf(text))
    return xml.element(name, all, () => [xml.text(textOf(text)), ...this.others(others, NO_NAMES)])
  }

  /** The mark of the only item of a list, which else would be taken for no list. */
  #alone(list: readonly JsonValue[]): XmlAttributes {
    return list.length === 1 ? { [this.#mark('container')]: '@set' } : {}
  }

  #mark(local: string): string {
    return this.#xml.qualified(JSON_LD, local)
  }
}

/** Members of an event that are not its elements. */
const EVENT_OWN: ReadonlySet<string> = new Set(['@context', 'type'])
const NO_NAMES: ReadonlySet<string> = new Set()

/** Whether a member has the form of the standard; an event of a user's own kind may give it another. */
function hasForm(value: JsonValue, { kind }: Content): boolean {
  const isPlain = (each: JsonValue) => each !== null && !isList(each) && !isObject(each)
  switch (kind) {
    case 'text':
      return isList(value) ? value.every(isPlain) && value.length > 0 : isPlain(value)
    case 'texts':
      return isList(value) && value.every(isPlain)
    case 'typed':
    case 'objects':
      return isList(value) && value.every(isObject)
    case 'object':
    case 'extensions':
      return isObject(value)
    case 'attributes':
      return isObject(value) || (isList(value) && value.every(isObject))
    default:
      return isPlain(value)
  }
}

/** A standard word as XML has it, in full. */
function xmlWord(value: JsonValue, { words, urn, iri }: Vocabulary): string {
  const text = textOf(value)
  return words.has(text) ? (urn ?? iri) + text : text
}

/** The text of a text, number or boolean. */
export function textOf(value: JsonValue): string {
  if (value instanceof NumberText) return value.text
  return typeof value === 'string' || typeof value === 'boolean' || isNumber(value) ? String(value) : ''
}

/** The objects of a list; none where it is none. */
export function itemsOf(value: JsonValue | undefined): readonly JsonObject[] {
  return isList(value) ? value.filter(isObject) : []
}
