import { editDistance } from '@karavan/core'
import type { JsonObject } from '@karavan/model'
import { epochMilliseconds } from '../../json/times.js'
import { clarkName, type Namespaces, writeClark } from '../namespaces.js'
import { isUri } from '../uri.js'
import {
  BIZ_STEPS,
  DISPOSITIONS,
  ERROR_REASONS,
  PARTY_TYPES,
  spellingsOf,
  TRANSACTION_TYPES,
  type Vocabulary,
  wordInFull,
} from '../vocabulary.js'
import { askedName } from './asked-name.js'
import { type Condition, condition } from './condition.js'
import { parameterInvalid, parameterUnknown } from './errors.js'
import { objectsAt, textAt, textsAt } from './event-fields.js'
import { extensionCondition } from './extension-fields.js'
import { canonicalName, namesOfType, namesThing } from './names.js'
import { instantOf, isAsked, type Parameter, textsOf, urisOf, wordsOf } from './parameter.js'
import type { EpcisNarrowing } from './query.js'
import { numberRule, type Relation } from './relation.js'
import { holdsInUnit, sensorNumber, sensorText, sensorTime, sensorTruth, sensorType, sensorUri } from './sensors.js'

const EPCS = ['epcList', 'childEPCs']
const CLASSES = ['quantityList', 'childQuantityList']
const INPUTS = ['inputQuantityList']
const OUTPUTS = ['outputQuantityList']
const QUANTITIES = [...CLASSES, ...INPUTS, ...OUTPUTS]

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
    GE_recordTime: (parameter) => {
      const from = instantOf(parameter)
      return condition(({ recordTime }) => recordTime >= from, { recordTime: { from, before: null } })
    },
    LT_recordTime: (parameter) => {
      const before = instantOf(parameter)
      return condition(({ recordTime }) => recordTime < before, { recordTime: { from: null, before } })
    },
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
    MATCH_epcClass: things(...CLASSES),
    MATCH_inputEPCClass: things(...INPUTS),
    MATCH_outputEPCClass: things(...OUTPUTS),
    MATCH_anyEPCClass: things(...QUANTITIES),
    EQ_eventID: (parameter) => {
      const eventIds = textsOf(parameter)
      const asked = new Set(eventIds)
      return condition(({ event }) => asked.has(textAt(event, 'eventID') ?? ''), { eventIds })
    },
    EXISTS_errorDeclaration: (parameter) => exists('errorDeclaration', parameter),
    GE_errorDeclarationTime: (parameter) => declarationTime('GE', parameter),
    LT_errorDeclarationTime: (parameter) => declarationTime('LT', parameter),
    GE_errorDeclaration_Time: (parameter) => declarationTime('GE', parameter),
    LT_errorDeclaration_Time: (parameter) => declarationTime('LT', parameter),
    EQ_errorReason: (parameter) => {
      const asked = new Set(wordsOf(parameter, ERROR_REASONS))
      return declared((declaration) => asked.has(wordInFull(textAt(declaration, 'reason') ?? '', ERROR_REASONS)))
    },
    EQ_correctiveEventID: (parameter) => {
      const asked = new Set(textsOf(parameter))
      return declared((declaration) => textsAt(declaration, 'correctiveEventIDs').some((id) => asked.has(id)))
    },
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

const TYPES = ['ObjectEvent', 'AggregationEvent', 'TransactionEvent', 'TransformationEvent', 'AssociationEvent']

function eventType(parameter: Parameter, namespaces: Namespaces): Condition {
  const types = textsOf(parameter)
  const odd = types.find((type) => !TYPES.includes(type) && !isUri(type))
  if (odd !== undefined) throw parameterInvalid(parameter.name, odd, `${TYPES.join(', ')}, or a URI`)
  if (types.every((type) => TYPES.includes(type))) {
    return condition(({ event }) => types.includes(textAt(event, 'type') ?? ''), { eventTypes: types })
  }
  // Kinds of users may be written with a prefix, and each document binds its own: no index finds them.
  const asked = types.map((type) => askedName(type, namespaces))
  return condition(({ event, namespaces: own }) => {
    const type = clarkName(textAt(event, 'type') ?? '', own)
    return asked.some((name) => writeClark(name(own)) === type)
  })
}

