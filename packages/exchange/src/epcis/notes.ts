import type { JsonObject, JsonValue } from '@karavan/model'
import { isList, isObject } from '../json/json-text.js'
import type { EventInContext } from './event-hash.js'
import { boundTo, isIri, type Namespaces } from './namespaces.js'
import { EPCIS_CONTEXT } from './vocabulary.js'

/** Something odd that was kept as it came. */
export interface EpcisNote {
  /** `context`: the context of EPCIS is not named; `prefix`: nobody binds the prefix of a name. */
  readonly kind: 'context' | 'prefix'
  /** Where it is first seen; as that of a fault. */
  readonly pointer: string
  /** The name with the prefix; the contexts that are named. */
  readonly received: string
}

/** What is odd in a document, each prefix once. */
export function notesOf(
  document: JsonValue,
  events: readonly (EventInContext & { readonly pointer: string })[],
): readonly EpcisNote[] {
  const notes = new Map<string, EpcisNote>()
  const context = isObject(document) ? document['@context'] : undefined
  const contexts = (isList(context) ? context : [context]).filter((each) => typeof each === 'string')
  if (isObject(document) && !contexts.some(isEpcisContext)) {
    notes.set('', { kind: 'context', pointer: '/@context', received: contexts.join(' ') || 'no address of a context' })
  }
  for (const { event, namespaces, pointer } of events) {
    for (const name of namesIn(event as unknown as JsonObject)) {
      const prefix = name.slice(0, name.indexOf(':'))
      if (notes.has(prefix) || isBound(name, prefix, namespaces)) continue
      notes.set(prefix, { kind: 'prefix', pointer, received: name })
    }
  }
  return [...notes.values()]
}

function isEpcisContext(address: string): boolean {
  return address === EPCIS_CONTEXT || /\/epcis-context\.jsonld$/.test(address)
}

function isBound(name: string, prefix: string, namespaces: Namespaces): boolean {
  return isIri(name) || boundTo(prefix, namespaces) !== undefined
}

/** Names with a prefix, at any depth. */
function* namesIn(object: JsonObject): Iterable<string> {
  for (const [name, value] of Object.entries(object)) {
    if (name === '@context') continue
    if (name.includes(':')) yield name
    for (const each of isList(value) ? value : [value]) if (isObject(each)) yield* namesIn(each)
  }
}
