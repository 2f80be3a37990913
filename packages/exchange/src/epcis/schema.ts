import type { JsonObject, JsonValue } from '@karavan/model'
import { isList, isObject } from '../json/json-text.js'
import { anything, fits, list, number, object, ruled, type Shape, text, truth } from '../json/shape.js'
import { isDateTime } from '../json/times.js'
import { isUri } from './uri.js'
import {
  BIZ_STEPS,
  COMPONENTS,
  DISPOSITIONS,
  ERROR_REASONS,
  MEASUREMENTS,
  PARTY_TYPES,
  SENSOR_ALERTS,
  TRANSACTION_TYPES,
  type Vocabulary,
} from './vocabulary.js'

const uri = text('a URI', isUri)
const time = text('a time with its offset, such as 2026-11-02T06:40:00+05:00', isDateTime)
const offset = text('an offset such as +05:00', (value) => /^[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)$/.test(value))
const version = text('a version such as 2.0', (value) => /^\d+(?:\.\d+)*$/.test(value))
const anyText = text('a text')

/** What words of the CBV may not be written as: JSON has them bare. */
const CBV_IN_FULL = /^(?:urn:epcglobal:cbv|https?:\/\/ns\.gs1\.org\/cbv\/)/
const GS1_IN_FULL = /^https?:\/\/(?:www\.)?gs1\.org\/voc\//

function word(vocabulary: Vocabulary, inFull: RegExp, example: string): Shape {
  const passes = (value: string) => vocabulary.words.has(value) || (isUri(value) && !inFull.test(value))
  return text(`a standard word such as ${example}, bare, or a URI of another vocabulary`, passes)
}

const bizStep = word(BIZ_STEPS, CBV_IN_FULL, 'loading')
const disposition = word(DISPOSITIONS, CBV_IN_FULL, 'in_transit')
const transactionType = word(TRANSACTION_TYPES, CBV_IN_FULL, 'bol')
const partyType = word(PARTY_TYPES, CBV_IN_FULL, 'possessing_party')
const reason = word(ERROR_REASONS, CBV_IN_FULL, 'incorrect_data')
const component = word(COMPONENTS, CBV_IN_FULL, 'latitude')
const measurement = word(MEASUREMENTS, GS1_IN_FULL, 'Temperature')
const alert = word(SENSOR_ALERTS, GS1_IN_FULL, 'ALARM_CONDITION')
const action = text('ADD, OBSERVE or DELETE', (value) => /^(?:ADD|OBSERVE|DELETE)$/.test(value))

const none = () => false
const uris = list(uri)
const place = object({ members: { id: uri }, required: ['id'] })
const quantity = object({
  members: {
    epcClass: uri,
    quantity: number,
    uom: text('a unit such as KGM', (value) => /^[A-Z0-9]{2,3}$/.test(value)),
  },
  required: ['epcClass'],
  others: none,
})
const quantities = list(quantity)
const transaction = object({
  members: { type: transactionType, bizTransaction: uri },
  required: ['bizTransaction'],
  others: none,
})
const party = (name: string) =>
  list(object({ members: { type: partyType, [name]: uri }, required: ['type', name], others: none }))

const sensorSource = { deviceID: uri, deviceMetadata: uri, rawData: uri, dataProcessingMethod: uri, bizRules: uri }
const sensorElement = object({
  members: {
    sensorMetadata: object({ members: { time, startTime: time, endTime: time, ...sensorSource }, others: isUri }),
    sensorReport: list(
      object({
        members: {
          type: measurement,
          exception: alert,
          ...sensorSource,
          time,
          microorganism: uri,
          chemicalSubstance: uri,
          coordinateReferenceSystem: uri,
          value: number,
          component,
          stringValue: anyText,
          booleanValue: truth,
          hexBinaryValue: text('hexadecimal digits', (value) => /^[A-Fa-f0-9]+$/.test(value)),
          uriValue: uri,
          minValue: number,
          maxValue: number,
          meanValue: number,
          sDev: number,
          percRank: number,
          percValue: number,
          uom: anyText,
        },
        required: ['type'],
        others: isUri,
      }),
      { least: 1 },
    ),
  },
  required: ['sensorReport'],
  others: isUri,
})

