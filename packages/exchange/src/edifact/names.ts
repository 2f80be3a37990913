import { type IdentifierReading, type IdentifierScheme, readIdentifier } from '@karavan/core'
import { karavanUri } from '@karavan/model'
import { tableOf } from './codes.js'

/** A name as the events have it, and what is odd about the text that it came from. */
export interface ReadName {
  /** `urn:epc:id:bic:CSQU3054383`, `urn:karavan:unLocode:KZAAU`. */
  readonly uri: string
  /** Null where nothing is odd. */
  readonly oddness: { readonly code: 'checkDigitWrong' | 'identifierMalformed'; readonly text: string } | null
}

/** Schemes of UN/EDIFACT equipment (8053), in the order in which a number is tried. */
const EQUIPMENT = tableOf<readonly IdentifierScheme[]>({
  CN: ['container'],
  SW: ['container'],
  RR: ['wagon8', 'wagon12'],
})

/** The name of equipment. @param qualifier - its kind (8053): CN container, RR rail wagon, TE trailer */
export function equipmentName(qualifier: string, number: string): ReadName {
  const schemes = EQUIPMENT.get(qualifier) ?? []
  return named(schemes, number) ?? { uri: karavanUri('equipment', number), oddness: malformed(schemes, number) }
}

/**
 * The name of a vessel.
 * @param list, agency - whose number it is (1131, 3055): 103 call sign; agency 11, the register that gives IMO numbers
 */
export function vesselName(id: string, list: string, agency: string, name: string): ReadName | null {
  if (id === '') return name === '' ? null : { uri: karavanUri('vessel', name), oddness: null }
  if (list === '103') return { uri: karavanUri('callSign', id), oddness: null }
  const imo = named(['imo'], id)
  if (imo !== null) return imo
  return { uri: karavanUri('vessel', id), oddness: agency === '11' ? malformed(['imo'], id) : null }
}

/** Code lists of places by agency (3055), where the list (1131) is not that of UN/LOCODE. */
const PLACES_OF = tableOf<readonly IdentifierScheme[]>({
  '9': ['gln'],
  '12': ['uicStation', 'esrStation'],
  '20': ['bicFacility'],
})

/** The name of a place by its code. @param list, agency - whose code it is (1131, 3055) */
export function placeName(code: string, list: string, agency: string): ReadName {
  const schemes = list === '139' ? ['unLocode' as const] : [...(PLACES_OF.get(agency) ?? []), ...placesLike(code)]
  return named(schemes, code) ?? { uri: karavanUri('place', code), oddness: malformed(schemes, code) }
}

function placesLike(code: string): readonly IdentifierScheme[] {
  if (/^[A-Z]{2}[A-Z2-9]{3}$/.test(code)) return ['unLocode']
  return /^\d{6}$/.test(code) ? ['esrStation'] : []
}

/** The first scheme whose shape a text has. */
function named(schemes: readonly IdentifierScheme[], text: string): ReadName | null {
  for (const scheme of schemes) {
    const read = readIdentifier(scheme, text)
    if (read.verdict !== 'malformed') return { uri: uriOf(read), oddness: checkDigitOddness(read, text) }
  }
  return null
}

function uriOf({ scheme, value }: IdentifierReading): string {
  if (scheme === 'container') return `urn:epc:id:bic:${value}`
  return scheme === 'imo' ? `urn:epc:id:imovn:${value}` : karavanUri(scheme, value)
}

function checkDigitOddness(read: IdentifierReading, text: string): ReadName['oddness'] {
  if (read.verdict !== 'checkDigitWrong') return null
  const expected = read.computed === null ? 'a number that is issued' : `check digit ${read.computed}`
  return { code: 'checkDigitWrong', text: `${text} has check digit ${read.received}; expected ${expected}` }
}

function malformed(schemes: readonly IdentifierScheme[], text: string): ReadName['oddness'] {
  if (schemes.length === 0) return null
  return { code: 'identifierMalformed', text: `${text} is no ${schemes.join(' or ')}; kept as it came` }
}
