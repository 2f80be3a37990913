import type { EpcisEvent, JsonObject, JsonValue } from '@karavan/model'
import { isList, isObject } from '../json/json-text.js'
import type { EventInContext } from './event-hash.js'
import { clarkName } from './namespaces.js'

/** An event without the fields that its document leaves out of the hash, at any depth: what all who told it have said. */
export function withoutIgnored({ event, namespaces, ignored }: EventInContext): EpcisEvent {
  if (ignored.size === 0) return event
  const kept = (value: JsonValue, isExtension: boolean): JsonValue => {
    if (isList(value)) return value.map((item) => kept(item, isExtension))
    if (!isObject(value)) return value
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, member]) => {
        const isOwn = isExtension || name.includes(':')
        return isOwn && ignored.has(clarkName(name, namespaces)) ? [] : [[name, kept(member, isOwn)]]
      }),
    ) as JsonObject
  }
  return kept(event as unknown as JsonObject, false) as unknown as EpcisEvent // What is standard stays as the schema has read it.
}
