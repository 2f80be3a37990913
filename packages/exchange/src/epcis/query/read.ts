import type { JsonObject } from '@karavan/model'
import type { Namespaces } from '../namespaces.js'
import { narrowing } from './condition.js'
import { parameterInvalid } from './errors.js'
import { choiceOf, countOf, type Parameter, parameterOf } from './parameter.js'
import { conditionOf } from './parameters.js'
import type { EpcisQuery } from './query.js'

/** How the answer is ordered and cut; all other parameters are conditions. */
const OPTIONS: ReadonlySet<string> = new Set([
  'orderBy',
  'orderDirection',
  'eventCountLimit',
  'maxEventCount',
  'perPage',
])

/**
 * Reads the parameters of a question to a repository of events: those of the simple event query, as HTTP and as a stored
 * query have them. A list is one text with `|` between its values, or several texts.
 * @param parameters - without `nextPageToken` and `@context`
 * @param namespaces - prefixes that the question binds; any other prefix stands for what each event binds it to
 * @throws {StructuredError} QUERY_PARAMETER_UNKNOWN, QUERY_PARAMETER_INVALID, whose pointer is the name of the parameter
 */
export function readEpcisQuery(
  parameters: Readonly<Record<string, string | readonly string[]>>,
  namespaces: Namespaces = {},
): EpcisQuery {
  const asked = Object.entries(parameters).map(([name, value]) => parameterOf(name, value))
  const conditions = asked.filter(({ name }) => !OPTIONS.has(name)).map((each) => conditionOf(each, namespaces))
  return {
    narrow: narrowing(conditions),
    fits: ({ event, ...rest }) => {
      const stored = { ...rest, event: event as unknown as JsonObject } // Read by the schema of events.
      return conditions.every((each) => each.fits(stored))
    },
    ...optionsOf(new Map(asked.map((each) => [each.name, each]))),
  }
}

function optionsOf(asked: ReadonlyMap<string, Parameter>): Omit<EpcisQuery, 'narrow' | 'fits'> {
  const read = <Value>(name: string, reader: (parameter: Parameter) => Value): Value | null => {
    const parameter = asked.get(name)
    return parameter === undefined ? null : reader(parameter)
  }
  const orderBy = read('orderBy', (parameter) => choiceOf(parameter, ['eventTime', 'recordTime']))
  const eventCountLimit = read('eventCountLimit', countOf)
  const maxEventCount = read('maxEventCount', countOf)
  if (eventCountLimit !== null && maxEventCount !== null) {
    throw parameterInvalid('maxEventCount', maxEventCount, 'maxEventCount or eventCountLimit, not both')
  }
  if (eventCountLimit !== null && orderBy === null) {
    throw parameterInvalid('eventCountLimit', eventCountLimit, 'orderBy beside it: it says which events are the first')
  }
  return {
    orderBy: orderBy ?? 'eventTime',
    direction: read('orderDirection', (parameter) => choiceOf(parameter, ['ASC', 'DESC'])) ?? 'DESC',
    eventCountLimit,
    maxEventCount,
    perPage: read('perPage', countOf),
  }
}
