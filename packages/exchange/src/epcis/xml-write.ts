import { StructuredError } from '@karavan/core'
import { type JsonObject, type JsonValue, NumberText } from '@karavan/model'
import type { EpcisErrorCode } from './errors.js'
import { ATTRIBUTES_MEMBER, TEXT_MEMBER } from './event-hash.js'
import { isList, isNumber, isObject } from './json-text.js'
import { fullNameOf, type Namespaces, namespacesOf } from './namespaces.js'
import { EPCIS_PREFIXES, type Vocabulary } from './vocabulary.js'
import { type Content, EVENT_MEMBERS, type Members } from './xml-events.js'
import { EPCIS_QUERY_XML, EPCIS_XML, JSON_LD, XSD, XSI } from './xml-names.js'

/**
 * Writes a document that was read as XML of EPCIS 2.0; reading it again gives the same document.
 * @throws {StructuredError} EPCIS_UNWRITABLE: a name or a character that XML does not have, a list in a list
 */
export function writeXmlDocument(document: JsonObject): string {
  const namespaces = namespacesOf(document['@context'])
  const writer = new XmlWriter(namespaces)
  const body = document['type'] === 'EPCISQueryDocument' ? writer.queryDocument(document) : writer.document(document)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`
}

/** Attributes by their written names. */
type Attributes = Readonly<Record<string, string>>

/** Members of a document that XML has as attributes of its root, and those that it has no place for. */
const ROOT_ATTRIBUTES = ['schemaVersion', 'creationDate']
const JSON_ONLY = ['id', 'sender', 'receiver', 'instanceIdentifier']
const DOCUMENT_MEMBERS = new Set(['@context', 'type', 'epcisHeader', 'epcisBody', ...ROOT_ATTRIBUTES, ...JSON_ONLY])

class XmlWriter {
  /** Prefixes as the root binds them; those that names need are added on the way. */
  readonly #prefixes = new Map<string, string>()
  #namespaces: Namespaces
  #indent = ''
  #pointer = ''

  constructor(namespaces: Namespaces) {
    this.#namespaces = namespaces
  }

  document(document: JsonObject): string {
    return this.#root('epcis:EPCISDocument', { epcis: EPCIS_XML }, document, () => {
      const body = member(document, 'epcisBody')
      return [
        ...this.#header(member(document, 'epcisHeader')),
        ...this.#others(document, DOCUMENT_MEMBERS),
        this.#element('EPCISBody', {}, () => [
          ...this.#events(eventsOf(body), '/epcisBody/eventList'),
          ...this.#others(body, new Set(['eventList', 'event'])),
        ]),
      ]
    })
  }

  queryDocument(document: JsonObject): string {
    const bound = { epcisq: EPCIS_QUERY_XML }
    return this.#root('epcisq:EPCISQueryDocument', bound, document, () => {
      const results = member(member(document, 'epcisBody'), 'queryResults')
      const body = member(results, 'resultsBody')
      return [
        ...this.#others(document, DOCUMENT_MEMBERS),
        this.#element('EPCISBody', {}, () => [
          this.#element('epcisq:QueryResults', {}, () => [
            ...['queryName', 'subscriptionID'].flatMap((name) => this.#textElement(name, results[name])),
            this.#element('resultsBody', {}, () => [
              ...this.#events(eventsOf(body), '/epcisBody/queryResults/resultsBody/eventList'),
              ...this.#vocabularies(body['vocabularyList']),
              ...this.#others(body, new Set(['eventList', 'vocabularyList'])),
            ]),
            ...this.#others(results, new Set(['queryName', 'subscriptionID', 'resultsBody'])),
          ]),
        ]),
      ]
    })
  }

  #root(
    name: string,
    bound: Readonly<Record<string, string>>,
    document: JsonObject,
    content: () => readonly string[],
  ): string {
    for (const [prefix, uri] of Object.entries(bound)) this.#prefixes.set(uri, prefix)
    for (const [prefix, uri] of Object.entries(this.#namespaces)) {
      if (isNcName(prefix) && /[/#:]$/.test(uri) && !this.#isTaken(prefix)) this.#prefixes.set(uri, prefix)
    }
    this.#indent = '  '
    const inner = content()
    const own = JSON_ONLY.flatMap((each) => {
      const text = document[each]
      return typeof text === 'string' ? [[this.#qualified(EPCIS_PREFIXES['epcis'] ?? '', each), text] as const] : []
    })
    const plain = ROOT_ATTRIBUTES.flatMap((each) => {
      const text = document[each]
      return typeof text === 'string' ? [[each, text] as const] : []
    })
    const declared = [...this.#prefixes].map(([uri, prefix]) => [`xmlns:${prefix}`, uri] as const)
    this.#indent = ''
    return this.#wrapped(name, Object.fromEntries([...declared, ...plain, ...own]), inner)
  }

  #header(header: JsonObject): readonly string[] {
    if (Object.keys(header).length === 0) return []
    return [
      this.#element('EPCISHeader', {}, () => [
        ...(header['epcisMasterData'] === undefined
          ? []
          : [
              this.#element('extension', {}, () => [
                this.#element('EPCISMasterData', {}, () =>
                  this.#vocabularies(member(header, 'epcisMasterData')['vocabularyList']),
                ),
              ]),
            ]),
        ...this.#others(header, new Set(['epcisMasterData'])),
      ]),
    ]
  }

  #vocabularies(list: JsonValue | undefined): readonly string[] {
    if (!isList(list)) return []
    return [
      this.#element('VocabularyList', {}, () =>
        list
          .filter(isObject)
          .map((vocabulary) =>
            this.#element('Vocabulary', { type: String(vocabulary['type']) }, () => [
              this.#element('VocabularyElementList', {}, () =>
                itemsOf(vocabulary['vocabularyElementList']).map((element) => this.#vocabularyElement(element)),
              ),
            ]),
          ),
      ),
    ]
  }

  #vocabularyElement(element: JsonObject): string {
    const children = element['children']
    return this.#element('VocabularyElement', { id: String(element['id']) }, () => [
      ...itemsOf(element['attributes']).map((attribute) => {
        const content = attribute['attribute'] ?? ''
        const id = { id: String(attribute['id']) }
        return isObject(content)
          ? this.#element('attribute', id, () => this.#extensions(content))
          : this.#leaf('attribute', id, textOf(content))
      }),
      ...(isList(children)
        ? [this.#element('children', {}, () => children.map((id) => this.#leaf('id', {}, textOf(id))))]
        : []),
    ])
  }

  #events(events: readonly JsonObject[], pointer: string): readonly string[] {
    const outer = this.#namespaces
    return [
      this.#element('EventList', {}, () =>
        events.map((event, index) => {
          this.#pointer = `${pointer}/${index}`
          this.#namespaces = namespacesOf(event['@context'], outer)
          const { name, attributes } = this.#named(String(event['type']))
          const written = this.#element(name, attributes, () => this.#members(event, EVENT_MEMBERS, EVENT_OWN))
          this.#namespaces = outer
          return written
        }),
      ),
    ]
  }

  /** Standard members in the order of the schema, then all others. */
  #members(object: JsonObject, members: Members, own: ReadonlySet<string> = NO_NAMES): readonly string[] {
    const standard = Object.entries(members).flatMap(([name, content]) => {
      const value = Object.hasOwn(object, name) ? object[name] : undefined
      return value === undefined ? [] : this.#standard(name, value, content)
    })
    return [...standard, ...this.#others(object, own, members)]
  }

  #others(object: JsonObject, own: ReadonlySet<string>, members: Members = {}): readonly string[] {
    return Object.entries(object).flatMap(([name, value]) =>
      own.has(name) || Object.hasOwn(members, name) ? [] : this.#extension(name, value),
    )
  }

  #standard(name: string, value: JsonValue, content: Content): readonly string[] {
    switch (content.kind) {
      case 'text':
      case 'number':
      case 'truth':
        if (!isList(value)) return [this.#leaf(name, {}, textOf(value))]
        return value.map((each) => this.#leaf(name, this.#alone(value), textOf(each)))
      case 'word':
        return [this.#leaf(name, {}, xmlWord(value, content.words))]
      case 'texts': {
        if (!isList(value)) return []
        const texts = value.map((each) => (content.words === undefined ? textOf(each) : xmlWord(each, content.words)))
        if (content.item === '') return texts.map((text) => this.#leaf(name, {}, text))
        return [this.#element(name, {}, () => texts.map((text) => this.#leaf(content.item, {}, text)))]
      }
      case 'typed':
        return [this.#element(name, {}, () => itemsOf(value).map((item) => this.#typed(item, content)))]
      case 'objects':
        return [
          this.#element(name, {}, () =>
            itemsOf(value).map((item) => this.#element(content.item, {}, () => this.#members(item, content.members))),
          ),
        ]
      case 'object':
        return isObject(value) ? [this.#element(name, {}, () => this.#members(value, content.members))] : []
      case 'attributes':
        return (isList(value) ? value : [value])
          .filter(isObject)
          .map((each) => this.#attributed(name, each, content.members))
      case 'extensions':
        return isObject(value) ? [this.#element(name, {}, () => this.#extensions(value))] : []
    }
  }

  #typed(item: JsonObject, { item: name, words }: Content & { kind: 'typed' }): string {
    const type = item['type']
    return this.#leaf(name, type === undefined ? {} : { type: xmlWord(type, words) }, textOf(item[name] ?? ''))
  }

  #attributed(name: string, object: JsonObject, members: Members): string {
    const attributes: Record<string, string> = {}
    const nested: [string, JsonValue][] = []
    for (const [key, value] of Object.entries(object)) {
      const content = Object.hasOwn(members, key) ? members[key] : undefined
      if (content !== undefined)
        attributes[key] = content.kind === 'word' ? xmlWord(value, content.words) : textOf(value)
      else if (typeof value !== 'string') nested.push([key, value])
      else {
        const named = this.#named(key)
        if (Object.keys(named.attributes).length > 0) nested.push([key, value])
        else attributes[named.name] = value
      }
    }
    return this.#element(name, attributes, () => nested.flatMap(([key, value]) => this.#extension(key, value)))
  }

  #extensions(object: JsonObject): readonly string[] {
    return this.#others(object, EXTENSION_OWN)
  }

  #extension(name: string, value: JsonValue, mark: Attributes = {}): readonly string[] {
    const named = this.#named(name)
    const attributes = { ...named.attributes, ...mark }
    if (isList(value)) {
      if (value.some(isList)) throw this.#unwritable(name, 'no list in a list')
      if (value.length === 0)
        return [this.#leaf(named.name, { ...attributes, [this.#qualified(JSON_LD, 'container')]: 'empty' }, '')]
      return value.flatMap((item) => this.#extension(name, item, this.#alone(value)))
    }
    if (isObject(value)) return [this.#extensionObject(named.name, attributes, value)]
    if (value === null) return [this.#leaf(named.name, { ...attributes, [this.#qualified(XSI, 'nil')]: 'true' }, '')]
    if (typeof value === 'string') return [this.#leaf(named.name, attributes, value)]
    const kind = typeof value === 'boolean' ? 'boolean' : 'decimal'
    const type = this.#qualified(XSD, kind)
    return [this.#leaf(named.name, { ...attributes, [this.#qualified(XSI, 'type')]: type }, textOf(value))]
  }

  /** The mark of the only item of a list, which else would be taken for no list. */
  #alone(list: readonly JsonValue[]): Attributes {
    return list.length === 1 ? { [this.#qualified(JSON_LD, 'container')]: '@set' } : {}
  }

  #extensionObject(name: string, attributes: Attributes, object: JsonObject): string {
    const own = member(object, ATTRIBUTES_MEMBER)
    const written = Object.fromEntries(Object.entries(own).map(([key, text]) => [this.#named(key).name, textOf(text)]))
    const text = object[TEXT_MEMBER]
    const empty = Object.keys(object).length === 0 ? { [this.#qualified(JSON_LD, 'object')]: '' } : {}
    const all = { ...attributes, ...written, ...empty }
    const inner = Object.keys(object).length === (text === undefined ? 0 : 1) + (Object.keys(own).length > 0 ? 1 : 0)
    if (text !== undefined && inner) return this.#leaf(name, all, textOf(text))
    return this.#element(name, all, () => [
      ...(text === undefined ? [] : [escaped(textOf(text))]),
      ...this.#extensions(object),
    ])
  }

  /** The written name of a member; a name without a prefix is one without a namespace. */
  #named(name: string): { readonly name: string; readonly attributes: Attributes } {
    if (name.startsWith('@'))
      return { name: this.#qualified(JSON_LD, this.#ncName(name.slice(1), name)), attributes: {} }
    const { namespace, local } = fullNameOf(name, this.#namespaces)
    if (namespace === null) {
      const colon = local.indexOf(':')
      if (colon >= 0) throw this.#unwritable(name, 'a prefix that the context binds')
      return { name: this.#ncName(local, name), attributes: {} }
    }
    return { name: this.#qualified(namespace, this.#ncName(local, name)), attributes: {} }
  }

  #ncName(local: string, name: string): string {
    if (!isNcName(local)) throw this.#unwritable(name, 'a name that XML can write')
    return local
  }

  #qualified(namespace: string, local: string): string {
    let prefix = this.#prefixes.get(namespace)
    if (prefix === undefined) {
      const own = Object.entries(this.#namespaces).find(([name, uri]) => uri === namespace && isNcName(name))?.[0]
      const wished = own ?? KNOWN_PREFIXES.get(namespace) ?? 'ns'
      prefix = wished
      for (let number = 1; this.#isTaken(prefix); number += 1) prefix = `${wished}${number}`
      this.#prefixes.set(namespace, prefix)
    }
    return `${prefix}:${local}`
  }

  #isTaken(prefix: string): boolean {
    return [...this.#prefixes.values()].includes(prefix)
  }

  #unwritable(received: string, expected: string): StructuredError<EpcisErrorCode> {
    return new StructuredError({
      code: 'EPCIS_UNWRITABLE',
      pointer: this.#pointer,
      received,
      expected,
      remediation: 'write it as JSON',
    })
  }

  #textElement(name: string, value: JsonValue | undefined): readonly string[] {
    return typeof value === 'string' ? [this.#leaf(name, {}, value)] : []
  }

  #leaf(name: string, attributes: Attributes, text: string): string {
    this.#check(text)
    const start = `${this.#indent}<${name}${this.#attributes(attributes)}`
    return text === '' ? `${start}/>` : `${start}>${escaped(text)}</${name}>`
  }

  #element(name: string, attributes: Attributes, content: () => readonly string[]): string {
    const outer = this.#indent
    this.#indent = `${outer}  `
    const inner = content()
    this.#indent = outer
    return this.#wrapped(name, attributes, inner)
  }

  #wrapped(name: string, attributes: Attributes, inner: readonly string[]): string {
    const start = `${this.#indent}<${name}${this.#attributes(attributes)}`
    return inner.length === 0 ? `${start}/>` : `${start}>\n${inner.join('\n')}\n${this.#indent}</${name}>`
  }

  #attributes(attributes: Attributes): string {
    return Object.entries(attributes)
      .map(([name, text]) => {
        this.#check(text)
        return ` ${name}="${escaped(text).replace(/["\t\n]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`
      })
      .join('')
  }

  #check(text: string): void {
    const sign = UNWRITABLE.exec(text)?.[0]
    if (sign !== undefined)
      throw this.#unwritable(`U+${sign.charCodeAt(0).toString(16).padStart(4, '0')}`, 'no such character')
  }
}

