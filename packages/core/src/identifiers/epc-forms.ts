import { canonicalLink, type DigitalLink, epcUrn, identityOfLink, readDigitalLink } from './gs1-link.js'
import type { IdentifierReading, IdentifierScheme } from './reading.js'

/** How EPC and GS1 write an identifier; null where they have no such form, or where the length of the prefix is not said. */
export interface EpcForms {
  readonly urn: string | null
  /** In its canonical form, `https://id.gs1.org/…`. */
  readonly digitalLink: string | null
}

/** Application identifiers of the keys that are read as digits. */
const KEYS: Readonly<Partial<Record<IdentifierScheme, string>>> = {
  gln: '414',
  gtin: '01',
  sscc: '00',
  grai: '8003',
  gsin: '402',
}

/**
 * Both forms of an identifier that is valid.
 * @param prefixLength - digits of the company prefix, 6 to 12: digits and links do not say where it ends, a URN does
 */
export function epcForms(reading: IdentifierReading, prefixLength: number | null = null): EpcForms {
  if (reading.verdict !== 'valid') return { urn: null, digitalLink: null }
  const { scheme, value, parts } = reading
  switch (scheme) {
    case 'container':
      return { urn: `urn:epc:id:bic:${value}`, digitalLink: null }
    case 'imo':
      return { urn: `urn:epc:id:imovn:${value}`, digitalLink: null }
    case 'epcUrn':
      return { urn: value, digitalLink: parts['digitalLink'] ?? null }
    case 'digitalLink':
      return formsOfLink(readDigitalLink(value), prefixLength)
    default: {
      const ai = KEYS[scheme]
      return formsOfLink(
        ai === undefined ? null : { ai, value: parts['gtin14'] ?? value, qualifier: null },
        prefixLength,
      )
    }
  }
}

function formsOfLink(link: DigitalLink | null, prefixLength: number | null): EpcForms {
  if (link === null) return { urn: null, digitalLink: null }
  const identity = prefixLength === null ? null : identityOfLink(link, prefixLength)
  return {
    urn: identity === null || typeof identity === 'string' ? null : epcUrn(identity),
    digitalLink: canonicalLink(link),
  }
}
