import type { JsonObject, JsonValue } from '@karavan/model'
import { isList, numberOf, setMember } from '../json/json-text.js'
import {
  BIZ_STEPS,
  COMPONENTS,
  DISPOSITIONS,
  ERROR_REASONS,
  MEASUREMENTS,
  PARTY_TYPES,
  SENSOR_ALERTS,
  TRANSACTION_TYPES,
  type Vocabulary,
} from './vocabulary.js'
import { ATTRIBUTES_MEMBER, isStandardName, JSON_LD, type Prefixes, TEXT_MEMBER, XSI } from './xml-names.js'
import type { XmlAttribute, XmlElement } from './xml-tree.js'

/** How the content of a standard element of EPCIS is told in JSON. */
export type Content =
  | { readonly kind: 'text' | 'number' | 'truth' | 'extensions' }
  | { readonly kind: 'word'; readonly words: Vocabulary }
  /** Repeated elements of one name, or of several. */
  | { readonly kind: 'texts'; readonly item: string; readonly words?: Vocabulary }
  | { readonly kind: 'objects'; readonly item: string; readonly members: Members }
  /** `<source type="…">…</source>`: the text under the name of the element, the type beside it. */
  | { readonly kind: 'typed'; readonly item: string; readonly words: Vocabulary }
  | { readonly kind: 'object'; readonly members: Members }
  /** Standard fields are attributes. */
  | { readonly kind: 'attributes'; readonly members: Members }

export type Members = Readonly<Record<string, Content>>

const text: Content = { kind: 'text' }
const number: Content = { kind: 'number' }
const word = (words: Vocabulary): Content => ({ kind: 'word', words })
const epcs: Content = { kind: 'texts', item: 'epc' }
const quantities: Content = {
  kind: 'objects',
  item: 'quantityElement',
  members: { epcClass: text, quantity: number, uom: text },
}
const place: Content = { kind: 'object', members: { id: text } }

const SENSOR_SOURCE: Members = {
  deviceID: text,
  deviceMetadata: text,
  rawData: text,
  dataProcessingMethod: text,
  bizRules: text,
}

const SENSOR_REPORT: Members = {
  type: word(MEASUREMENTS),
  exception: word(SENSOR_ALERTS),
  ...SENSOR_SOURCE,
  time: text,
  microorganism: text,
  chemicalSubstance: text,
  value: number,
  component: word(COMPONENTS),
  stringValue: text,
  booleanValue: { kind: 'truth' },
  hexBinaryValue: text,
  uriValue: text,
  minValue: number,
  maxValue: number,
  meanValue: number,
  sDev: number,
  percRank: number,
  percValue: number,
  uom: text,
  coordinateReferenceSystem: text,
}

const papers: Content = { kind: 'typed', item: 'bizTransaction', words: TRANSACTION_TYPES }

/** What every event begins with. */
const COMMON_MEMBERS: Members = {
  eventTime: text,
  recordTime: text,
  eventTimeZoneOffset: text,
  eventID: text,
  errorDeclaration: {
    kind: 'object',
    members: {
      declarationTime: text,
      reason: word(ERROR_REASONS),
      correctiveEventIDs: { kind: 'texts', item: 'correctiveEventID' },
    },
  },
  certificationInfo: text,
}

/** The elements of events, in the order of the schema of EPCIS 2.0. */
const EVENT_MEMBERS: Members = {
  ...COMMON_MEMBERS,
  epcList: epcs,
  parentID: text,
  childEPCs: epcs,
  inputEPCList: epcs,
  inputQuantityList: quantities,
  outputEPCList: epcs,
  outputQuantityList: quantities,
  transformationID: text,
  action: text,
  bizStep: word(BIZ_STEPS),
  disposition: word(DISPOSITIONS),
  readPoint: place,
  bizLocation: place,
  bizTransactionList: papers,
  quantityList: quantities,
  childQuantityList: quantities,
  sourceList: { kind: 'typed', item: 'source', words: PARTY_TYPES },
  destinationList: { kind: 'typed', item: 'destination', words: PARTY_TYPES },
  sensorElementList: {
    kind: 'objects',
    item: 'sensorElement',
    members: {
      sensorMetadata: {
        kind: 'attributes',
        members: { time: text, startTime: text, endTime: text, ...SENSOR_SOURCE },
      },
      sensorReport: { kind: 'attributes', members: SENSOR_REPORT },
    },
  },
  persistentDisposition: {
    kind: 'object',
    members: {
      set: { kind: 'texts', item: '', words: DISPOSITIONS },
      unset: { kind: 'texts', item: '', words: DISPOSITIONS },
    },
  },
  ilmd: { kind: 'extensions' },
}

