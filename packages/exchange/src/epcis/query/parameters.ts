import { editDistance } from '@karavan/core'
import type { Namespaces } from '../namespaces.js'
import { isUri } from '../uri.js'
import { BIZ_STEPS, DISPOSITIONS, PARTY_TYPES, TRANSACTION_TYPES } from '../vocabulary.js'
import { type Condition, condition } from './condition.js'
import { parameterUnknown } from './errors.js'
import {
  action,
  correctiveEventId,
  declarationTime,
  errorReason,
  eventId,
  eventTime,
  eventType,
  exists,
  persistent,
  place,
  QUANTITY_LISTS,
  quantity,
  recordTime,
  word,
} from './event-conditions.js'
import { extensionCondition } from './extension-fields.js'
import { namesOfType, namesThing } from './names.js'
import { type Parameter, textsOf } from './parameter.js'
import type { Relation } from './relation.js'
import { sensorNumber, sensorText, sensorTime, sensorTruth, sensorType, sensorUri } from './sensors.js'

const EPCS = ['epcList', 'childEPCs']

const things =
  (...fields: readonly string[]) =>
  (parameter: Parameter) =>
    namesThing(parameter, fields)

/** Parameters with a name of their own, in the order of the standard. */
const NAMED: ReadonlyMap<string, (parameter: Parameter, namespaces: Namespaces) => Condition> = new Map(
  Object.entries({
    eventType,
    GE_eventTime: (parameter) => eventTime('GE', parameter),
    LT_eventTime: (parameter) => eventTime('LT', parameter),
    GE_recordTime: (parameter) => recordTime('GE', parameter),
    LT_recordTime: (parameter) => recordTime('LT', parameter),
    EQ_action: action,
    EQ_bizStep: (parameter) => word('bizStep', BIZ_STEPS, 'bizSteps', parameter),
    EQ_disposition: (parameter) => word('disposition', DISPOSITIONS, 'dispositions', parameter),
    EQ_persistentDisposition_set: (parameter) => persistent('set', parameter),
    EQ_persistentDisposition_unset: (parameter) => persistent('unset', parameter),
    EQ_readPoint: (parameter) => place('readPoint', 'readPoints', parameter),
    WD_readPoint: (parameter) => place('readPoint', 'readPoints', parameter),
    EQ_bizLocation: (parameter) => place('bizLocation', 'bizLocations', parameter),
    WD_bizLocation: (parameter) => place('bizLocation', 'bizLocations', parameter),
    EQ_transformationID: things('transformationID'),
    MATCH_epc: things(...EPCS),
    MATCH_parentID: things('parentID'),
    MATCH_inputEPC: things('inputEPCList'),
    MATCH_outputEPC: things('outputEPCList'),
    MATCH_anyEPC: things(...EPCS, 'parentID', 'inputEPCList', 'outputEPCList'),
    MATCH_epcClass: things('quantityList', 'childQuantityList'),
    MATCH_inputEPCClass: things('inputQuantityList'),
    MATCH_outputEPCClass: things('outputQuantityList'),
    MATCH_anyEPCClass: things(...QUANTITY_LISTS),
    EQ_eventID: eventId,
    EXISTS_errorDeclaration: (parameter) => exists('errorDeclaration', parameter),
    GE_errorDeclarationTime: (parameter) => declarationTime('GE', parameter),
    LT_errorDeclarationTime: (parameter) => declarationTime('LT', parameter),
    GE_errorDeclaration_Time: (parameter) => declarationTime('GE', parameter),
    LT_errorDeclaration_Time: (parameter) => declarationTime('LT', parameter),
    EQ_errorReason: errorReason,
    EQ_correctiveEventID: correctiveEventId,
    EXISTS_sensorElementList: (parameter) => exists('sensorElementList', parameter),
    GE_time: (parameter) => sensorTime('time', 'GE', parameter),
    LT_time: (parameter) => sensorTime('time', 'LT', parameter),
    GE_startTime: (parameter) => sensorTime('startTime', 'GE', parameter),
    LT_startTime: (parameter) => sensorTime('startTime', 'LT', parameter),
    GE_endTime: (parameter) => sensorTime('endTime', 'GE', parameter),
    LT_endTime: (parameter) => sensorTime('endTime', 'LT', parameter),
    EQ_type: sensorType,
    EQ_deviceID: (parameter) => sensorUri('deviceID', parameter),
    EQ_dataProcessingMethod: (parameter) => sensorUri('dataProcessingMethod', parameter),
    EQ_microorganism: (parameter) => sensorUri('microorganism', parameter),
    EQ_chemicalSubstance: (parameter) => sensorUri('chemicalSubstance', parameter),
    EQ_bizRules: (parameter) => sensorUri('bizRules', parameter),
    EQ_stringValue: (parameter) => sensorText('stringValue', parameter),
    EQ_booleanValue: (parameter) => sensorTruth('booleanValue', parameter),
    EQ_hexBinaryValue: (parameter) => sensorText('hexBinaryValue', parameter, (text) => text.toUpperCase()),
    EQ_uriValue: (parameter) => sensorUri('uriValue', parameter),
  }),
)

