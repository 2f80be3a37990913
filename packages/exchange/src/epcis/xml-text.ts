import { StructuredError } from '@karavan/core'
import { deeper } from '../json/json-text.js'
import type { EpcisErrorCode } from './errors.js'
import { fullNameOf, type Namespaces } from './namespaces.js'
import { EPCIS_PREFIXES } from './vocabulary.js'
import { JSON_LD, XSD, XSI } from './xml-names.js'

/** Attributes by their written names. */
export type XmlAttributes = Readonly<Record<string, string>>

/** Writes elements, two spaces to a level, and binds the prefixes that their names need. */
export class XmlText {
  /** By namespace; the root binds them all. */
  readonly #prefixes = new Map<string, string>()
  readonly #taken = new Set<string>()
  #indent = ''
  /** What the names of members stand for, where the writing stands. */
  namespaces: Namespaces
  /** JSON pointer of what is written, for errors. */
  pointer = ''

  /** @param bound - prefixes that the root needs, with their namespaces */
  constructor(bound: Readonly<Record<string, string>>, namespaces: Namespaces) {
    this.namespaces = namespaces
    for (const [prefix, uri] of Object.entries(bound)) this.#take(prefix, uri)
    for (const [prefix, uri] of Object.entries(namespaces)) {
      if (isNcName(prefix) && /[/#:]$/.test(uri) && !this.#taken.has(prefix)) this.#take(prefix, uri)
    }
  }

  /** The root, which binds the prefixes of all that it holds. */
  root(name: string, attributes: () => XmlAttributes, content: () => readonly string[]): string {
    this.#indent = '  '
    const inner = content()
    this.#indent = ''
    const own = attributes()
    const bound = Object.fromEntries([...this.#prefixes].map(([uri, prefix]) => [`xmlns:${prefix}`, uri]))
    return this.#around(name, { ...bound, ...own }, inner)
  }

  /** An element that holds elements. */
  element(name: string, attributes: XmlAttributes, content: () => readonly string[]): string {
    const outer = this.#indent
    this.#indent = deeper(outer)
    const inner = content()
    this.#indent = outer
    return this.#around(name, attributes, inner)
  }

  /** An element that holds a text. */
  leaf(name: string, attributes: XmlAttributes, text: string): string {
    const start = `${this.#indent}<${name}${this.#attributes(attributes)}`
    return text === '' ? `${start}/>` : `${start}>${this.text(text)}</${name}>`
  }

  /** A text between elements. */
  text(text: string): string {
    const sign = UNWRITABLE.exec(text)?.[0]
    if (sign !== undefined) {
      throw this.unwritable(`U+${sign.charCodeAt(0).toString(16).padStart(4, '0')}`, 'no such character')
    }
    return text.replace(/[&<>\r]/g, byNumber)
  }

  #around(name: string, attributes: XmlAttributes, inner: readonly string[]): string {
    const start = `${this.#indent}<${name}${this.#attributes(attributes)}`
    return inner.length === 0 ? `${start}/>` : `${start}>\n${inner.join('\n')}\n${this.#indent}</${name}>`
  }

  #attributes(attributes: XmlAttributes): string {
    return Object.entries(attributes)
      .map(([name, text]) => ` ${name}="${this.text(text).replace(/["\t\n]/g, byNumber)}"`)
      .join('')
  }

  /** The written name of a member; a name without a prefix is one without a namespace. */
  nameOf(member: string): string {
    const isKeyword = member.startsWith('@')
    const { namespace, local } = isKeyword
      ? { namespace: JSON_LD, local: member.slice(1) }
      : fullNameOf(member, this.namespaces)
    if (namespace === null && local.includes(':')) throw this.unwritable(member, 'a prefix that the context binds')
    if (!isNcName(local)) throw this.unwritable(member, 'a name that XML can write')
    return namespace === null ? local : this.qualified(namespace, local)
  }

  /** The written name of what a namespace holds. */
  qualified(namespace: string, local: string): string {
    return `${this.#prefixes.get(namespace) ?? this.#bind(namespace)}:${local}`
  }

  #bind(namespace: string): string {
    const own = Object.entries(this.namespaces).find(([name, uri]) => uri === namespace && isNcName(name))?.[0]
    const wished = own ?? KNOWN_PREFIXES.get(namespace) ?? 'ns'
    let prefix = wished
    for (let number = this.#taken.size; this.#taken.has(prefix); number += 1) prefix = `${wished}${number}`
    this.#take(prefix, namespace)
    return prefix
  }

  #take(prefix: string, namespace: string): void {
    this.#prefixes.set(namespace, prefix)
    this.#taken.add(prefix)
  }

  unwritable(received: string, expected: string): StructuredError<EpcisErrorCode> {
    const remediation = 'write it as JSON'
    return new StructuredError({ code: 'EPCIS_UNWRITABLE', pointer: this.pointer, received, expected, remediation })
  }
}

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

function byNumber(sign: string): string {
  return `&#${sign.charCodeAt(0)};`
}