function eventTime(relation: 'GE' | 'LT', parameter: Parameter): Condition {
  const asked = instantOf(parameter)
  const holds = timeRule(relation, asked)
  return condition(({ event }) => holds(textAt(event, 'eventTime')), {
    // A millisecond earlier, for an index whose times are cut where ours are rounded.
    eventTime: relation === 'GE' ? { from: asked - 1, before: null } : { from: null, before: asked },
  })
}

function timeRule(relation: 'GE' | 'LT', asked: number): (text: string | null) => boolean {
  return (text) => {
    const time = epochMilliseconds(text ?? '')
    return time !== null && (relation === 'GE' ? time >= asked : time < asked)
  }
}

const ACTIONS = ['ADD', 'OBSERVE', 'DELETE']

function action(parameter: Parameter): Condition {
  const actions = textsOf(parameter)
  const odd = actions.find((each) => !ACTIONS.includes(each))
  if (odd !== undefined) throw parameterInvalid(parameter.name, odd, ACTIONS.join(', '))
  return condition(({ event }) => actions.includes(textAt(event, 'action') ?? ''), { actions })
}

function word(field: string, words: Vocabulary, index: 'bizSteps' | 'dispositions', parameter: Parameter): Condition {
  const asked = new Set(wordsOf(parameter, words))
  return condition(({ event }) => asked.has(wordInFull(textAt(event, field) ?? '', words)), {
    [index]: [...asked].flatMap((each) => spellingsOf(each, words)),
  })
}

function persistent(field: 'set' | 'unset', parameter: Parameter): Condition {
  const asked = new Set(wordsOf(parameter, DISPOSITIONS))
  return condition(({ event }) =>
    objectsAt(event, 'persistentDisposition').some((each) =>
      textsAt(each, field).some((text) => asked.has(wordInFull(text, DISPOSITIONS))),
    ),
  )
}

/** Events at a place itself: what lies in it is master data, of which a repository of events has none. */
function place(field: string, index: 'readPoints' | 'bizLocations', parameter: Parameter): Condition {
  const uris = urisOf(parameter)
  const asked = new Set(uris.map(canonicalName))
  return condition(
    ({ event }) =>
      objectsAt(event, field).some((each) => {
        const id = textAt(each, 'id')
        return id !== null && asked.has(canonicalName(id))
      }),
    { [index]: [...new Set([...uris, ...asked])] },
  )
}

function declared(holds: (declaration: JsonObject) => boolean): Condition {
  return condition(({ event }) => objectsAt(event, 'errorDeclaration').some(holds))
}

function declarationTime(relation: 'GE' | 'LT', parameter: Parameter): Condition {
  const holds = timeRule(relation, instantOf(parameter))
  return declared((declaration) => holds(textAt(declaration, 'declarationTime')))
}

function exists(field: string, parameter: Parameter): Condition {
  return isAsked(parameter) ? condition(({ event }) => objectsAt(event, field).length > 0) : condition(() => true)
}

function ofType(parameter: Parameter, type: string | undefined, list: Parameters<typeof namesOfType>[2]): Condition {
  if (type === undefined || (!list.types.words.has(type) && !isUri(type))) throw parameterUnknown(parameter.name)
  return namesOfType(parameter, type, list)
}

function quantity(relation: Relation, unit: string | null, parameter: Parameter): Condition {
  const holds = numberRule(relation, parameter)
  return condition(({ event }) =>
    QUANTITIES.some((field) => objectsAt(event, field).some((each) => holdsInUnit(each, 'quantity', unit, holds))),
  )
}

/** What is asked of attributes of master data fits no event: a repository of events has no master data. */
function ofMasterData(parameter: Parameter): Condition {
  textsOf(parameter)
  const none: Partial<EpcisNarrowing> = { eventTypes: [] }
  return condition(() => false, none)
}
