import { gs1CheckDigit } from './check-digits.js'
import { DIGITAL_LINK_NAMES, GS1_KEYS, type Gs1Key, LGTIN } from './gs1-keys.js'

/** A thing that GS1 keys name: a company's prefix, the company's reference, and which one of its kind. */
export interface Gs1Identity {
  readonly key: Gs1Key
  /** Six to twelve digits. */
  readonly companyPrefix: string
  readonly reference: string
  /** Piece and total of an ITIP, two digits each. */
  readonly pieces: string
  /** Serial number, lot or extension; null for the class of all of them. */
  readonly serial: string | null
}

/** A Digital Link taken apart: the key with its check digit, and the finest qualifier. */
export interface DigitalLink {
  readonly ai: string
  readonly value: string
  readonly qualifier: { readonly ai: string; readonly value: string } | null
}

/** Why a URN or link is none. */
export type Gs1Fault = 'shape' | 'key' | 'companyPrefix'

const URN = /^urn:epc:(id|class|idpat):([a-z]+):(\d{6,12})\.(.*)$/

/** Takes an EPC URN apart: `urn:epc:id:sgln:4012345.00011.987`, of a class `urn:epc:class:lgtin:…`, of all `urn:epc:idpat:….*`. */
export function readEpcUrn(text: string): Gs1Identity | Gs1Fault {
  const match = URN.exec(text)
  if (match === null) return 'shape'
  const [, kind, name, companyPrefix = '', rest = ''] = match
  const key = kind === 'class' ? (name === LGTIN.urn ? LGTIN : undefined) : GS1_KEYS.find((each) => each.urn === name)
  if (key === undefined) return 'key'
  const fields = splitFields(key, rest)
  if (fields === null) return 'shape'
  const [reference, pieces, last] = fields
  const isPattern = kind === 'idpat'
  if (isPattern && (last !== '*' || key.tail.kind === 'none')) return 'shape'
  const serial = key.tail.kind === 'none' || isPattern ? null : decoded(last)
  const identity = { key, companyPrefix, reference: decoded(reference), pieces, serial }
  return faultOf(identity) ?? identity
}

/** Reference, pieces and serial of what follows the company prefix; a text reference or serial may hold points itself. */
function splitFields(key: Gs1Key, rest: string): readonly [string, string, string] | null {
  const text = "((?:[!'()*+,\\-.0-9:;=A-Z_a-z]|%[0-9A-Fa-f]{2})*)"
  const reference = key.digits === null ? text : '(\\d*)'
  const pieces = key.pieces === true ? '\\.(\\d{2}\\.\\d{2})' : '()'
  const tail = key.tail.kind === 'none' ? '()' : `\\.${text}`
  const match = new RegExp(`^${reference}${pieces}${tail}$`).exec(rest)
  if (match === null) return null
  const [, first = '', piece = '', last = ''] = match
  return [first, piece.replace('.', ''), last]
}

function faultOf({ key, companyPrefix, reference, serial }: Gs1Identity): Gs1Fault | null {
  const length = companyPrefix.length + reference.length
  if (key.digits !== null ? length !== key.digits : reference === '' || length > (key.most ?? length))
    return 'companyPrefix'
  if (serial === null || key.tail.kind === 'none') return null
  if (serial === '' || serial.length > key.tail.most) return 'shape'
  return key.tail.digits === true && !/^\d+$/.test(serial) ? 'shape' : null
}

/** The EPC URN of an identity. */
export function epcUrn({ key, companyPrefix, reference, pieces, serial }: Gs1Identity): string {
  const kind = key === LGTIN ? 'class' : serial === null && key.tail.kind !== 'none' ? 'idpat' : 'id'
  const fields = [companyPrefix, encoded(reference, URN_RAW)]
  if (key.pieces === true) fields.push(pieces.slice(0, 2), pieces.slice(2))
  if (key.tail.kind !== 'none') fields.push(serial === null ? '*' : encoded(serial, URN_RAW))
  return `urn:epc:${kind}:${key.urn}:${fields.join('.')}`
}

/** The canonical Digital Link of an identity, `https://id.gs1.org/…`. */
export function digitalLink({ key, companyPrefix, reference, pieces, serial }: Gs1Identity): string {
  return canonicalLink({
    ai: key.ai,
    value: keyValue(key, companyPrefix, reference) + pieces + (key.tail.kind === 'joined' ? (serial ?? '') : ''),
    qualifier:
      key.tail.kind === 'qualifier' && serial !== null && serial !== key.tail.absent
        ? { ai: key.tail.ai, value: serial }
        : null,
  })
}

function keyValue(key: Gs1Key, companyPrefix: string, reference: string): string {
  if (key.digits === null) return companyPrefix + reference
  const plain =
    key.leads === true ? reference.slice(0, 1) + companyPrefix + reference.slice(1) : companyPrefix + reference
  const digits = key.zero === true ? `0${plain}` : plain
  return digits + gs1CheckDigit(digits)
}

/** Writes a link in its canonical form. */
export function canonicalLink({ ai, value, qualifier }: DigitalLink): string {
  const key = `https://id.gs1.org/${ai}/${encoded(value, LINK_RAW)}`
  return qualifier === null ? key : `${key}/${qualifier.ai}/${encoded(qualifier.value, LINK_RAW)}`
}

/**
 * Takes a GS1 Digital Link of any domain apart. Query and fragment go, and of several qualifiers the finest stays, as the
 * hash of an event asks (CBV 2.0, section 8.9); null where no key of GS1 stands in the path. Check digits are not looked at.
 */
