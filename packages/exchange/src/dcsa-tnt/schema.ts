import { anything, list, object, type Shape, text } from '../json/shape.js'
import { isDateTime } from '../json/times.js'

/** Kinds of events, and the member that says what happened in each. */
export const TYPE_CODES = {
  TRANSPORT: 'transportEventTypeCode',
  EQUIPMENT: 'equipmentEventTypeCode',
  SHIPMENT: 'shipmentEventTypeCode',
} as const

export type DcsaEventType = keyof typeof TYPE_CODES

export function isEventType(value: unknown): value is DcsaEventType {
  return typeof value === 'string' && Object.hasOwn(TYPE_CODES, value)
}

const filled = text('a text', (value) => value !== '')
const anyText = text('a text')
const time = text(
  'a time with its offset, such as 2026-11-20T14:05:00+05:00',
  (value) => isDateTime(value) && /(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))$/i.test(value),
)
const uuid = text('a UUID', (value) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value))
const classifier = text('PLN, EST or ACT', (value) => /^(?:PLN|EST|ACT)$/.test(value))

const location = object({
  members: { locationName: anyText, UNLocationCode: anyText, facilityCode: anyText, facilityCodeListProvider: anyText },
})
const transportCall = object({
  members: {
    transportCallID: filled,
    modeOfTransport: filled,
    UNLocationCode: anyText,
    facilityCode: anyText,
    facilityCodeListProvider: anyText,
    otherFacility: anyText,
    location,
    vessel: object({ members: { vesselIMONumber: filled, vesselName: anyText }, required: ['vesselIMONumber'] }),
  },
  required: ['transportCallID', 'modeOfTransport'],
})

const COMMON: Readonly<Record<string, Shape>> = {
  eventID: uuid,
  eventCreatedDateTime: time,
  eventType: anything,
  eventClassifierCode: classifier,
  eventDateTime: time,
  transportCall,
  documentReferences: list(object({ members: { documentReferenceType: anyText, documentReferenceValue: anyText } })),
  references: list(
    object({
      members: { referenceType: anyText, referenceValue: anyText },
      required: ['referenceType', 'referenceValue'],
    }),
  ),
}

function event(members: Readonly<Record<string, Shape>>, required: readonly string[]): Shape {
  return object({
    members: { ...COMMON, ...members },
    required: ['eventCreatedDateTime', 'eventClassifierCode', 'eventDateTime', ...required],
  })
}

/** Events of DCSA Track and Trace 2.2; members that it does not name may be there. */
export const DCSA_EVENTS: Readonly<Record<DcsaEventType, Shape>> = {
  TRANSPORT: event({ transportEventTypeCode: filled }, ['transportEventTypeCode', 'transportCall']),
  EQUIPMENT: event(
    {
      equipmentEventTypeCode: filled,
      equipmentReference: anyText,
      emptyIndicatorCode: text('EMPTY or LADEN', (value) => /^(?:EMPTY|LADEN)$/.test(value)),
      eventLocation: location,
      seals: list(object({ members: { sealNumber: filled }, required: ['sealNumber'] })),
    },
    ['equipmentEventTypeCode', 'emptyIndicatorCode'],
  ),
  SHIPMENT: event({ shipmentEventTypeCode: filled, documentID: filled, documentTypeCode: filled }, [
    'shipmentEventTypeCode',
    'documentID',
    'documentTypeCode',
  ]),
}
