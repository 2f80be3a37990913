import { type JsonValue, NumberText } from '@karavan/model'
import { epochMilliseconds } from '../../json/times.js'
import { canonicalScalar } from '../canonical-scalar.js'
import type { Namespaces } from '../namespaces.js'
import { parameterInvalid } from './errors.js'
import { instantOf, numberIn, numberOf, numbersOf, onlyOf, type Parameter, textsOf } from './parameter.js'

/** How a value of an event stands to the one that is asked for: the beginning of a parameter's name. */
export type Relation = 'EQ' | 'GT' | 'GE' | 'LT' | 'LE'

const ORDERS: Readonly<Record<Exclude<Relation, 'EQ'>, (value: number, asked: number) => boolean>> = {
  GT: (value, asked) => value > asked,
  GE: (value, asked) => value >= asked,
  LT: (value, asked) => value < asked,
  LE: (value, asked) => value <= asked,
}

/** Whether a number stands in a relation to those of a parameter; `EQ` takes several. */
export function numberRule(relation: Relation, parameter: Parameter): (value: number) => boolean {
  if (relation === 'EQ') {
    const asked = new Set(numbersOf(parameter))
    return (value) => asked.has(value)
  }
  const asked = numberOf(parameter)
  return (value) => ORDERS[relation](value, asked)
}

/** Whether a text is a time from that of a parameter on, or before it. */
export function timeRule(relation: 'GE' | 'LT', parameter: Parameter): (text: string | null) => boolean {
  const asked = instantOf(parameter)
  return (text) => {
    const time = epochMilliseconds(text ?? '')
    return time !== null && ORDERS[relation](time, asked)
  }
}

/**
 * Whether a value of an extension stands in a relation to those of a parameter. Two are equal where the hash of an event
 * writes them the same. Order is that of numbers, or of times: as XML does not say which texts are numbers, a text counts as
 * the number or time that it spells.
 * @param namespaces - of the question
 */
export function scalarRule(
  relation: Relation,
  parameter: Parameter,
  namespaces: Namespaces,
): (value: JsonValue, namespaces: Namespaces) => boolean {
  if (relation === 'EQ') {
    const asked = new Set(textsOf(parameter).map((text) => canonicalScalar(text, namespaces)))
    return (value, own) => asked.has(canonicalScalar(value, own))
  }
  const expected = 'a number, or a time with its offset'
  const text = onlyOf(parameter, expected)
  const read = epochMilliseconds(text) === null ? numberOfScalar : epochOfScalar
  const asked = read(text)
  if (asked === null) throw parameterInvalid(parameter.name, text, expected)
  return (value) => {
    const found = read(value)
    return found !== null && ORDERS[relation](found, asked)
  }
}

/** The number that a value is, or spells. */
export function numberOfScalar(value: JsonValue | undefined): number | null {
  if (value instanceof NumberText) return Number(value.text)
  if (typeof value === 'string') return numberIn(value.trim())
  return typeof value === 'number' ? value : null
}

function epochOfScalar(value: JsonValue): number | null {
  return typeof value === 'string' ? epochMilliseconds(value.trim()) : null
}