/** A standard word as XML has it, in full. */
function xmlWord(value: JsonValue, { words, urn, iri }: Vocabulary): string {
  const text = textOf(value)
  return words.has(text) ? (urn ?? iri) + text : text
}

/** Members of an event that are not its elements. */
const EVENT_OWN: ReadonlySet<string> = new Set(['@context', 'type'])
const EXTENSION_OWN: ReadonlySet<string> = new Set([TEXT_MEMBER, ATTRIBUTES_MEMBER])
const NO_NAMES: ReadonlySet<string> = new Set()

/** Prefixes that people know, by namespace. */
const KNOWN_PREFIXES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(EPCIS_PREFIXES).map(([prefix, uri]) => [uri, prefix === 'epcis' ? 'gs1epcis' : prefix] as const),
  [XSD, 'xsd'],
  [XSI, 'xsi'],
  [JSON_LD, 'jsonld'],
])

/** Characters that XML 1.0 does not have. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

function isNcName(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}\p{M}._-]*$/u.test(text)
}

function escaped(text: string): string {
  return text.replace(/[&<>\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function textOf(value: JsonValue): string {
  if (value instanceof NumberText) return value.text
  return typeof value === 'string' || typeof value === 'boolean' || isNumber(value) ? String(value) : ''
}

function member(object: JsonObject, name: string): JsonObject {
  const value = Object.hasOwn(object, name) ? object[name] : undefined
  return isObject(value) ? value : {}
}

function itemsOf(value: JsonValue | undefined): readonly JsonObject[] {
  return isList(value) ? value.filter(isObject) : []
}

function eventsOf(body: JsonObject): readonly JsonObject[] {
  const event = body['event']
  return isObject(event) ? [...itemsOf(body['eventList']), event] : itemsOf(body['eventList'])
}