const RELATION = '(EQ|GT|GE|LT|LE)'

/** Parameters whose names say more: a type, a unit. */
const FAMILIES: readonly (readonly [RegExp, (parameter: Parameter, ...said: string[]) => Condition])[] = [
  [
    /^EQ_bizTransaction_(.+)$/,
    (parameter, type) =>
      ofType(parameter, type, { field: 'bizTransactionList', item: 'bizTransaction', types: TRANSACTION_TYPES }),
  ],
  [
    /^EQ_source_(.+)$/,
    (parameter, type) => ofType(parameter, type, { field: 'sourceList', item: 'source', types: PARTY_TYPES }),
  ],
  [
    /^EQ_destination_(.+)$/,
    (parameter, type) => ofType(parameter, type, { field: 'destinationList', item: 'destination', types: PARTY_TYPES }),
  ],
  [
    new RegExp(`^${RELATION}_quantity(?:_([A-Z0-9]{2,4}))?$`),
    (parameter, relation, unit) => quantity(relation as Relation, unit ?? null, parameter),
  ],
  [
    new RegExp(`^${RELATION}_(value|minValue|maxValue|meanValue|sDev|percValue)_([A-Z0-9]{2,4})$`),
    (parameter, relation, field = '', unit = '') => sensorNumber(relation as Relation, field, unit, parameter),
  ],
  [
    new RegExp(`^${RELATION}_(percRank)$`),
    (parameter, relation, field = '') => sensorNumber(relation as Relation, field, null, parameter),
  ],
  [/^(?:HASATTR_.|EQATTR_.+_.|EQ_ATTR_.+_.)/, ofMasterData],
]

/**
 * What a parameter asks of an event.
 * @param namespaces - prefixes that the question binds
 * @throws {StructuredError} QUERY_PARAMETER_UNKNOWN, QUERY_PARAMETER_INVALID
 */
export function conditionOf(parameter: Parameter, namespaces: Namespaces): Condition {
  const { name } = parameter
  const named = NAMED.get(name)
  if (named !== undefined) return named(parameter, namespaces)
  for (const [pattern, read] of FAMILIES) {
    const match = pattern.exec(name)
    if (match !== null) return read(parameter, ...match.slice(1))
  }
  const found = extensionCondition(parameter, namespaces)
  if (found === null) throw parameterUnknown(name, likeNames(name))
  return found
}

function likeNames(name: string): readonly string[] {
  return [...NAMED.keys()].filter((known) => editDistance(known.toLowerCase(), name.toLowerCase(), 3) <= 3)
}

function ofType(parameter: Parameter, type: string | undefined, list: Parameters<typeof namesOfType>[2]): Condition {
  if (type === undefined || (!list.types.words.has(type) && !isUri(type))) throw parameterUnknown(parameter.name)
  return namesOfType(parameter, type, list)
}

/** What is asked of attributes of master data fits no event: a repository of events has no master data. */
function ofMasterData(parameter: Parameter): Condition {
  textsOf(parameter)
  return condition(() => false, { eventTypes: [] })
}
