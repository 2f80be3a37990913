import {
  type EpcForms,
  epcForms,
  formatIdentifier,
  IDENTIFIER_RULES,
  type IdentifierReading,
  type IdentifierScheme,
  identify,
  sixDigitStation,
} from '@karavan/core'
import { type Network, placesOfIdentifier } from '@karavan/network'
import type { CodedStation } from '@karavan/storage'

/** What may be named: places of the network, and stations by their codes. */
export interface Known {
  readonly locations: Network['locations']
  readonly stations: readonly CodedStation[]
}

/** A place that an identifier names. */
export interface NamedPlace {
  /** Of the network; null for a station that is no place of it. */
  readonly id: string | null
  readonly name: string
  readonly country: string
}

/** A value read as one scheme, with all that is known of it. */
export type CheckedReading = IdentifierReading & {
  /** The scheme in words. */
  readonly title: string
  /** As it is usually written; null where it is malformed. */
  readonly written: string | null
  /** What would have been right; null where it is valid. */
  readonly expected: string | null
  readonly names: readonly NamedPlace[]
} & EpcForms

/** A value with everything that it can be. */
export interface CheckedValue {
  readonly value: string
  /** Whether it is valid as something. */
  readonly valid: boolean
  readonly readings: readonly CheckedReading[]
}

/** @param prefixLength - as for {@link epcForms} */
export function checkedValue(value: string, known: Known, prefixLength: number | null): CheckedValue {
  const readings = identify(value).map((reading) => checkedReading(reading, known, prefixLength))
  readings.sort((a, b) => Number(b.verdict === 'valid') - Number(a.verdict === 'valid'))
  return { value, valid: readings.some(({ verdict }) => verdict === 'valid'), readings }
}

function checkedReading(reading: IdentifierReading, known: Known, prefixLength: number | null): CheckedReading {
  return {
    ...reading,
    title: ruleOf(reading.scheme).title,
    written: reading.verdict === 'malformed' ? null : formatIdentifier(reading.scheme, reading.value),
    expected: expectedOf(reading),
    names: namesOf(reading, known),
    ...epcForms(reading, prefixLength),
  }
}

function expectedOf(reading: IdentifierReading): string | null {
  switch (reading.verdict) {
    case 'valid':
      return null
    case 'checkDigitWrong':
      return reading.computed === null
        ? 'no number with these digits is ever issued'
        : `check digit ${reading.computed}`
    case 'malformed': {
      const { expected, example } = ruleOf(reading.scheme)
      return `${expected}, as ${example}`
    }
  }
}

function namesOf(reading: IdentifierReading, { locations, stations }: Known): readonly NamedPlace[] {
  const places = placesOfIdentifier(locations, reading).map(({ id, name, country }) => ({ id, name, country }))
  if (reading.scheme !== 'esrStation') return places
  const coded = stations.filter(({ esr }) => esr === sixDigitStation(reading.value))
  return [
    ...places,
    ...coded.map(({ name, russianName, country }) => ({ id: null, name: `${name}, ${russianName}`, country })),
  ]
}

function ruleOf(scheme: IdentifierScheme): (typeof IDENTIFIER_RULES)[number] {
  const rule = IDENTIFIER_RULES.find((one) => one.scheme === scheme)
  if (rule === undefined) throw new RangeError(`no rule for the scheme ${scheme}`)
  return rule
}
