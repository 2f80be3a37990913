import { canonicalGs1, readEpcPattern } from '@karavan/core'
import { type Vocabulary, wordInFull } from '../vocabulary.js'
import { type Condition, condition, type LookedAt } from './condition.js'
import { parameterInvalid } from './errors.js'
import { objectsAt, textAt, textsAt } from './event-fields.js'
import { type Parameter, urisOf } from './parameter.js'
import type { NamePattern } from './query.js'

/** The form that all spellings of one name share. */
export function canonicalName(name: string): string {
  return canonicalGs1(name) ?? name
}

/** An event that names one of these things in these fields: EPCs, or the classes of quantities. Patterns are read. */
export function namesThing(parameter: Parameter, fields: readonly string[]): Condition {
  const exact = new Set<string>()
  const patterns = urisOf(parameter).flatMap((text) => {
    const pattern = readEpcPattern(text)
    if (pattern === 'malformed') {
      const expected = 'a pattern whose last fields are *, as urn:epc:idpat:sgtin:4012345.098765.*'
      throw parameterInvalid(parameter.name, text, expected)
    }
    if (pattern === null) exact.add(canonicalName(text))
    return pattern ?? []
  })
  const names: readonly NamePattern[] = [
    ...[...exact].map((name) => ({ exact: name })),
    ...patterns.flatMap(({ prefixes }) => prefixes.map((prefix) => ({ prefix }))),
  ]
  const taken = (name: string) => exact.has(name) || patterns.some((pattern) => pattern.fits(name))
  return condition(({ event }) => fields.some((field) => thingsAt(event, field).map(canonicalName).some(taken)), {
    names: [names],
  })
}

/** What a list of EPCs or quantities names. */
function thingsAt(event: LookedAt['event'], field: string): readonly string[] {
  const classes = objectsAt(event, field).flatMap((quantity) => textAt(quantity, 'epcClass') ?? [])
  return [...textsAt(event, field), ...classes]
}

/** An event with one of these papers or parties, of one type. */
export function namesOfType(
  parameter: Parameter,
  type: string,
  list: { readonly field: string; readonly item: string; readonly types: Vocabulary },
): Condition {
  const asked = new Set(urisOf(parameter).map(canonicalName))
  const askedType = wordInFull(type, list.types)
  return condition(
    ({ event }) =>
      objectsAt(event, list.field).some((each) => {
        const itsType = textAt(each, 'type')
        const name = textAt(each, list.item)
        return (
          itsType !== null &&
          wordInFull(itsType, list.types) === askedType &&
          name !== null &&
          asked.has(canonicalName(name))
        )
      }),
    { names: [[...asked].map((exact) => ({ exact }))] },
  )
}
