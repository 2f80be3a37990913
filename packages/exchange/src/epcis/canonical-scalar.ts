import { canonicalGs1 } from '@karavan/core'
import { type JsonValue, NumberText } from '@karavan/model'
import { isList, isObject } from '../json/json-text.js'
import { utcMilliseconds } from '../json/times.js'
import { plainDecimal } from './decimal.js'
import { boundTo, type Namespaces } from './namespaces.js'
import { iriOfUrn, VALUE_NAMESPACES, type Vocabulary } from './vocabulary.js'

/**
 * The one spelling that all spellings of a value share: words and short names of GS1 vocabularies in full, keys of GS1 as
 * canonical links, times in UTC, numbers without zeros behind their fraction. Empty for null, lists and objects.
 * @param words - whose bare words the value may be
 */
export function canonicalScalar(member: JsonValue, namespaces: Namespaces, words?: Vocabulary): string {
  if (member === null || isList(member) || isObject(member)) return ''
  if (typeof member === 'number') return plainDecimal(String(member))
  if (member instanceof NumberText) return plainDecimal(member.text)
  if (typeof member === 'boolean') return String(member)
  const text = member.trim()
  if (words?.words.has(text) === true) return words.iri + text
  return iriOfUrn(text) ?? inFull(text, namespaces) ?? canonicalGs1(text) ?? utcMilliseconds(text) ?? withoutZeros(text)
}

/** A short name of a vocabulary of GS1 in full. */
function inFull(text: string, namespaces: Namespaces): string | null {
  const colon = text.indexOf(':')
  const prefix = text.slice(0, Math.max(colon, 0))
  const own = Object.hasOwn(namespaces, prefix) ? namespaces[prefix] : undefined
  const namespace = own ?? (ALWAYS_IN_FULL.has(prefix) ? boundTo(prefix, {}) : undefined)
  return namespace !== undefined && VALUE_NAMESPACES.has(namespace) ? namespace + text.slice(colon + 1) : null
}

/** Prefixes that no document needs to bind. In the published vectors `gs1` is written out only where one does. */
const ALWAYS_IN_FULL: ReadonlySet<string> = new Set(['cbv', 'epcis'])

/** A text that is a decimal number loses the zeros behind its fraction: XML does not say which texts are numbers. */
function withoutZeros(text: string): string {
  return /^-?\d+\.\d+$/.test(text) ? plainDecimal(text) : text
}
