import type { JsonObject } from '@karavan/model'
import { clarkName, type Namespaces, writeClark } from '../namespaces.js'
import { isUri } from '../uri.js'
import { DISPOSITIONS, ERROR_REASONS, spellingsOf, type Vocabulary, wordInFull } from '../vocabulary.js'
import { askedName } from './asked-name.js'
import { type Condition, condition } from './condition.js'
import { parameterInvalid } from './errors.js'
import { objectsAt, textAt, textsAt } from './event-fields.js'
import { canonicalName } from './names.js'
import { instantOf, isAsked, type Parameter, textsOf, urisOf, wordsOf } from './parameter.js'
import { numberRule, type Relation, timeRule } from './relation.js'
import { holdsInUnit } from './units.js'

/** The lists of quantities that events of any type have. */
export const QUANTITY_LISTS = ['quantityList', 'childQuantityList', 'inputQuantityList', 'outputQuantityList']

const TYPES = ['ObjectEvent', 'AggregationEvent', 'TransactionEvent', 'TransformationEvent', 'AssociationEvent']

export function eventType(parameter: Parameter, namespaces: Namespaces): Condition {
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

export function eventTime(relation: 'GE' | 'LT', parameter: Parameter): Condition {
  const asked = instantOf(parameter)
  const holds = timeRule(relation, parameter)
  return condition(({ event }) => holds(textAt(event, 'eventTime')), {
    // A millisecond earlier, for an index whose times are cut where ours are rounded.
    eventTime: relation === 'GE' ? { from: asked - 1, before: null } : { from: null, before: asked },
  })
}

export function recordTime(relation: 'GE' | 'LT', parameter: Parameter): Condition {
  const asked = instantOf(parameter)
  return relation === 'GE'
    ? condition((stored) => stored.recordTime >= asked, { recordTime: { from: asked, before: null } })
    : condition((stored) => stored.recordTime < asked, { recordTime: { from: null, before: asked } })
}

const ACTIONS = ['ADD', 'OBSERVE', 'DELETE']

export function action(parameter: Parameter): Condition {
  const actions = textsOf(parameter)
  const odd = actions.find((each) => !ACTIONS.includes(each))
  if (odd !== undefined) throw parameterInvalid(parameter.name, odd, ACTIONS.join(', '))
  return condition(({ event }) => actions.includes(textAt(event, 'action') ?? ''), { actions })
}

export function word(
  field: string,
  words: Vocabulary,
  index: 'bizSteps' | 'dispositions',
  parameter: Parameter,
): Condition {
  const asked = new Set(wordsOf(parameter, words))
  return condition(({ event }) => asked.has(wordInFull(textAt(event, field) ?? '', words)), {
    [index]: [...asked].flatMap((each) => spellingsOf(each, words)),
  })
}

export function persistent(field: 'set' | 'unset', parameter: Parameter): Condition {
  const asked = new Set(wordsOf(parameter, DISPOSITIONS))
  return condition(({ event }) =>
    objectsAt(event, 'persistentDisposition').some((each) =>
      textsAt(each, field).some((text) => asked.has(wordInFull(text, DISPOSITIONS))),
    ),
  )
}

/** Events at a place itself: what lies in it is master data, of which a repository of events has none. */
export function place(field: string, index: 'readPoints' | 'bizLocations', parameter: Parameter): Condition {
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

export function declarationTime(relation: 'GE' | 'LT', parameter: Parameter): Condition {
  const holds = timeRule(relation, parameter)
  return declared((declaration) => holds(textAt(declaration, 'declarationTime')))
}

export function eventId(parameter: Parameter): Condition {
  const eventIds = urisOf(parameter)
  const asked = new Set(eventIds)
  return condition(({ event }) => asked.has(textAt(event, 'eventID') ?? ''), { eventIds })
}

export function errorReason(parameter: Parameter): Condition {
  const asked = new Set(wordsOf(parameter, ERROR_REASONS))
  return declared((declaration) => asked.has(wordInFull(textAt(declaration, 'reason') ?? '', ERROR_REASONS)))
}

export function correctiveEventId(parameter: Parameter): Condition {
  const asked = new Set(urisOf(parameter))
  return declared((declaration) => textsAt(declaration, 'correctiveEventIDs').some((id) => asked.has(id)))
}

export function exists(field: string, parameter: Parameter): Condition {
  return isAsked(parameter) ? condition(({ event }) => objectsAt(event, field).length > 0) : condition(() => true)
}

export function quantity(relation: Relation, unit: string | null, parameter: Parameter): Condition {
  const holds = numberRule(relation, parameter)
  return condition(({ event }) =>
    QUANTITY_LISTS.some((field) => objectsAt(event, field).some((each) => holdsInUnit(each, 'quantity', unit, holds))),
  )
}