/** The same for a `TransactionEvent`, whose papers stand before its things. */
const TRANSACTION_MEMBERS: Members = {
  ...COMMON_MEMBERS,
  ...{ bizTransactionList: papers, parentID: text, epcList: epcs },
  ...EVENT_MEMBERS,
}

/** The elements of an event of a type, in the order of the schema. */
export function membersOf(type: JsonValue | undefined): Members {
  return type === 'TransactionEvent' ? TRANSACTION_MEMBERS : EVENT_MEMBERS
}

/** Elements that only make room in older schemas: what they hold belongs to their parent. */
const WRAPPERS = new Set(['extension', 'baseExtension'])

/** Elements that stand once for each item of a list of their parent. */
const REPEATED = new Set(['sensorReport', 'set', 'unset'])

/** Turns elements into JSON, and remembers of which element each object and list came. */
export class ElementReader {
  readonly #prefixes: Prefixes
  readonly origins = new WeakMap<object, XmlElement>()

  constructor(prefixes: Prefixes) {
    this.#prefixes = prefixes
  }

  event(element: XmlElement): JsonObject {
    return this.#object(element, EVENT_MEMBERS, { type: this.#prefixes.nameOf(element) })
  }

  /** Standard members by the table, all else as extensions. */
  #members(element: XmlElement, members: Members, into: Record<string, JsonValue>): void {
    for (const child of element.children) {
      if (isStandardName(child) && WRAPPERS.has(child.local)) {
        this.#members(child, members, into)
        continue
      }
      const content = isStandardName(child) && Object.hasOwn(members, child.local) ? members[child.local] : undefined
      if (content === undefined) this.addExtension(child, into)
      else {
        const repeated = REPEATED.has(child.local)
        append(into, child.local, this.#content(child, content, repeated), repeated || markOf(child) === '@set')
      }
    }
  }

  #content(element: XmlElement, content: Content, single: boolean): JsonValue {
    switch (content.kind) {
      case 'text':
        return element.text.trim()
      case 'number':
        return numberFrom(element.text)
      case 'truth':
        return truthFrom(element.text)
      case 'word':
        return this.#word(element.text, content.words)
      case 'texts': {
        const read = ({ text }: XmlElement) =>
          content.words === undefined ? text.trim() : this.#word(text, content.words)
        return single ? read(element) : this.#items(element, content.item, read)
      }
      case 'objects':
        return this.#items(element, content.item, (item) => this.#object(item, content.members))
      case 'typed':
        return this.#items(element, content.item, (item) => {
          const type = item.attributes.find(({ local, uri }) => local === 'type' && uri === '')
          const told = type === undefined ? {} : { type: this.#word(type.value, content.words) }
          return this.#from(item, { ...told, [content.item]: item.text.trim() })
        })
      case 'object':
        return this.#object(element, content.members)
      case 'attributes':
        return this.#attributes(element, content.members)
      case 'extensions':
        return this.#object(element, {})
    }
  }

  /** The items of a list; an element of another name becomes what no list of EPCIS holds, so that it is told as a fault. */
  #items(list: XmlElement, name: string, read: (item: XmlElement) => JsonValue): JsonValue {
    const items = list.children.map((item) =>
      item.local === name && isStandardName(item)
        ? read(item)
        : this.#from(item, { [this.#prefixes.nameOf(item)]: item.text }),
    )
    return this.#from(list, items)
  }

  #object(element: XmlElement, members: Members, object: Record<string, JsonValue> = {}): JsonObject {
    this.#ownAttributes(element, {}, object)
    this.#members(element, members, object)
    return this.#from(element, object)
  }

  #attributes(element: XmlElement, members: Members): JsonObject {
    const object: Record<string, JsonValue> = {}
    this.#ownAttributes(element, members, object)
    this.#members(element, {}, object)
    return this.#from(element, object)
  }

  #ownAttributes(element: XmlElement, members: Members, into: Record<string, JsonValue>): void {
    for (const attribute of element.attributes) {
      if (attribute.uri === XSI || attribute.uri === JSON_LD) continue
      const content =
        attribute.uri === '' && Object.hasOwn(members, attribute.local) ? members[attribute.local] : undefined
      const name = this.#prefixes.nameOf(attribute)
      setMember(into, name, content === undefined ? attribute.value : this.#attributeValue(attribute.value, content))
    }
  }

  /** Adds an element of a namespace of users as a member. */
  addExtension(element: XmlElement, into: Record<string, JsonValue>): void {
    const mark = markOf(element)
    const name = this.#prefixes.nameOf(element)
    if (mark === 'empty') setMember(into, name, [])
    else append(into, name, this.extension(element), mark === '@set')
  }

  /** An element of a namespace of users: its text, or an object of what it holds. */
  extension(element: XmlElement): JsonValue {
    const attributes = element.attributes.filter((attribute) => !isMark(attribute))
    const isLeaf = element.children.length === 0
    if (isLeaf && attributes.length <= 1) {
      const plain = plainValue(element, attributes[0])
      if (plain !== undefined) return plain
    }
    const object: Record<string, JsonValue> = {}
    if (attributes.length > 0) {
      const held = Object.fromEntries(attributes.map((each) => [this.#prefixes.nameOf(each), each.value]))
      object[ATTRIBUTES_MEMBER] = this.#from(element, held)
    }
    if (element.text.trim() !== '') object[TEXT_MEMBER] = element.text
    for (const child of element.children) this.addExtension(child, object)
    return this.#from(element, object)
  }

  #attributeValue(value: string, content: Content): JsonValue {
    if (content.kind === 'number') return numberFrom(value)
    if (content.kind === 'truth') return truthFrom(value)
    return content.kind === 'word' ? this.#word(value, content.words) : value.trim()
  }

  /** A word of the CBV as JSON has it, bare. */
  #word(text: string, { words, iri, urn }: Vocabulary): string {
    const plain = text.trim()
    const full = this.#prefixes.expanded(plain)
    const start = [iri, urn].find((each) => each !== null && full.startsWith(each))
    const bare = start == null ? '' : full.slice(start.length)
    return words.has(bare) ? bare : plain
  }

  #from<Value extends object>(element: XmlElement, value: Value): Value {
    this.origins.set(value, element)
    return value
  }
}

