import type { EpcisEvent, JsonObject, JsonValue } from '@karavan/model'
import { isList, writeJsonLine } from '../../json/json-text.js'
import { type Namespaces, namespacesOf } from '../namespaces.js'
import { EPCIS_CONTEXT } from '../vocabulary.js'
import type { StoredEpcisEvent } from './query.js'

/**
 * Writes events as an EPCISQueryDocument, the digits of numbers as they came. Each has the time at which it was taken in,
 * and a context of its own where it uses names that its sender bound.
 * @param queryName - what was asked: `SimpleEventQuery`, or the name of a question that is kept
 * @param creationDate - a time with its offset
 */
export function writeEpcisAnswer(events: readonly StoredEpcisEvent[], queryName: string, creationDate: string): string {
  const eventList = events.map(answered)
  return writeJsonLine({
    '@context': [EPCIS_CONTEXT],
    type: 'EPCISQueryDocument',
    schemaVersion: '2.0',
    creationDate,
    epcisBody: { queryResults: { queryName, resultsBody: { eventList } } },
  })
}

/** Writes the same as an EPCISDocument, for whoever captures it elsewhere. */
export function writeEpcisDocument(events: readonly StoredEpcisEvent[], creationDate: string): string {
  return writeJsonLine({
    '@context': [EPCIS_CONTEXT],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate,
    epcisBody: { eventList: events.map(answered) },
  })
}

/** Writes one event on its own, as {@link writeEpcisAnswer} does. */
export function writeEpcisEvent(stored: StoredEpcisEvent): string {
  return writeJsonLine(answered(stored))
}

function answered({ event, recordTime, namespaces }: StoredEpcisEvent): JsonObject {
  const { '@context': own, ...rest } = event as EpcisEvent & { readonly '@context'?: JsonValue }
  const fields = { ...rest, recordTime: new Date(recordTime).toISOString() } as unknown as JsonObject // Read by the schema.
  const bound = boundBeside(own, fields, namespaces)
  const owned = own === undefined ? [] : isList(own) ? own : [own]
  const context = Object.keys(bound).length === 0 ? owned : [bound, ...owned]
  return context.length === 0 ? fields : { '@context': context, ...fields }
}

/** The names that an event uses and does not bind itself. */
function boundBeside(own: JsonValue | undefined, fields: JsonObject, namespaces: Namespaces): JsonObject {
  const itself = namespacesOf(own)
  const text = writeJsonLine(fields)
  const used = Object.entries(namespaces).filter(([name]) => {
    const start = JSON.stringify(name).slice(0, -1)
    return !Object.hasOwn(itself, name) && (text.includes(`${start}:`) || text.includes(`${start}"`))
  })
  return Object.fromEntries(used)
}