const contextPart: Shape = (value, pointer, faults) => {
  if (!isObject(value)) text('the address of a context, or an object', isUri)(value, pointer, faults)
}
/** Most names that a context may bind: what names stand for is looked up among them. */
const NAME_LIMIT = 500
const context: Shape = (value, pointer, faults) => {
  ;(isList(value) ? list(contextPart, { set: true }) : contextPart)(value, pointer, faults)
  const parts = (isList(value) ? value : [value]).filter(isObject)
  const names = parts.reduce((sum, part) => sum + Object.keys(part).length, 0)
  if (names > NAME_LIMIT) faults.add(pointer, `${names} names`, `a context of at most ${NAME_LIMIT} names`)
}

const CORE: Readonly<Record<string, Shape>> = {
  '@context': context,
  type: text('the type of the event'),
  eventTime: time,
  recordTime: time,
  eventTimeZoneOffset: offset,
  eventID: uri,
  certificationInfo: (value, pointer, faults) => (isList(value) ? uris : uri)(value, pointer, faults),
  errorDeclaration: object({
    members: { declarationTime: time, reason, correctiveEventIDs: uris },
    required: ['declarationTime'],
    others: isUri,
  }),
}

const WHERE_AND_WHY: Readonly<Record<string, Shape>> = {
  bizStep,
  disposition,
  readPoint: place,
  bizLocation: place,
  bizTransactionList: list(transaction),
  sourceList: party('source'),
  destinationList: party('destination'),
  sensorElementList: list(sensorElement),
}

const LIFE: Readonly<Record<string, Shape>> = {
  persistentDisposition: ruled(
    object({
      members: {
        set: list(disposition, { least: 1, set: true }),
        unset: list(disposition, { least: 1, set: true }),
      },
      others: none,
    }),
    (value) => Object.hasOwn(value, 'set') || Object.hasOwn(value, 'unset'),
    'set or unset',
  ),
  ilmd: object({ members: {}, others: isUri }),
}

function event(members: Readonly<Record<string, Shape>>, required: readonly string[]): Shape {
  return object({
    members: { ...CORE, ...WHERE_AND_WHY, ...members },
    required: ['eventTime', 'eventTimeZoneOffset', ...required],
    others: isUri,
  })
}

const filled = (value: JsonObject, name: string) => {
  const items = value[name]
  return isList(items) && items.length > 0
}
const some = (value: JsonObject, ...names: readonly string[]) => names.some((name) => filled(value, name))
const ends = (value: JsonObject) => value['action'] === 'DELETE'

const children = { parentID: uri, childEPCs: uris, childQuantityList: quantities, action }
const hasChildren = (value: JsonObject) => ends(value) || some(value, 'childEPCs', 'childQuantityList')
const CHILDREN = 'childEPCs or childQuantityList, or the action DELETE, which ends all'

const OBJECT = ruled(
  ruled(
    event({ ...LIFE, action, epcList: list(uri, { set: true }), quantityList: quantities }, ['action']),
    (value) =>
      isList(value['epcList']) ||
      filled(value, 'quantityList') ||
      (filled(value, 'sensorElementList') && fits(value['readPoint'] ?? null, place)),
    'epcList or quantityList, or a sensorElementList with a readPoint',
  ),
  (value) => !Object.hasOwn(value, 'ilmd') || value['action'] === 'ADD',
  'ilmd only with the action ADD',
)

const INPUTS = ['inputEPCList', 'inputQuantityList']
const OUTPUTS = ['outputEPCList', 'outputQuantityList']

const EVENTS: Readonly<Record<string, Shape>> = {
  ObjectEvent: OBJECT,
  AggregationEvent: ruled(event(children, ['action']), hasChildren, CHILDREN),
  TransactionEvent: ruled(
    event(
      {
        parentID: uri,
        epcList: uris,
        quantityList: quantities,
        action,
        bizTransactionList: list(transaction, { least: 1 }),
      },
      ['bizTransactionList', 'action'],
    ),
    (value) => ends(value) || isList(value['epcList']) || filled(value, 'quantityList'),
    'epcList or quantityList, or the action DELETE, which ends all',
  ),
  TransformationEvent: ruled(
    event(
      {
        ...LIFE,
        inputEPCList: list(uri, { set: true }),
        inputQuantityList: quantities,
        outputEPCList: list(uri, { set: true }),
        outputQuantityList: quantities,
        transformationID: uri,
      },
      [],
    ),
    (value) =>
      Object.hasOwn(value, 'transformationID')
        ? some(value, ...INPUTS, ...OUTPUTS)
        : some(value, ...INPUTS) && some(value, ...OUTPUTS),
    'inputs and outputs; either of them under a transformationID',
  ),
  AssociationEvent: ruled(event(children, ['action', 'parentID']), hasChildren, CHILDREN),
}

