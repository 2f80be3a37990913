import type { JsonObject, JsonValue } from '@karavan/model'
import { isList, isObject } from '../json/json-text.js'
import { namespacesOf } from './namespaces.js'
import { EPCIS_PREFIXES } from './vocabulary.js'
import { EPCIS_QUERY_XML, EPCIS_XML } from './xml-names.js'
import { XmlText } from './xml-text.js'
import { itemsOf, MemberWriter, textOf } from './xml-write-events.js'

/**
 * Writes a document that was read as XML of EPCIS 2.0; reading it again gives the same document.
 * @throws {StructuredError} EPCIS_UNWRITABLE: a name or a character that XML does not have, a list in a list
 */
export function writeXmlDocument(document: JsonObject): string {
  const isQuery = document['type'] === 'EPCISQueryDocument'
  const bound = isQuery ? { epcisq: EPCIS_QUERY_XML } : { epcis: EPCIS_XML }
  const writer = new DocumentWriter(new XmlText(bound, namespacesOf(document['@context'])))
  return `<?xml version="1.0" encoding="UTF-8"?>\n${isQuery ? writer.query(document) : writer.document(document)}\n`
}

/** Members of a document that XML has as attributes of its root, and those that it has no place for. */
const ROOT_ATTRIBUTES = ['schemaVersion', 'creationDate']
const JSON_ONLY = ['id', 'sender', 'receiver', 'instanceIdentifier']
const DOCUMENT_MEMBERS = new Set(['@context', 'type', 'epcisHeader', 'epcisBody', ...ROOT_ATTRIBUTES, ...JSON_ONLY])
const RESULTS_MEMBERS = new Set(['queryName', 'subscriptionID', 'resultsBody'])

class DocumentWriter {
  readonly #xml: XmlText
  readonly #members: MemberWriter

  constructor(xml: XmlText) {
    this.#xml = xml
    this.#members = new MemberWriter(xml)
  }

  document(document: JsonObject): string {
    const body = member(document, 'epcisBody')
    return this.#root('epcis:EPCISDocument', document, () => [
      ...this.#header(document),
      ...this.#members.others(document, DOCUMENT_MEMBERS),
      this.#xml.element('EPCISBody', {}, () => [
        this.#events(body, '/epcisBody'),
        ...this.#members.others(body, new Set(['eventList', 'event'])),
      ]),
    ])
  }

  query(document: JsonObject): string {
    const xml = this.#xml
    const results = member(member(document, 'epcisBody'), 'queryResults')
    const body = member(results, 'resultsBody')
    return this.#root('epcisq:EPCISQueryDocument', document, () => [
      ...this.#members.others(document, DOCUMENT_MEMBERS),
      xml.element('EPCISBody', {}, () => [
        xml.element('epcisq:QueryResults', {}, () => [
          ...['queryName', 'subscriptionID'].flatMap((name) => this.#text(name, results[name])),
          xml.element('resultsBody', {}, () => [
            this.#events(body, '/epcisBody/queryResults/resultsBody'),
            ...this.#vocabularies(body),
            ...this.#members.others(body, new Set(['eventList', 'vocabularyList'])),
          ]),
          ...this.#members.others(results, RESULTS_MEMBERS),
        ]),
      ]),
    ])
  }

  #root(name: string, document: JsonObject, content: () => readonly string[]): string {
    const texts = (names: readonly string[], written: (name: string) => string) =>
      names.flatMap((each) => {
        const text = document[each]
        return typeof text === 'string' ? [[written(each), text]] : []
      })
    const attributes = () =>
      Object.fromEntries([
        ...texts(ROOT_ATTRIBUTES, (each) => each),
        ...texts(JSON_ONLY, (each) => this.#xml.qualified(EPCIS_PREFIXES['epcis'] ?? '', each)),
      ])
    return this.#xml.root(name, attributes, content)
  }

  #header(document: JsonObject): readonly string[] {
    const header = document['epcisHeader']
    if (!isObject(header)) return []
    const masterData = header['epcisMasterData']
    const xml = this.#xml
    return [
      xml.element('EPCISHeader', {}, () => [
        ...(isObject(masterData)
          ? [
              xml.element('extension', {}, () => [
                xml.element('EPCISMasterData', {}, () => this.#vocabularies(masterData)),
              ]),
            ]
          : []),
        ...this.#members.others(header, new Set(['epcisMasterData'])),
      ]),
    ]
  }

  #vocabularies({ vocabularyList: list }: JsonObject): readonly string[] {
    if (!isList(list)) return []
    const xml = this.#xml
    const written = (vocabulary: JsonObject) =>
      xml.element('Vocabulary', { type: textOf(vocabulary['type'] ?? '') }, () => {
        const elements = vocabulary['vocabularyElementList']
        if (!isList(elements)) return []
        const each = () => itemsOf(elements).map((element) => this.#vocabularyElement(element))
        return [xml.element('VocabularyElementList', {}, each)]
      })
    return [xml.element('VocabularyList', {}, () => itemsOf(list).map(written))]
  }

  #vocabularyElement({ id, attributes, children }: JsonObject): string {
    const xml = this.#xml
    return xml.element('VocabularyElement', { id: textOf(id ?? '') }, () => [
      ...itemsOf(attributes).map((each) =>
        this.#members.value('attribute', { id: textOf(each['id'] ?? '') }, each['attribute'] ?? ''),
      ),
      ...(isList(children)
        ? [xml.element('children', {}, () => children.map((each) => xml.leaf('id', {}, textOf(each))))]
        : []),
    ])
  }

  #events({ eventList, event }: JsonObject, pointer: string): string {
    return this.#xml.element('EventList', {}, () => [
      ...itemsOf(eventList).map((each, index) => this.#members.event(each, `${pointer}/eventList/${index}`)),
      ...(isObject(event) ? [this.#members.event(event, `${pointer}/event`)] : []),
    ])
  }

  #text(name: string, value: JsonValue | undefined): readonly string[] {
    return typeof value === 'string' ? [this.#xml.leaf(name, {}, value)] : []
  }
}

function member(object: JsonObject, name: string): JsonObject {
  const value = Object.hasOwn(object, name) ? object[name] : undefined
  return isObject(value) ? value : {}
}
