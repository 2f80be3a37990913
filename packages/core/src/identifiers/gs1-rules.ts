import { gs1CheckDigit } from './check-digits.js'
import { canonicalLink, digitalLink, epcUrn, readDigitalLink, readEpcUrn } from './gs1-link.js'
import { compact, type Findings, type IdentifierParts, type IdentifierRule } from './reading.js'
import { container, imo } from './transport-rules.js'

const AIS: Readonly<Record<string, string>> = { gln: '41\\d', gtin: '0[12]', sscc: '00', grai: '8003', gsin: '402' }

/** A key of digits with a check digit at its end, with or without its application identifier in brackets before it. */
function gs1Rule(
  rule: Pick<IdentifierRule, 'scheme' | 'title' | 'expected' | 'example'>,
  shape: RegExp,
  parts: (digits: string) => IdentifierParts = () => ({}),
): IdentifierRule {
  const brackets = new RegExp(`^\\(${AIS[rule.scheme]}\\)`)
  return {
    ...rule,
    normalise: (text) => compact(text).replace(brackets, ''),
    like: shape,
    read: (value) =>
      shape.test(value) ? { parts: parts(value), check: checkAt(value, value.length - 1) } : { fault: 'shape' },
    format: (value) => value,
  }
}

function checkAt(value: string, index: number): { readonly received: number; readonly computed: number } {
  return { received: Number(value[index]), computed: gs1CheckDigit(value.slice(0, index)) }
}

const GRAI = /^0\d{13}[!-~]{0,16}$/

const grai: IdentifierRule = {
  ...gs1Rule(
    {
      scheme: 'grai',
      title: 'Global Returnable Asset Identifier (GS1 GRAI)',
      expected: 'a zero, twelve digits, a check digit and perhaps a serial number of up to 16 characters',
      example: '04012345000221334455',
    },
    GRAI,
  ),
  normalise: (text) => text.trim().replace(/^(?:\(8003\)\s*|8003\s*(?=0\d{13}))/, ''),
  read: (value) =>
    GRAI.test(value)
      ? { parts: value.length > 14 ? { serial: value.slice(14) } : {}, check: checkAt(value, 13) }
      : { fault: 'shape' },
}

/** URNs of EPC that hold a number of another scheme (GS1 Tag Data Standard 2.0, section 6.3). */
const CARRIED: Readonly<Record<string, IdentifierRule>> = { bic: container, imovn: imo }

/** What the number that a URN carries says of itself; null for a URN of a key of GS1. */
function carried(urn: string): Findings | null {
  const [, name = '', number = ''] = /^urn:epc:id:([a-z]+):(.*)$/.exec(urn) ?? []
  const rule = Object.hasOwn(CARRIED, name) ? CARRIED[name] : undefined
  if (rule === undefined) return null
  const found = rule.read(number)
  return 'fault' in found ? found : { ...found, parts: { key: name, ...found.parts } }
}

const epc: IdentifierRule = {
  scheme: 'epcUrn',
  title: 'EPC URN (GS1 Tag Data Standard)',
  expected:
    'urn:epc:id:KEY:COMPANY.REFERENCE.SERIAL, with as many digits as the key asks, or a container (bic) or ship (imovn)',
  example: 'urn:epc:id:sgln:4012345.00011.0',
  normalise: (text) => text.trim().replace(/^urn:epc:(id|class|idpat):/i, (start) => start.toLowerCase()),
  like: /^urn:epc:/i,
  read: (value): Findings => {
    const other = carried(value)
    if (other !== null) return other
    const identity = readEpcUrn(value)
    if (typeof identity === 'string') return { fault: identity }
    return {
      value: epcUrn(identity),
      parts: {
        key: identity.key.urn,
        companyPrefix: identity.companyPrefix,
        reference: identity.reference,
        ...(identity.serial === null ? {} : { serial: identity.serial }),
        digitalLink: digitalLink(identity),
      },
    }
  },
  format: (value) => value,
}

/** Where the check digit stands in the value of a key, counted from 0; keys that are not here have none. */
const CHECK_AT: Readonly<Record<string, number>> = {
  '00': 17,
  '01': 13,
  '253': 12,
  '255': 12,
  '402': 16,
  '414': 12,
  '417': 12,
  '8003': 13,
  '8006': 13,
  '8017': 17,
  '8018': 17,
}

const link: IdentifierRule = {
  scheme: 'digitalLink',
  title: 'GS1 Digital Link',
  expected: 'a web address with an application identifier of GS1 and its value in the path',
  example: 'https://id.gs1.org/414/4012345000115',
  normalise: (text) => text.trim(),
  like: /^https?:\/\//i,
  read: (value): Findings => {
    const read = readDigitalLink(value)
    if (read === null) return { fault: 'shape' }
    const at = CHECK_AT[read.ai]
    return {
      value: canonicalLink(read),
      parts: {
        applicationIdentifier: read.ai,
        value: read.value,
        ...(read.qualifier === null ? {} : { qualifier: read.qualifier.ai, serial: read.qualifier.value }),
      },
      ...(at === undefined ? {} : { check: checkAt(read.value, at) }),
    }
  },
  format: (value) => value,
}

/** Keys of GS1, as digits, URN and link. */
export const GS1_RULES: readonly IdentifierRule[] = [
  gs1Rule(
    {
      scheme: 'gln',
      title: 'Global Location Number (GS1 GLN)',
      expected: 'twelve digits and a check digit',
      example: '4012345000115',
    },
    /^\d{13}$/,
  ),
  gs1Rule(
    {
      scheme: 'gtin',
      title: 'Global Trade Item Number (GS1 GTIN)',
      expected: '7, 11, 12 or 13 digits and a check digit',
      example: '4006381333931',
    },
    /^(?:\d{8}|\d{12,14})$/,
    (digits) => ({ gtin14: digits.padStart(14, '0') }),
  ),
  gs1Rule(
    {
      scheme: 'sscc',
      title: 'Serial Shipping Container Code (GS1 SSCC)',
      expected: 'seventeen digits and a check digit',
      example: '040123450000001112',
    },
    /^\d{18}$/,
    (digits) => ({ extension: digits.charAt(0) }),
  ),
  grai,
  gs1Rule(
    {
      scheme: 'gsin',
      title: 'Global Shipment Identification Number (GS1 GSIN)',
      expected: 'sixteen digits and a check digit',
      example: '40123452223334442',
    },
    /^\d{17}$/,
  ),
  epc,
  link,
]
