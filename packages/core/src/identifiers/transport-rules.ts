import { containerCheckDigit, esrCheckDigit, imoCheckDigit, luhnCheckDigit } from './check-digits.js'
import { uicCountry } from './countries.js'
import { compact, type Findings, type IdentifierRule, shapeFault } from './reading.js'

const CONTAINER = /^([A-Z]{3})([UJZ])(\d{6})(\d)$/

export const container: IdentifierRule = {
  scheme: 'container',
  title: 'Container number (ISO 6346)',
  expected: 'three letters of the owner, U, J or Z, six digits and a check digit',
  example: 'CSQU3054383',
  normalise: (text) => compact(text).replace(/[[\]()]/g, ''),
  like: /^(?!IMO\d{7}$)(?=.{0,3}\p{L})[\p{L}\d]{4}\d{6,7}$/u,
  read: (value) => {
    const match = CONTAINER.exec(value)
    if (match === null) {
      return /^[A-Z]{4}\d{7}$/.test(value) ? { fault: 'category' } : shapeFault(value, CONTAINER)
    }
    const [, owner = '', category = '', serial = '', check] = match
    return {
      parts: { owner: owner + category, category, serial },
      check: { received: Number(check), computed: containerCheckDigit(owner + category + serial) },
    }
  },
  format: (value) => `${value.slice(0, 4)} ${value.slice(4, 10)} ${value.slice(10)}`,
}

/** First digits of the eight-digit numbers of the 1,520 mm railways, as equipment. */
const WAGON_KINDS: readonly string[] = [
  'passenger',
  'other',
  'covered',
  'other',
  'flat',
  'private',
  'open',
  'tank',
  'isothermal',
  'other',
]

const wagon8: IdentifierRule = {
  scheme: 'wagon8',
  title: 'Wagon number of the 1,520 mm railways (8 digits)',
  expected: 'seven digits and a check digit',
  example: '60635208',
  normalise: compact,
  like: /^\d{8}$/,
  read: (value) =>
    digits(value, 8, () => ({
      parts: { kind: WAGON_KINDS[Number(value[0])] ?? 'other' },
      check: { received: Number(value[7]), computed: luhnCheckDigit(value.slice(0, 7)) },
    })),
  format: (value) => value,
}

const wagon12: IdentifierRule = {
  scheme: 'wagon12',
  title: 'Wagon number of UIC (12 digits)',
  expected:
    'two digits of the kind of exchange, two of the country, four of the type, three of the series and a check digit',
  example: '33 80 7836 092-6',
  normalise: compact,
  like: /^\d{12}$/,
  read: (value) =>
    digits(value, 12, () => ({
      parts: {
        exchange: value.slice(0, 2),
        ...uicCountry(value.slice(2, 4)),
        countryNumber: value.slice(2, 4),
        type: value.slice(4, 8),
        serial: value.slice(8, 11),
      },
      check: { received: Number(value[11]), computed: luhnCheckDigit(value.slice(0, 11)) },
    })),
  format: (value) =>
    `${value.slice(0, 2)} ${value.slice(2, 4)} ${value.slice(4, 8)} ${value.slice(8, 11)}-${value.slice(11)}`,
}

export const imo: IdentifierRule = {
  scheme: 'imo',
  title: 'IMO ship identification number',
  expected: 'IMO, which may be left out, six digits and a check digit',
  example: 'IMO 9074729',
  normalise: (text) => compact(text).replace(/^IMO(?:NO)?:?/, ''),
  like: /^\d{7}$/,
  read: (value) =>
    digits(value, 7, () => ({
      parts: {},
      check: { received: Number(value[6]), computed: imoCheckDigit(value.slice(0, 6)) },
    })),
  format: (value) => `IMO ${value}`,
}

const ESR = /^\d{5,6}$/

/**
 * Six digits, or the four of the network's list with the same check digit. Virtual and foreign stations break the rule: a
 * wrong digit is a fault of what a person typed, and a remark on what a railway sent.
 */
const esrStation: IdentifierRule = {
  scheme: 'esrStation',
  title: 'Station of the 1,520 mm railways (ESR)',
  expected: 'five digits and a check digit, or four and a check digit',
  example: '707701',
  normalise: compact,
  like: ESR,
  read: (value) =>
    ESR.test(value)
      ? {
          parts: { network: value.slice(0, 2), station: value.slice(2, -1) },
          check: { received: Number(value.at(-1)), computed: esrCheckDigit(value.slice(0, -1)) },
        }
      : { fault: 'shape' },
  format: (value) => value,
}

/** A station code in six digits: the five of the network's list lack the zero before the check digit, which it does not change. */
export function sixDigitStation(esr: string): string {
  return esr.length === 5 ? `${esr.slice(0, 4)}0${esr.slice(4)}` : esr
}

const UIC_STATION = /^(\d{2})(\d{5})(\d)?$/

const uicStation: IdentifierRule = {
  scheme: 'uicStation',
  title: 'Station code of UIC',
  expected: 'two digits of the country, five of the station and perhaps a check digit',
  example: '87-68600-6',
  normalise: compact,
  like: /^\d{7,8}$/,
  read: (value): Findings => {
    const match = UIC_STATION.exec(value)
    if (match === null) return { fault: 'shape' }
    const [, number = '', station = '', check] = match
    return {
      value: number + station,
      parts: { ...uicCountry(number), countryNumber: number, station },
      ...(check === undefined ? {} : { check: { received: Number(check), computed: luhnCheckDigit(station) } }),
    }
  },
  format: (value) => `${value.slice(0, 2)}-${value.slice(2)}-${luhnCheckDigit(value.slice(2))}`,
}

function digits(value: string, length: number, found: () => Findings): Findings {
  return value.length === length && /^\d+$/.test(value) ? found() : { fault: 'shape' }
}

/** Boxes, wagons, ships and stations. */
export const TRANSPORT_RULES: readonly IdentifierRule[] = [container, wagon8, wagon12, imo, esrStation, uicStation]