export function readDigitalLink(text: string): DigitalLink | null {
  const match = /^https?:\/\/[^/?#\s]+(\/[^?#\s]*)/i.exec(text)
  if (match === null) return null
  const segments = (match[1] ?? '').replace(/\/$/, '').split('/').slice(1).map(decoded)
  for (let at = segments.length % 2; at < segments.length; at += 2) {
    const link = linkOf(segments.slice(at))
    if (link !== null) return link
  }
  return null
}

/** Pairs of an application identifier and a value, the key first. */
function linkOf([name = '', first = '', ...rest]: readonly string[]): DigitalLink | null {
  const ai = aiOf(name)
  const value = padded(ai, first)
  if (KEY_SHAPES.get(ai)?.test(value) !== true) return null
  const finestFirst = QUALIFIERS[ai] ?? []
  let qualifier: DigitalLink['qualifier'] = null
  for (let index = 0; index < rest.length; index += 2) {
    const found = { ai: aiOf(rest[index] ?? ''), value: rest[index + 1] ?? '' }
    if (found.ai === CONSUMER_VARIANT) continue
    if (!finestFirst.includes(found.ai) || found.value === '') return null
    const finer = qualifier === null || finestFirst.indexOf(found.ai) < finestFirst.indexOf(qualifier.ai)
    if (finer) qualifier = found
  }
  return { ai, value, qualifier }
}

/** Qualifiers of a key, the finest first. */
const QUALIFIERS: Readonly<Record<string, readonly string[]>> = {
  '01': ['21', '235', '10'],
  '8006': ['21', '10'],
  '414': ['254'],
  '8010': ['8011'],
}

const CONSUMER_VARIANT = '22'

/** What the value of a key looks like, by its application identifier. */
const KEY_SHAPES: ReadonlyMap<string, RegExp> = new Map(
  GS1_KEYS.map((key) => {
    if (key.digits === null) return [key.ai, new RegExp(`^\\d{4}[\\x21-\\x7e]{1,${(key.most ?? 30) - 4}}$`)]
    const digits = key.digits + 1 + (key.zero === true ? 1 : 0) + (key.pieces === true ? 4 : 0)
    const joined =
      key.tail.kind === 'joined' ? `${key.tail.digits === true ? '\\d' : '[\\x21-\\x7e]'}{0,${key.tail.most}}` : ''
    return [key.ai, new RegExp(`^\\d{${digits}}${joined}$`)]
  }),
)

function aiOf(segment: string): string {
  return DIGITAL_LINK_NAMES[segment] ?? segment
}

/** A GTIN of 8, 12 or 13 digits is one of 14 with zeros before it. */
function padded(ai: string, value: string): string {
  return ai === '01' && /^(?:\d{8}|\d{12}|\d{13})$/.test(value) ? value.padStart(14, '0') : value
}

/**
 * The identity that a Digital Link names. The link does not say how long the company prefix is: it is known from the URN of
 * another sender, or from the company.
 * @param prefixLength - digits of the company prefix, 6 to 12
 */
export function identityOfLink(link: DigitalLink, prefixLength: number): Gs1Identity | Gs1Fault {
  const key = keyOfLink(link)
  if (key === undefined) return 'key'
  const length = key.digits ?? link.value.length
  const start = key.zero === true ? 1 : 0
  const plain = link.value.slice(start, start + length)
  const companyPrefix = key.leads === true ? plain.slice(1, 1 + prefixLength) : plain.slice(0, prefixLength)
  const reference = key.leads === true ? plain.slice(0, 1) + plain.slice(1 + prefixLength) : plain.slice(prefixLength)
  const rest = key.digits === null ? '' : link.value.slice(start + length + 1)
  const joined = key.tail.kind === 'joined' && rest !== '' ? rest : null
  const absent = key.tail.kind === 'qualifier' ? (key.tail.absent ?? null) : null
  const identity = {
    key,
    companyPrefix,
    reference,
    pieces: key.pieces === true ? rest : '',
    serial: link.qualifier?.value ?? joined ?? absent,
  }
  return prefixLength < 6 || prefixLength > 12 ? 'companyPrefix' : (faultOf(identity) ?? identity)
}

function keyOfLink({ ai, qualifier }: DigitalLink): Gs1Key | undefined {
  if (ai === LGTIN.ai && qualifier !== null) {
    return [LGTIN, ...GS1_KEYS].find(
      (key) => key.tail.kind === 'qualifier' && key.tail.ai === qualifier.ai && key.ai === ai,
    )
  }
  return GS1_KEYS.find((key) => key.ai === ai)
}

/**
 * The canonical Digital Link of an EPC URN or of another Digital Link; null for any other text, which then stays as it is.
 * `urn:epc:id:bic:` and `urn:epc:id:imovn:` have no key of GS1, and stay.
 */
export function canonicalGs1(text: string): string | null {
  if (text.startsWith('urn:epc:')) {
    const identity = readEpcUrn(text)
    return typeof identity === 'string' ? null : digitalLink(identity)
  }
  const link = readDigitalLink(text)
  return link === null ? null : canonicalLink(link)
}

const URN_RAW = /[!'()*+,\-.0-9:;=A-Z_a-z]/
const LINK_RAW = /[-.0-9;=A-Z_a-z']/

function encoded(text: string, raw: RegExp): string {
  return Array.from(text.replace(/\p{Cs}/gu, '\uFFFD'), (character) => {
    if (raw.test(character)) return character
    const escaped = encodeURIComponent(character)
    return escaped === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : escaped
  }).join('')
}

/** Percent escapes as characters; a text whose escapes are none stays. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
