import type { JsonObject, JsonValue } from '@karavan/model'
import { isList, isObject } from '../../json/json-text.js'
import { type FullName, fullNameOf, type Namespaces } from '../namespaces.js'
import { ATTRIBUTES_MEMBER, TEXT_MEMBER } from '../xml-names.js'
import { askedName } from './asked-name.js'
import { type Condition, condition, type LookedAt } from './condition.js'
import { objectsAt } from './event-fields.js'
import { isAsked, type Parameter } from './parameter.js'
import { type Relation, scalarRule } from './relation.js'
import { metadataOf, reportsOf } from './sensors.js'

/** Where in an event fields of extensions stand, by what a parameter calls it; the event itself where it does not say. */
const PLACES: Readonly<Record<string, (event: JsonObject) => readonly JsonObject[]>> = {
  '': (event) => [event],
  ILMD: (event) => objectsAt(event, 'ilmd'),
  ERROR_DECLARATION: (event) => objectsAt(event, 'errorDeclaration'),
  SENSORELEMENT: (event) => objectsAt(event, 'sensorElementList'),
  SENSORMETADATA: metadataOf,
  SENSORREPORT: reportsOf,
  readPoint: (event) => objectsAt(event, 'readPoint'),
  bizLocation: (event) => objectsAt(event, 'bizLocation'),
}

const NAME = new RegExp(
  `^(EQ|GT|GE|LT|LE|EXISTS)_(INNER_)?(?:(${Object.keys(PLACES).filter(Boolean).join('|')})_)?(.+)$`,
)

/**
 * What a parameter asks of a field of an extension, `EQ_…`, `GT_INNER_ILMD_…`, `EXISTS_…`; null where its name is not of
 * that kind.
 * @param namespaces - prefixes that the question binds
 */
export function extensionCondition(parameter: Parameter, namespaces: Namespaces): Condition | null {
  const [, relation = '', inner, place = '', field = ''] = NAME.exec(parameter.name) ?? []
  const keyIn = readField(field, namespaces)
  const objects = PLACES[place]
  if (keyIn === null || objects === undefined) return null
  const found = inner === undefined ? outerFields : innerFields
  const holds = ruleOf(relation, parameter, namespaces)
  if (holds === null) return condition(() => true)
  return condition((stored) => {
    const key = keyIn(stored.namespaces)
    for (const object of objects(stored.event)) {
      for (const value of found(object, key, stored.namespaces)) if (holds(value, stored)) return true
    }
    return false
  })
}

type Rule = (value: JsonValue, stored: LookedAt) => boolean

function ruleOf(relation: string, parameter: Parameter, namespaces: Namespaces): Rule | null {
  if (relation === 'EXISTS') return isAsked(parameter) ? isFilled : null
  const holds = scalarRule(relation as Relation, parameter, namespaces) // One of those that NAME knows.
  return (value, stored) => scalarsIn(value).some((scalar) => holds(scalar, stored.namespaces))
}

function isFilled(value: JsonValue): boolean {
  if (isList(value)) return value.some(isFilled)
  return isObject(value) ? Object.keys(value).length > 0 : value !== null && value !== ''
}

/** The values of a field: each of a list, and the text of one that has attributes. */
function scalarsIn(value: JsonValue): readonly JsonValue[] {
  if (isList(value)) return value.flatMap(scalarsIn)
  if (!isObject(value)) return value === null ? [] : [value]
  return [TEXT_MEMBER, '@value', '@id'].flatMap((name) =>
    Object.hasOwn(value, name) ? scalarsIn(value[name] ?? null) : [],
  )
}

/**
 * The name of a field as parameters write it: `prefix:name`, or an IRI, with `#` between namespace and name or without; in
 * INNER parameters also `#name` for none. Null for any other text.
 */
function readField(field: string, namespaces: Namespaces): ((ofEvent: Namespaces) => string) | null {
  const hash = field.lastIndexOf('#')
  if (hash >= 0) {
    const key = keyOf({ namespace: field.slice(0, hash), local: field.slice(hash + 1) })
    return hash + 1 < field.length ? () => key : null
  }
  const colon = field.indexOf(':')
  if (colon < 1 || colon + 1 === field.length) return null
  const name = askedName(field, namespaces)
  return (ofEvent) => keyOf(name(ofEvent))
}

/** Namespaces are written with their last `#` or `:` or without it, as XML and JSON-LD do. */
function keyOf({ namespace, local }: FullName): string {
  return `${(namespace ?? '').replace(/[#:]$/, '')}#${local}`
}

function* outerFields(object: JsonObject, key: string, namespaces: Namespaces): Iterable<JsonValue> {
  for (const [name, value] of Object.entries(object)) {
    if (isExtension(name, namespaces) && keyOf(fullNameOf(name, namespaces)) === key) yield value
  }
}

/** Fields at any depth in those of an object, but not those themselves. */
function* innerFields(object: JsonObject, key: string, namespaces: Namespaces): Iterable<JsonValue> {
  for (const [name, value] of Object.entries(object)) {
    if (isExtension(name, namespaces)) yield* fieldsBelow(value, key, namespaces)
  }
}

function* fieldsBelow(value: JsonValue, key: string, namespaces: Namespaces): Iterable<JsonValue> {
  if (isList(value)) for (const item of value) yield* fieldsBelow(item, key, namespaces)
  else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      if (name !== ATTRIBUTES_MEMBER && keyOf(fullNameOf(name, namespaces)) === key) yield member
      yield* fieldsBelow(member, key, namespaces)
    }
  }
}

/** A name with a prefix, in full, or one that the document binds as a term; other names are the standard's. */
function isExtension(name: string, namespaces: Namespaces): boolean {
  return name.includes(':') || fullNameOf(name, namespaces).namespace !== null
}