const EXTENDED = object({
  members: { ...CORE, type: text(`one of ${Object.keys(EVENTS).join(' ')}, or the URI of a type of one's own`, isUri) },
  required: ['eventTime', 'eventTimeZoneOffset'],
})

/** An event in a document, of any type. */
const anyEvent: Shape = (value, pointer, faults) => {
  if (!isObject(value)) return faults.add(pointer, value, 'an event')
  const type = value['type']
  if (type === undefined) return faults.add(pointer, Object.keys(value).join(' '), 'type, which is required')
  shapeOf(type)(value, pointer, faults)
}

function shapeOf(type: JsonValue): Shape {
  return (typeof type === 'string' && Object.hasOwn(EVENTS, type) ? EVENTS[type] : undefined) ?? EXTENDED
}

const events = list(anyEvent)
const vocabularies = list(
  object({
    members: {
      type: uri,
      vocabularyElementList: list(
        object({
          members: {
            id: uri,
            attributes: list(
              object({
                members: {
                  id: uri,
                  attribute: (value, pointer, faults) => {
                    if (isList(value) || value === null || typeof value === 'boolean') {
                      faults.add(pointer, value, 'a text, a number or an object')
                    }
                  },
                },
                required: ['id'],
              }),
            ),
            children: uris,
          },
          required: ['id'],
        }),
      ),
    },
    required: ['type'],
  }),
)

const BODY = ruled(
  object({ members: { eventList: events, event: anyEvent } }),
  (value) => Object.hasOwn(value, 'eventList') || Object.hasOwn(value, 'event'),
  'eventList, or event',
)

const DOCUMENTS: Readonly<Record<string, Shape>> = {
  EPCISDocument: object({
    members: {
      '@context': context,
      id: uri,
      type: anything,
      schemaVersion: version,
      creationDate: time,
      instanceIdentifier: anyText,
      sender: anyText,
      receiver: anyText,
      epcisHeader: object({
        members: { epcisMasterData: object({ members: { vocabularyList: vocabularies } }) },
        others: isUri,
      }),
      epcisBody: BODY,
    },
    required: ['@context', 'schemaVersion', 'creationDate', 'epcisBody'],
    others: isUri,
  }),
  EPCISQueryDocument: object({
    members: {
      '@context': context,
      id: uri,
      type: anything,
      schemaVersion: version,
      creationDate: time,
      epcisBody: object({
        members: {
          queryResults: object({
            members: {
              queryName: anyText,
              subscriptionID: anyText,
              resultsBody: object({
                members: { eventList: events, vocabularyList: vocabularies },
                required: ['eventList'],
                others: isUri,
              }),
            },
            required: ['queryName', 'resultsBody'],
            others: isUri,
          }),
        },
        required: ['queryResults'],
        others: isUri,
      }),
    },
    required: ['@context', 'epcisBody'],
    others: isUri,
  }),
}

const bareEvent: Shape = (value, pointer, faults) => {
  anyEvent(value, pointer, faults)
  if (isObject(value) && !Object.hasOwn(value, '@context')) {
    faults.add(pointer, Object.keys(value).join(' '), '@context, which is required of an event on its own')
  }
}

/** What is read: a document, a query document, an event on its own, or a list of those. */
export const EPCIS: Shape = (value, pointer, faults) => {
  if (isList(value)) return list(bareEvent)(value, pointer, faults)
  const type = isObject(value) ? value['type'] : undefined
  const document = typeof type === 'string' && Object.hasOwn(DOCUMENTS, type) ? DOCUMENTS[type] : undefined
  ;(document ?? bareEvent)(value, pointer, faults)
}