/** How an element that was written from JSON says that it stands for a list of one, or of none. */
function markOf(element: XmlElement): string | undefined {
  return element.attributes.find(({ local, uri }) => local === 'container' && uri === JSON_LD)?.value
}

/** Adds a member; where its name comes again, or stands for a list, it becomes one. */
function append(object: Record<string, JsonValue>, name: string, value: JsonValue, asList: boolean): void {
  const before = Object.hasOwn(object, name) ? object[name] : undefined
  if (before === undefined) setMember(object, name, asList ? [value] : value)
  else if (isList(before))
    (before as JsonValue[]).push(value) // Made here, and nobody has seen it yet.
  else setMember(object, name, [before, value])
}

/** A decimal of XML Schema as a number of JSON, which has no plus, and digits on both sides of a point. */
function numberFrom(text: string): JsonValue {
  const match = /^([+-]?)0*(\d*)(?:\.(\d*))?([eE][+-]?\d+)?$/.exec(text.trim())
  const [, sign = '', whole = '', fraction = '', exponent = ''] = match ?? []
  if (match === null || !/\d/.test(text)) return text.trim()
  return numberOf(`${sign === '-' ? '-' : ''}${whole || '0'}${fraction === '' ? '' : `.${fraction}`}${exponent}`)
}

function truthFrom(text: string): JsonValue {
  const plain = text.trim()
  if (plain === 'true' || plain === '1') return true
  return plain === 'false' || plain === '0' ? false : plain
}

/** The marks of what XML alone would not tell from other JSON. */
function isMark({ local, uri }: XmlAttribute): boolean {
  return uri === JSON_LD && (local === 'container' || local === 'object')
}

/** The value of an element without elements: its text, or what `xsi:type` or `xsi:nil` say it is; else undefined. */
function plainValue({ text, attributes }: XmlElement, attribute: XmlAttribute | undefined): JsonValue | undefined {
  if (attribute === undefined) {
    const isObject = text === '' && attributes.some(({ local, uri }) => local === 'object' && uri === JSON_LD)
    return isObject ? undefined : text
  }
  const { uri, local, value } = attribute
  if (uri !== XSI) return undefined
  if (local === 'nil') return value === 'true' && text === '' ? null : undefined
  const type = local === 'type' ? value.slice(value.indexOf(':') + 1) : ''
  const told = type === 'boolean' ? truthFrom(text) : type === 'decimal' ? numberFrom(text) : ''
  return typeof told === 'string' ? undefined : told
}
