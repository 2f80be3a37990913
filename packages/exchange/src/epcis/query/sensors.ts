import type { JsonObject } from '@karavan/model'
import { MEASUREMENTS, wordInFull } from '../vocabulary.js'
import { type Condition, condition } from './condition.js'
import { objectsAt, textAt } from './event-fields.js'
import { canonicalName } from './names.js'
import { choiceOf, type Parameter, textsOf, urisOf, wordsOf } from './parameter.js'
import { numberRule, type Relation, timeRule } from './relation.js'
import { holdsInUnit } from './units.js'

export function metadataOf(event: JsonObject): readonly JsonObject[] {
  return objectsAt(event, 'sensorElementList').flatMap((element) => objectsAt(element, 'sensorMetadata'))
}

export function reportsOf(event: JsonObject): readonly JsonObject[] {
  return objectsAt(event, 'sensorElementList').flatMap((element) => objectsAt(element, 'sensorReport'))
}

/** What holds for the metadata of a sensor or for one of its reports: many fields may stand in either. */
function inSensors(holds: (object: JsonObject) => boolean): Condition {
  return condition(({ event }) => metadataOf(event).some(holds) || reportsOf(event).some(holds))
}

export function sensorTime(field: string, relation: 'GE' | 'LT', parameter: Parameter): Condition {
  const holds = timeRule(relation, parameter)
  return inSensors((object) => holds(textAt(object, field)))
}

export function sensorUri(field: string, parameter: Parameter): Condition {
  const asked = new Set(urisOf(parameter).map(canonicalName))
  return inSensors((object) => {
    const uri = textAt(object, field)
    return uri !== null && asked.has(canonicalName(uri))
  })
}

export function sensorText(field: string, parameter: Parameter, same = (text: string) => text): Condition {
  const asked = new Set(textsOf(parameter).map(same))
  return inSensors((object) => {
    const text = textAt(object, field)
    return text !== null && asked.has(same(text))
  })
}

export function sensorTruth(field: string, parameter: Parameter): Condition {
  const asked = choiceOf(parameter, ['true', 'false']) === 'true'
  return inSensors((object) => object[field] === asked)
}

export function sensorType(parameter: Parameter): Condition {
  const asked = new Set(wordsOf(parameter, MEASUREMENTS))
  return inSensors((object) => {
    const type = textAt(object, 'type')
    return type !== null && asked.has(wordInFull(type, MEASUREMENTS))
  })
}

/** A number of a report; with a unit, as it would be in that unit. */
export function sensorNumber(relation: Relation, field: string, unit: string | null, parameter: Parameter): Condition {
  const holds = numberRule(relation, parameter)
  return inSensors((report) => holdsInUnit(report, field, unit, holds))
}
