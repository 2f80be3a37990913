import type { JsonObject, JsonValue } from '@karavan/model'
import { isList, isObject, setMember } from '../json/json-text.js'
import { malformed } from './errors.js'
import { EPCIS_CONTEXT, EPCIS_PREFIXES } from './vocabulary.js'
import { ElementReader } from './xml-events.js'
import { isEpcisName, isStandardName, Prefixes, XSI } from './xml-names.js'
import { readXmlTree, type XmlElement } from './xml-tree.js'

/** A document in its JSON form, and where in the XML each part of it stood. */
export interface XmlReading {
  readonly document: JsonObject
  /** The path of elements and the line of what a JSON pointer names. */
  readonly place: (pointer: string) => string
}

/**
 * Reads an EPCIS document or query document in XML, of EPCIS 2.0 or 1.x, into the JSON form of EPCIS 2.0.
 * @throws {StructuredError} EPCIS_MALFORMED
 */
export function readXmlDocument(text: string): XmlReading {
  const root = readXmlTree(text)
  const isDocument = root.local === 'EPCISDocument' || root.local === 'EPCISQueryDocument'
  if (!isDocument || !isEpcisName(root)) {
    const expected = 'EPCISDocument or EPCISQueryDocument of a namespace of EPCIS, urn:epcglobal:epcis:xsd:2'
    throw malformed(`${root.line}:1`, `${root.local} of ${root.uri || 'no namespace'}`, expected)
  }
  const reader = new DocumentReader(root)
  const document = reader.document(root)
  let places: Places | undefined
  const place = (pointer: string) => {
    places ??= new Places(root, reader.origins)
    return places.of(pointer, document)
  }
  return { document, place }
}

/** Elements of a document that are told in JSON by members of their own. */
const STANDARD = new Set([
  'EPCISHeader',
  'EPCISBody',
  'extension',
  'QueryResults',
  'queryName',
  'subscriptionID',
  'resultsBody',
])

class DocumentReader {
  readonly #prefixes: Prefixes
  readonly #elements: ElementReader

  constructor(root: XmlElement) {
    this.#prefixes = new Prefixes(root)
    this.#elements = new ElementReader(this.#prefixes)
  }

  get origins(): WeakMap<object, XmlElement> {
    return this.#elements.origins
  }

  document(root: XmlElement): JsonObject {
    const document: Record<string, JsonValue> = {
      '@context': [EPCIS_CONTEXT, this.#prefixes.context()],
      type: root.local,
    }
    for (const attribute of root.attributes) {
      if (attribute.uri === XSI) continue
      const name = attribute.uri === EPCIS_PREFIXES['epcis'] ? attribute.local : this.#prefixes.nameOf(attribute)
      setMember(document, name, attribute.value)
    }
    if (/^1(?:\.\d+)*$/.test(String(document['schemaVersion']))) document['schemaVersion'] = '2.0'
    const header = child(root, 'EPCISHeader')
    if (header !== undefined) document['epcisHeader'] = this.#header(header)
    this.#others(root, document)
    const body = root.local === 'EPCISDocument' ? this.#body(root) : this.#queryBody(root)
    if (body !== undefined) document['epcisBody'] = body
    this.origins.set(document, root)
    return document
  }

  #others(element: XmlElement, into: Record<string, JsonValue>): void {
    for (const each of element.children) {
      if (STANDARD.has(each.local) && isStandardName(each)) continue
      if (each.local === 'EventList' || each.local === 'VocabularyList') continue
      this.#elements.addExtension(each, into)
    }
  }

  #header(header: XmlElement): JsonObject {
    const object: Record<string, JsonValue> = {}
    const masterData = child(header, 'EPCISMasterData') ?? child(child(header, 'extension'), 'EPCISMasterData')
    if (masterData !== undefined) {
      const list = child(masterData, 'VocabularyList')
      object['epcisMasterData'] = list === undefined ? {} : { vocabularyList: this.#vocabularies(list) }
    }
    for (const each of header.children) {
      if (each.local !== 'EPCISMasterData' && each.local !== 'extension') this.#elements.addExtension(each, object)
    }
    this.origins.set(object, header)
    return object
  }

