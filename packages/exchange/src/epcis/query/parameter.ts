import { epochMilliseconds } from '../../json/times.js'
import { isUri } from '../uri.js'
import { type Vocabulary, wordInFull } from '../vocabulary.js'
import { parameterInvalid } from './errors.js'

/** A parameter as it came: its name and each of its values. */
export interface Parameter {
  readonly name: string
  readonly values: readonly string[]
}

/** Values stand in one text with `|` between them, or the parameter comes several times. */
export function parameterOf(name: string, value: string | readonly string[]): Parameter {
  const texts = typeof value === 'string' ? [value] : value
  return { name, values: texts.flatMap((text) => text.split('|')).filter((text) => text !== '') }
}

/** Most values of one parameter: each is looked for in each event. */
const VALUE_LIMIT = 1000

/** One or more texts. */
export function textsOf({ name, values }: Parameter, expected = 'at least one value'): readonly string[] {
  if (values.length === 0) throw parameterInvalid(name, '', expected)
  if (values.length > VALUE_LIMIT) throw parameterInvalid(name, `${values.length} values`, `at most ${VALUE_LIMIT}`)
  return values
}

/** One value and no more. */
export function onlyOf(parameter: Parameter, expected: string): string {
  const [only = '', ...others] = textsOf(parameter, expected)
  if (others.length > 0) throw parameterInvalid(parameter.name, parameter.values.join('|'), `${expected}, once`)
  return only
}

export function urisOf(parameter: Parameter): readonly string[] {
  return each(parameter, 'URIs, with | between them', (text) => (isUri(text) ? text : null))
}

/** Words in full. */
export function wordsOf(parameter: Parameter, words: Vocabulary): readonly string[] {
  const [example] = words.words
  return each(parameter, `standard words such as ${example}, bare, or URIs of other vocabularies`, (text) =>
    words.words.has(text) || isUri(text) ? wordInFull(text, words) : null,
  )
}

export function choiceOf<const Choice extends string>(parameter: Parameter, choices: readonly Choice[]): Choice {
  const expected = choices.join(' or ')
  const text = onlyOf(parameter, expected)
  const found = choices.find((choice) => choice === text)
  if (found === undefined) throw parameterInvalid(parameter.name, text, expected)
  return found
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/** A number in decimal notation; null for any other text. */
export function numberIn(text: string): number | null {
  return NUMBER.test(text) && Number.isFinite(Number(text)) ? Number(text) : null
}

export function numbersOf(parameter: Parameter): readonly number[] {
  return each(parameter, 'numbers, with | between them', numberIn)
}

export function numberOf(parameter: Parameter): number {
  return only(parameter, 'a number', numberIn)
}

/** A whole number from 1. */
export function countOf(parameter: Parameter): number {
  return only(parameter, 'a whole number from 1', (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null))
}

/** Milliseconds since 1970. */
export function instantOf(parameter: Parameter): number {
  return only(parameter, 'a time with its offset, such as 2026-11-02T06:40:00+05:00', epochMilliseconds)
}

/** Whether a parameter that says that something exists asks anything: whatever its value, but for `false`. */
export function isAsked({ values }: Parameter): boolean {
  return values.length !== 1 || values[0] !== 'false'
}

function only<Value>(parameter: Parameter, expected: string, read: (text: string) => Value | null): Value {
  const text = onlyOf(parameter, expected)
  const value = read(text)
  if (value === null) throw parameterInvalid(parameter.name, text, expected)
  return value
}

function each<Value>(parameter: Parameter, expected: string, read: (text: string) => Value | null): readonly Value[] {
  return textsOf(parameter, expected).map((text) => {
    const value = read(text)
    if (value === null) throw parameterInvalid(parameter.name, text, expected)
    return value
  })
}
