import { type EpochMinutes, formatInstant } from '@karavan/core'
import type { EpcisEvent, JsonObject, JsonValue } from '@karavan/model'
import { isList, isObject, writeJsonText } from '../json/json-text.js'
import type { Refusal } from '../received.js'
import { BIZ_STEPS } from './codes.js'

/** Why an event is not written. */
export type DcsaUnwritable =
  /** DCSA Track and Trace 2.2 has no event of this kind. */
  | 'kindUnknown'
  /** DCSA asks whether the equipment is empty or laden, and the event does not say. */
  | 'loadUnknown'

/** Events as `/v2/events` answers them, and those that DCSA cannot say. */
export interface WrittenDcsaEvents {
  /** A list of events as JSON; numbers have the digits that they came with. */
  readonly text: string
  /** Pointers are into the list that was given. */
  readonly refused: readonly Refusal<DcsaUnwritable>[]
}

/**
 * Writes events for DCSA Track and Trace 2.2. Those that came from there are as they came; of others, what is done with
 * containers, each container an event of its own.
 * @param writtenAt - when events are created that have no time of record
 */
export function writeDcsaEvents(
  events: readonly EpcisEvent[],
  { writtenAt }: { readonly writtenAt: EpochMinutes },
): WrittenDcsaEvents {
  const written: JsonObject[] = []
  const refused: Refusal<DcsaUnwritable>[] = []
  for (const [index, event] of events.entries()) {
    const kept = event['karavan:dcsa']
    const bodies = isObject(kept) ? [kept] : equipmentEvents(event)
    if (typeof bodies === 'string') refused.push({ code: bodies, text: REASONS[bodies], pointer: `/${index}` })
    else written.push(...bodies.map((body) => ({ ...headOf(event, writtenAt, bodies.length === 1), ...body })))
  }
  return { text: writeJsonText(written), refused }
}

const REASONS: Readonly<Record<DcsaUnwritable, string>> = {
  kindUnknown: 'DCSA Track and Trace 2.2 has no such event of containers; send it as EPCIS',
  loadUnknown: 'DCSA asks whether the equipment is empty or laden: say full or empty in karavan:load',
}

function headOf(event: EpcisEvent, writtenAt: EpochMinutes, isAlone: boolean): JsonObject {
  const uuid = isAlone ? /^urn:uuid:(.+)$/.exec(event.eventID ?? '')?.[1] : undefined
  return {
    ...(uuid === undefined ? {} : { eventID: uuid }),
    eventCreatedDateTime: event.recordTime ?? formatInstant(writtenAt).replace(/Z$/, ':00Z'),
    eventClassifierCode: event['karavan:eventClassifierCode'] ?? 'ACT',
    eventDateTime: event.eventTime,
  }
}

/** Codes of equipment by steps of the CBV that leave no doubt. */
const CODES: Readonly<Record<string, string>> = {
  loading: 'LOAD',
  unloading: 'DISC',
  packing: 'STUF',
  unpacking: 'STRP',
  inspecting: 'INSP',
  installing: 'RSEA',
}

function codeOf(event: EpcisEvent): string | undefined {
  const own = event['karavan:eventTypeCode']
  if (typeof own !== 'string') return CODES[event.bizStep ?? '']
  return Object.hasOwn(BIZ_STEPS, own) && own !== 'ARRI' && own !== 'DEPA' ? own : undefined
}

function equipmentEvents(event: EpcisEvent): readonly JsonObject[] | DcsaUnwritable {
  const code = codeOf(event)
  const things =
    event.type === 'AggregationEvent' ? event.childEPCs : event.type === 'ObjectEvent' ? event.epcList : undefined
  const boxes = (Array.isArray(things) ? things : []).map(String).filter((thing) => thing.startsWith(CONTAINER))
  if (code === undefined || boxes.length === 0) return 'kindUnknown'
  const loads = boxes.map((box) => loadOf(event, box))
  if (loads.some((load) => load === null)) return 'loadUnknown'
  return boxes.map((box, index) => ({
    eventType: 'EQUIPMENT',
    equipmentEventTypeCode: code,
    equipmentReference: box.slice(CONTAINER.length),
    emptyIndicatorCode: loads[index] ?? null,
    ...locationOf(event),
  }))
}

const CONTAINER = 'urn:epc:id:bic:'

/** Whether a container is empty, as the event says of all or of each. */
function loadOf(event: EpcisEvent, box: string): 'LADEN' | 'EMPTY' | null {
  const each = event['karavan:equipment']
  const own = isList(each) ? each.filter(isObject).find(({ id }) => id === box)?.['load'] : undefined
  const load = own ?? event['karavan:load']
  return load === 'full' ? 'LADEN' : load === 'empty' ? 'EMPTY' : null
}

function locationOf({ readPoint }: EpcisEvent): JsonObject {
  const code = /^urn:karavan:unLocode:([A-Z2-9]{5})$/.exec(readPoint?.id ?? '')?.[1]
  if (code === undefined) return {}
  const [terminal, name]: readonly (JsonValue | undefined)[] = [
    readPoint?.['karavan:terminal'],
    readPoint?.['karavan:name'],
  ]
  return {
    eventLocation: {
      UNLocationCode: code,
      ...(typeof terminal === 'string' ? { facilityCode: terminal, facilityCodeListProvider: 'SMDG' } : {}),
      ...(typeof name === 'string' ? { locationName: name } : {}),
    },
  }
}
