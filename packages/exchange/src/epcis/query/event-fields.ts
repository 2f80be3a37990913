import type { JsonObject, JsonValue } from '@karavan/model'
import { isList, isObject } from '../../json/json-text.js'

// Events of a user's own kind may hold anything under the names of the standard: what has another form counts as not there.

/** The objects of a list, or the one that stands in its place. */
export function objectsAt(object: JsonObject, name: string): readonly JsonObject[] {
  return items(object[name]).filter((item) => isObject(item))
}

/** The texts of a list, or the one that stands in its place. */
export function textsAt(object: JsonObject, name: string): readonly string[] {
  return items(object[name]).filter((item) => typeof item === 'string')
}

export function textAt(object: JsonObject | undefined, name: string): string | null {
  const value = object?.[name]
  return typeof value === 'string' ? value : null
}

function items(value: JsonValue | undefined): readonly JsonValue[] {
  return isList(value) ? value : value === undefined ? [] : [value]
}