  #vocabularies(list: XmlElement): JsonValue {
    return list.children.map((vocabulary) => {
      const elements = child(vocabulary, 'VocabularyElementList')?.children
      return {
        type: attributeOf(vocabulary, 'type'),
        ...(elements === undefined
          ? {}
          : { vocabularyElementList: elements.map((element) => this.#vocabularyElement(element)) }),
      }
    })
  }

  #vocabularyElement(element: XmlElement): JsonObject {
    const attributes = element.children
      .filter(({ local }) => local === 'attribute')
      .map((each) => ({ id: attributeOf(each, 'id'), attribute: this.#elements.extension(withoutId(each)) }))
    const children = child(element, 'children')?.children.map(({ text }) => text.trim())
    return {
      id: attributeOf(element, 'id'),
      ...(attributes.length === 0 ? {} : { attributes }),
      ...(children === undefined ? {} : { children }),
    }
  }

  #body(root: XmlElement): JsonObject | undefined {
    const body = child(root, 'EPCISBody')
    if (body === undefined) return undefined
    const object: Record<string, JsonValue> = {}
    const list = child(body, 'EventList')
    if (list !== undefined) object['eventList'] = this.#events(list)
    this.#others(body, object)
    this.origins.set(object, body)
    return object
  }

  #queryBody(root: XmlElement): JsonObject | undefined {
    const body = child(root, 'EPCISBody') ?? root
    const results = child(body, 'QueryResults') ?? body
    const object: Record<string, JsonValue> = {}
    for (const name of ['queryName', 'subscriptionID']) {
      const element = child(results, name)
      if (element !== undefined) object[name] = element.text.trim()
    }
    if (results !== root) this.#others(results, object)
    const resultsBody = child(results, 'resultsBody')
    if (resultsBody !== undefined) object['resultsBody'] = this.#resultsBody(resultsBody)
    this.origins.set(object, results)
    if (results === root && Object.keys(object).length === 0) return undefined
    return { queryResults: object }
  }

  #resultsBody(element: XmlElement): JsonObject {
    const object: Record<string, JsonValue> = {}
    const events = child(element, 'EventList')
    const vocabularies = child(element, 'VocabularyList')
    if (events !== undefined) object['eventList'] = this.#events(events)
    if (vocabularies !== undefined) object['vocabularyList'] = this.#vocabularies(vocabularies)
    this.#others(element, object)
    this.origins.set(object, element)
    return object
  }

  #events(list: XmlElement): JsonValue {
    const events = eventElements(list).map((element) => this.#elements.event(element))
    this.origins.set(events, list)
    return events
  }
}

/** The events of a list; those that came later stand in `extension` in the older schemas. */
function eventElements(list: XmlElement): readonly XmlElement[] {
  return list.children.flatMap((each) => (each.local === 'extension' && each.uri === '' ? eventElements(each) : [each]))
}

function child(element: XmlElement | undefined, local: string): XmlElement | undefined {
  return element?.children.find((each) => each.local === local && isStandardName(each))
}

function attributeOf(element: XmlElement, local: string): string {
  return element.attributes.find((each) => each.local === local && each.uri === '')?.value ?? ''
}

function withoutId(element: XmlElement): XmlElement {
  return { ...element, attributes: element.attributes.filter(({ local, uri }) => local !== 'id' || uri !== '') }
}

/** Tells where in the XML the parts of its JSON form stood: the path of elements, and the line. */
class Places {
  readonly #root: XmlElement
  readonly #origins: WeakMap<object, XmlElement>
  readonly #parents = new Map<XmlElement, XmlElement>()

  constructor(root: XmlElement, origins: WeakMap<object, XmlElement>) {
    this.#root = root
    this.#origins = origins
    const open = [root]
    for (let element = open.pop(); element !== undefined; element = open.pop()) {
      for (const each of element.children) {
        this.#parents.set(each, element)
        open.push(each)
      }
    }
  }

  /** Of the nearest element that the part came of which a pointer names. */
  of(pointer: string, document: JsonObject): string {
    let value: JsonValue | undefined = document
    let element = this.#root
    for (const token of pointer.split('/').slice(1)) {
      const name = token.replaceAll('~1', '/').replaceAll('~0', '~')
      const local = name.slice(name.indexOf(':') + 1)
      const under: XmlElement | undefined = isList(value) ? element.children[Number(name)] : child(element, local)
      value = isList(value)
        ? value[Number(name)]
        : isObject(value) && Object.hasOwn(value, name)
          ? value[name]
          : undefined
      const origin = typeof value === 'object' && value !== null ? this.#origins.get(value) : undefined
      element = origin ?? under ?? element
    }
    return `${this.#path(element)}:${element.line}`
  }

  #path(element: XmlElement): string {
    const parent = this.#parents.get(element)
    if (parent === undefined) return `/${element.local}`
    const alike = parent.children.filter(({ local }) => local === element.local)
    return `${this.#path(parent)}/${element.local}${alike.length === 1 ? '' : `[${alike.indexOf(element) + 1}]`}`
  }
}
