/** What follows the key itself. */
type Gs1Tail =
  /** Nothing. */
  | { readonly kind: 'none' }
  /** A serial number in the same element, behind the check digit. */
  | { readonly kind: 'joined'; readonly most: number; readonly digits?: true }
  /** A qualifier with an application identifier of its own. */
  | {
      readonly kind: 'qualifier'
      readonly ai: string
      readonly most: number
      readonly absent?: string
      readonly digits?: true
    }

/** A key of GS1 as EPC URNs and Digital Links write it (GS1 Tag Data Standard 2.0, section 6; Digital Link 1.2, section 4). */
export interface Gs1Key {
  /** Its name behind `urn:epc:id:` or `urn:epc:class:`. */
  readonly urn: string
  /** Application identifier of the key in a Digital Link. */
  readonly ai: string
  /** Digits of company prefix and reference together, without check digit; null where the reference is text. */
  readonly digits: number | null
  /** Most characters of company prefix and reference together, where the reference is text. */
  readonly most?: number
  /** The first digit of the reference stands before the company prefix: indicator of a GTIN, extension of an SSCC. */
  readonly leads?: true
  /** A zero before the company prefix: GRAI. */
  readonly zero?: true
  /** Two digits each of piece and total behind the check digit: ITIP. */
  readonly pieces?: true
  readonly tail: Gs1Tail
}

const NOTHING: Gs1Tail = { kind: 'none' }

/** Keys with instances: `urn:epc:id:…`, and as a class of all of them `urn:epc:idpat:….*`. */
export const GS1_KEYS: readonly Gs1Key[] = [
  { urn: 'sgtin', ai: '01', digits: 13, leads: true, tail: { kind: 'qualifier', ai: '21', most: 20 } },
  { urn: 'sscc', ai: '00', digits: 17, leads: true, tail: NOTHING },
  { urn: 'sgln', ai: '414', digits: 12, tail: { kind: 'qualifier', ai: '254', most: 20, absent: '0' } },
  { urn: 'pgln', ai: '417', digits: 12, tail: NOTHING },
  { urn: 'grai', ai: '8003', digits: 12, zero: true, tail: { kind: 'joined', most: 16 } },
  { urn: 'giai', ai: '8004', digits: null, most: 30, tail: NOTHING },
  { urn: 'gsrn', ai: '8018', digits: 17, tail: NOTHING },
  { urn: 'gsrnp', ai: '8017', digits: 17, tail: NOTHING },
  { urn: 'gdti', ai: '253', digits: 12, tail: { kind: 'joined', most: 17 } },
  { urn: 'cpi', ai: '8010', digits: null, most: 30, tail: { kind: 'qualifier', ai: '8011', most: 12, digits: true } },
  { urn: 'sgcn', ai: '255', digits: 12, tail: { kind: 'joined', most: 12, digits: true } },
  { urn: 'ginc', ai: '401', digits: null, most: 30, tail: NOTHING },
  { urn: 'gsin', ai: '402', digits: 16, tail: NOTHING },
  { urn: 'itip', ai: '8006', digits: 13, leads: true, pieces: true, tail: { kind: 'qualifier', ai: '21', most: 20 } },
  { urn: 'upui', ai: '01', digits: 13, leads: true, tail: { kind: 'qualifier', ai: '235', most: 28 } },
]

/** A GTIN with its batch or lot: `urn:epc:class:lgtin:…`. */
export const LGTIN: Gs1Key = {
  urn: 'lgtin',
  ai: '01',
  digits: 13,
  leads: true,
  tail: { kind: 'qualifier', ai: '10', most: 20 },
}

/** Names of the first edition of Digital Link, for the application identifiers that took their place. */
export const DIGITAL_LINK_NAMES: Readonly<Record<string, string>> = {
  gtin: '01',
  itip: '8006',
  cpid: '8010',
  gln: '414',
  party: '417',
  gsrnp: '8017',
  gsrn: '8018',
  gcn: '255',
  sscc: '00',
  gdti: '253',
  ginc: '401',
  gsin: '402',
  grai: '8003',
  giai: '8004',
  cpv: '22',
  lot: '10',
  ser: '21',
  tpx: '235',
  glnx: '254',
}
