import { GS1_KEYS, type Gs1Key, LGTIN } from './gs1-keys.js'
import { digitalLink, readEpcUrn } from './gs1-link.js'

/** Which things a pattern of EPCs takes in, by their canonical names: what `canonicalGs1` makes of a name, or the name itself. */
export interface EpcPattern {
  /** The canonical name of whatever fits begins with one of these. */
  readonly prefixes: readonly string[]
  readonly fits: (canonicalName: string) => boolean
}

const PATTERN = /^urn:epc:(id|idpat|class):([a-z]+):(.*)$/

/**
 * Reads a pattern: an EPC URN whose last fields, one or more, are `*` (GS1 Tag Data Standard 2.0, section 8):
 * `urn:epc:idpat:sgtin:4012345.*.*`. It fits URNs and Digital Links of the same things, and the class of them. A company
 * prefix is compared by its digits, as a link does not say where it ends; no company is given one that another begins with.
 * @returns null for a URI that is no such pattern, and stands for itself; `malformed` for a pattern that fits nothing
 */
export function readEpcPattern(text: string): EpcPattern | 'malformed' | null {
  const match = PATTERN.exec(text)
  if (match === null) return null
  const [, kind = '', name = '', rest = ''] = match
  const fields = rest.split('.')
  const wild = fields.indexOf('*')
  // In a URN that names one thing, `*` may be a character of its serial number.
  const none = kind === 'idpat' ? 'malformed' : null
  if (wild < 0 || fields.slice(wild).some((field) => field !== '*')) return none
  const fixed = fields.slice(0, wild)
  const key = kind === 'class' ? (name === LGTIN.urn ? LGTIN : undefined) : GS1_KEYS.find((each) => each.urn === name)
  if (key === undefined) return kind === 'class' ? null : patternOfOther(name, fixed)
  if (fields.length !== fieldsOf(key)) return none
  return patternOfKey(key, fixed) ?? 'malformed'
}

function fieldsOf(key: Gs1Key): number {
  return 2 + (key.pieces === true ? 2 : 0) + (key.tail.kind === 'none' ? 0 : 1)
}

/** Names that have no key of GS1, as `bic` and `imovn`, are URNs in their canonical form, too. */
function patternOfOther(name: string, fixed: readonly string[]): EpcPattern {
  const prefix = `urn:epc:id:${name}:${fixed.map((field) => `${field}.`).join('')}`
  return { prefixes: [prefix], fits: (canonicalName) => canonicalName.startsWith(prefix) }
}

function patternOfKey(key: Gs1Key, fixed: readonly string[]): EpcPattern | null {
  const begins = beginnings(key, fixed)
  if (begins === null) return null
  const prefixes = begins.map((begin) => `https://id.gs1.org/${key.ai}/${begin}`)
  const rest = restPattern(key, fixed, begins[0]?.length ?? 0)
  const whole = new RegExp(`^(?:${prefixes.map(literal).join('|')})${rest}${tailPattern(key)}$`)
  return { prefixes, fits: (canonicalName) => whole.test(canonicalName) }
}

/** What follows of the value of a key in a link, up to a serial number. */
function restPattern(key: Gs1Key, fixed: readonly string[], known: number): string {
  if (key.digits === null) return fixed.length < 2 ? '[^/]+' : ''
  const length = key.digits + 1 + (key.zero === true ? 1 : 0) + (key.pieces === true ? 4 : 0)
  return `\\d{${length - known}}`
}

/** How the value of the key begins; several where a digit that is not known stands first. Null where a field cannot be. */
function beginnings(key: Gs1Key, fixed: readonly string[]): readonly string[] | null {
  const [companyPrefix, reference, ...pieces] = fixed
  if (companyPrefix === undefined) return ['']
  if (!/^\d{6,12}$/.test(companyPrefix)) return null
  if (reference === undefined) {
    if (key.leads === true) return Array.from({ length: 10 }, (_, digit) => `${digit}${companyPrefix}`)
    return [(key.zero === true ? '0' : '') + companyPrefix]
  }
  const known = pieces.slice(0, 2)
  if (!known.every((piece) => /^\d\d$/.test(piece))) return null
  const identity = readEpcUrn(exampleUrn(key, companyPrefix, reference))
  if (typeof identity === 'string') return null
  const link = digitalLink({ ...identity, pieces: known.join(''), serial: null })
  return [link.slice(`https://id.gs1.org/${key.ai}/`.length)]
}

/** A URN with this company and reference, which checks them. */
function exampleUrn(key: Gs1Key, companyPrefix: string, reference: string): string {
  const fields = [companyPrefix, reference, ...(key.pieces === true ? ['01', '01'] : [])]
  if (key.tail.kind !== 'none') fields.push('1')
  return `urn:epc:${key === LGTIN ? 'class' : 'id'}:${key.urn}:${fields.join('.')}`
}

function tailPattern({ tail, ...key }: Gs1Key): string {
  if (tail.kind === 'none') return ''
  if (tail.kind === 'joined') return '[^/]*'
  const qualifier = `/${tail.ai}/.+`
  return key.urn === LGTIN.urn || key.urn === 'upui' ? qualifier : `(?:${qualifier})?`
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
