import { boundTo } from './namespaces.js'
import type { XmlElement, XmlName } from './xml-tree.js'

/** Names of EPCIS itself, in any version. */
export const EPCIS_XML = 'urn:epcglobal:epcis:xsd:2'
export const EPCIS_QUERY_XML = 'urn:epcglobal:epcis-query:xsd:2'
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance'
export const XSD = 'http://www.w3.org/2001/XMLSchema'
/** Members of JSON-LD itself (`@id`, `@value`), and marks of what XML alone would not tell from JSON. */
export const JSON_LD = 'http://www.w3.org/ns/json-ld#'

/** The text of an extension that has attributes as well. */
export const TEXT_MEMBER = '#text'
/** The attributes of an extension. */
export const ATTRIBUTES_MEMBER = '#attributes'

export function isEpcisName({ uri }: XmlName): boolean {
  return uri.startsWith('urn:epcglobal:epcis')
}

/** Names without a namespace or of EPCIS: those that the standard defines. */
export function isStandardName(name: XmlName): boolean {
  return name.uri === '' || isEpcisName(name)
}

/** The prefixes of a document of XML as names of JSON have them: one meaning each, whatever elements bind anew. */
export class Prefixes {
  readonly #bound = new Map<string, string>()
  readonly #prefixes = new Map<string, string>()

  /** Takes in what the elements bind, from the root. */
  constructor(root: XmlElement) {
    const open = [root]
    for (let element = open.pop(); element !== undefined; element = open.pop()) {
      for (const [prefix, uri] of Object.entries(element.bindings)) this.#bind(prefix, uri)
      for (const child of element.children.toReversed()) open.push(child)
    }
  }

  #bind(prefix: string, uri: string): void {
    if (uri === '' || UNBOUND.has(uri) || uri.startsWith('urn:epcglobal:epcis')) return
    const meaning = this.#bound.get(prefix) ?? boundTo(prefix, {}) ?? uri
    if (prefix !== '' && meaning === uri) {
      this.#bound.set(prefix, uri)
      if (!this.#prefixes.has(uri)) this.#prefixes.set(uri, prefix)
    } else if (!this.#prefixes.has(uri)) {
      const name = this.#free(prefix === '' ? 'ns' : prefix)
      this.#bound.set(name, uri)
      this.#prefixes.set(uri, name)
    }
  }

  #free(prefix: string): string {
    let number = this.#bound.size + 1
    while (this.#bound.has(`${prefix}${number}`)) number += 1
    return `${prefix}${number}`
  }

  /** The name of a member for an element or attribute. */
  nameOf(name: XmlName): string {
    const { prefix, local, uri } = name
    if (isStandardName(name)) return local
    if (uri === JSON_LD) return `@${local}`
    return `${this.#bound.get(prefix) === uri ? prefix : (this.#prefixes.get(uri) ?? prefix)}:${local}`
  }

  /** A short name in full, where the document binds its prefix. */
  expanded(text: string): string {
    const colon = text.indexOf(':')
    const namespace = colon < 0 ? undefined : this.#bound.get(text.slice(0, colon))
    return namespace === undefined ? text : namespace + text.slice(colon + 1)
  }

  /** The context that says so. */
  context(): Record<string, string> {
    return Object.fromEntries(this.#bound)
  }
}

/** Namespaces that no extension is of. */
const UNBOUND: ReadonlySet<string> = new Set([
  JSON_LD,
  'http://www.w3.org/2000/xmlns/',
  'http://www.w3.org/XML/1998/namespace',
])
