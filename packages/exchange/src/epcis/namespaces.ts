import type { JsonValue } from '@karavan/model'
import { isList, isObject } from '../json/json-text.js'
import { EPCIS_PREFIXES } from './vocabulary.js'

/**
 * What short names stand for: prefixes and terms that a document binds itself, by name. What the context of EPCIS binds
 * is known besides.
 */
export type Namespaces = Readonly<Record<string, string>>

/** The prefixes and terms that a JSON-LD context binds in the document itself; contexts by address are not fetched. */
export function namespacesOf(context: JsonValue | undefined, outer: Namespaces = {}): Namespaces {
  const bound: Record<string, string> = Object.assign(Object.create(null), outer)
  for (const part of isList(context) ? context : [context]) {
    if (!isObject(part)) continue
    for (const [name, meaning] of Object.entries(part)) {
      const iri = isObject(meaning) ? meaning['@id'] : meaning
      if (typeof iri === 'string') bound[name] = iri
    }
  }
  return bound
}

/** A name in full: its namespace, and the name in it. */
export interface FullName {
  /** Null for a name without. */
  readonly namespace: string | null
  readonly local: string
}

/** What a member's name stands for; a prefix that nobody binds leaves the name as it is. */
export function fullNameOf(name: string, namespaces: Namespaces): FullName {
  const colon = name.indexOf(':')
  if (name.startsWith('@')) return { namespace: null, local: name }
  if (colon < 0) {
    const iri = ownMeaning(name, namespaces)
    return iri === undefined ? { namespace: null, local: name } : splitIri(iri)
  }
  const namespace = boundTo(name.slice(0, colon), namespaces)
  if (namespace !== undefined) return { namespace, local: name.slice(colon + 1) }
  return isIri(name) ? splitIri(name) : { namespace: null, local: name }
}

/** The namespace of a prefix, the document's own before that of the context of EPCIS. */
export function boundTo(prefix: string, namespaces: Namespaces): string | undefined {
  return ownMeaning(prefix, namespaces) ?? ownMeaning(prefix, EPCIS_PREFIXES)
}

function ownMeaning(name: string, namespaces: Namespaces): string | undefined {
  return Object.hasOwn(namespaces, name) ? namespaces[name] : undefined
}

/** Whether a text with a colon is an IRI in full rather than a prefix and a name. */
export function isIri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/|^urn:|^ni:/i.test(text)
}

/** An IRI cut behind its last separator. */
function splitIri(iri: string): FullName {
  const at = Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#'), iri.lastIndexOf(':')) + 1
  return { namespace: iri.slice(0, at), local: iri.slice(at) }
}

/** `{namespace}name`, as the hash of an event writes the names of extensions. */
export function clarkName(name: string, namespaces: Namespaces): string {
  return writeClark(fullNameOf(name, namespaces))
}

export function writeClark({ namespace, local }: FullName): string {
  return namespace === null ? local : `{${namespace}}${local}`
}
