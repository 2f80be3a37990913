import type { IdentifierFault, IdentifierParts } from '@karavan/core'
import type { CheckedReading, CheckedValue, NamedPlace } from './checked-value.js'
import { type Terminal, wrap } from './terminal.js'

const FAULTS: Readonly<Record<IdentifierFault, string>> = {
  shape: 'letters, digits or length do not fit',
  lookAlike: 'letters of another script that look Latin',
  category: 'the fourth letter is not U, J or Z',
  country: 'the first letters are the code of no country',
  content: 'a date, month or kind that cannot be',
  key: 'no such key of EPC',
  companyPrefix: 'company prefix and reference together are too long or too short',
}

/** The fourth letter of a container number (ISO 6346). */
const CATEGORIES: Readonly<Record<string, string>> = {
  U: 'U, freight container',
  J: 'J, equipment that can be taken off a container',
  Z: 'Z, trailer or chassis',
}

/** Width of the names of what is told. */
const LABELS = 24

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })

/** A value and everything that it can be, line by line. */
export function renderChecked({ value, readings }: CheckedValue, terminal: Terminal): string[] {
  const none = readings.length === 0 ? ['  invalid  looks like no identifier that is known'] : []
  return [terminal.bold(value), ...none, ...readings.flatMap((reading) => readingLines(reading, terminal))]
}

function readingLines(reading: CheckedReading, terminal: Terminal): string[] {
  const isValid = reading.verdict === 'valid'
  const told = isValid ? factsOf(reading) : reasonOf(reading)
  const names = reading.names.map((place): Fact => ['names', placeWords(place)])
  return [
    `  ${isValid ? 'valid  ' : 'invalid'}  ${reading.title}`,
    ...[...told, ...names].flatMap(([label, text]) => {
      const [first = '', ...rest] = wrap(text, terminal.columns - LABELS - 11, '')
      const indent = ' '.repeat(11)
      return [
        `${indent}${terminal.dim(label.padEnd(LABELS))}${first}`,
        ...rest.map((line) => indent + ' '.repeat(LABELS) + line),
      ]
    }),
  ]
}

type Fact = readonly [label: string, text: string]

function reasonOf(reading: CheckedReading): Fact[] {
  const expected: Fact[] = reading.expected === null ? [] : [['expected', reading.expected]]
  if (reading.verdict === 'malformed') return [['found', FAULTS[reading.fault]], ...expected]
  return reading.verdict === 'checkDigitWrong' ? [['found', `check digit ${reading.received}`], ...expected] : []
}

function factsOf({ written, parts, urn, digitalLink }: Extract<CheckedReading, { verdict: 'valid' }>): Fact[] {
  const facts: Fact[] = [['written', written ?? ''], ...partFacts(parts)]
  if (urn !== null) facts.push(['EPC URN', urn])
  if (digitalLink !== null) facts.push(['GS1 Digital Link', digitalLink])
  return facts
}

function partFacts(parts: IdentifierParts): Fact[] {
  return Object.entries(parts).flatMap(([name, value]): Fact[] => {
    if (name === 'digitalLink') return []
    const label = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    if (name === 'country') return [[label, countryWords(value)]]
    return [[label, name === 'category' ? (CATEGORIES[value] ?? value) : value]]
  })
}

function placeWords({ id, name, country }: NamedPlace): string {
  return `${id === null ? 'station ' : ''}${name}${id === null ? '' : ` (${id})`}, ${countryWords(country)}`
}

function countryWords(code: string): string {
  const name = countries.of(code)
  return name === undefined || name === code ? code : `${name} (${code})`
}
