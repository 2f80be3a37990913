import { StructuredError } from '@karavan/core'
import type { EpcisEvent, JsonObject, JsonValue } from '@karavan/model'
import { isList, isObject, readJsonText, writeJsonText } from '../json/json-text.js'
import type { DocumentFault } from '../json/shape.js'
import { type EpcisErrorCode, EpcisInvalidError, malformed } from './errors.js'
import type { EventInContext } from './event-hash.js'
import { clarkName, fullNameOf, type Namespaces, namespacesOf } from './namespaces.js'
import { type EpcisNote, notesOf } from './notes.js'
import { faultsOf, soundPart, whole } from './sound-part.js'
import { EPCIS_PREFIXES } from './vocabulary.js'
import { readXmlDocument } from './xml-document.js'
import { writeXmlDocument } from './xml-write.js'

/** An event as it was read: where it stands, what happened, and what its short names stand for. */
export interface ReadEvent extends EventInContext {
  /** JSON pointer into the document. */
  readonly pointer: string
}

/** What was read: the document in the JSON form of EPCIS 2.0 with all that it held, and its events. */
export interface EpcisReading {
  readonly syntax: 'json' | 'xml'
  readonly document: JsonValue
  readonly events: readonly ReadEvent[]
  /** What is odd, and kept. */
  readonly notes: readonly EpcisNote[]
  /** Why events were left out, where that was asked for. */
  readonly leftOut: readonly DocumentFault[]
}

export interface EpcisOptions {
  /** Leaves out the events that break rules and reads the rest; faults elsewhere are thrown all the same. */
  readonly proceed?: boolean
  /** Most bytes, or characters. */
  readonly limit?: number
}

/** Most bytes, or characters, of a document where a caller sets no other limit. */
export const EPCIS_SIZE_LIMIT = 32 * 1024 * 1024

/**
 * Reads EPCIS: a document, a query document, an event on its own or a list of such, as JSON-LD (EPCIS 2.0), or a document
 * of XML (EPCIS 2.0 and 1.x).
 * @param input - UTF-8, UTF-16 with a byte order mark, or XML in the encoding of one byte that it names
 * @throws {EpcisInvalidError} EPCIS_INVALID with every fault, up to a limit
 * @throws {StructuredError} EPCIS_MALFORMED, EPCIS_TOO_LARGE
 */
export function readEpcis(
  input: Uint8Array | string,
  { proceed = false, limit = EPCIS_SIZE_LIMIT }: EpcisOptions = {},
): EpcisReading {
  if (input.length > limit) throw tooLarge(input.length, limit)
  const text = typeof input === 'string' ? input.replace(/^\ufeff/, '') : decoded(input)
  const start = text.trimStart().charAt(0)
  if (start === '<') {
    if (typeof input !== 'string') checkEncoding(text)
    const { document, place } = readXmlDocument(text)
    return reading('xml', document, place, proceed)
  }
  if (start !== '{' && start !== '[') throw malformed('1:1', text.slice(0, 40) || 'nothing', 'EPCIS as JSON or XML')
  return reading('json', readJsonText(text, malformed), (pointer) => pointer, proceed)
}

/** Writes what was read as JSON-LD. */
export function writeEpcisJson({ document }: Pick<EpcisReading, 'document'>): string {
  return writeJsonText(document)
}

/**
 * Writes what was read as XML of EPCIS 2.0. An event on its own, or a list, comes in a document.
 * @param creationDate - of that document, a time with its offset
 * @throws {StructuredError} EPCIS_UNWRITABLE
 */
export function writeEpcisXml({ document }: Pick<EpcisReading, 'document'>, creationDate: string): string {
  if (isObject(document) && isObject(document['epcisBody'])) return writeXmlDocument(document)
  const eventList = isList(document) ? document : [document]
  return writeXmlDocument({ type: 'EPCISDocument', schemaVersion: '2.0', creationDate, epcisBody: { eventList } })
}

function reading(
  syntax: EpcisReading['syntax'],
  sent: JsonValue,
  placeIn: (pointer: string) => string,
  proceed: boolean,
): EpcisReading {
  const { document, leftOut, pointerIn } = proceed ? soundPart(sent) : whole(sent)
  const place = (pointer: string) => placeIn(pointerIn(pointer))
  const [first, ...others] = faultsOf(document).map((fault) => ({ ...fault, pointer: place(fault.pointer) }))
  if (first !== undefined) throw new EpcisInvalidError([first, ...others])
  const events = eventsOf(document).map((event) => ({ ...event, pointer: pointerIn(event.pointer) }))
  return {
    syntax,
    document,
    events,
    notes: notesOf(document, events).map((note) => ({ ...note, pointer: placeIn(note.pointer) })),
    leftOut: leftOut.map((fault) => ({ ...fault, pointer: placeIn(fault.pointer) })),
  }
}

function eventsOf(document: JsonValue): readonly ReadEvent[] {
  if (isList(document)) return document.flatMap((each, index) => inContext(each, `/${index}`, {}, NONE))
  if (!isObject(document)) return []
  const namespaces = namespacesOf(document['@context'])
  const ignored = ignoredNames(document, namespaces)
  const body = document['epcisBody']
  if (!isObject(body)) return inContext(document, '', {}, NONE)
  const results = body['queryResults']
  const held = isObject(results) ? results['resultsBody'] : body
  const at = isObject(results) ? '/epcisBody/queryResults/resultsBody' : '/epcisBody'
  const list = isObject(held) && isList(held['eventList']) ? held['eventList'] : []
  const single = isObject(held) && Object.hasOwn(held, 'event') ? [held['event'] ?? null] : []
  return [
    ...list.flatMap((each, index) => inContext(each, `${at}/eventList/${index}`, namespaces, ignored)),
    ...single.flatMap((each) => inContext(each, `${at}/event`, namespaces, ignored)),
  ]
}

const NONE: ReadonlySet<string> = new Set()

function inContext(
  event: JsonValue,
  pointer: string,
  outer: Namespaces,
  ignored: ReadonlySet<string>,
): readonly ReadEvent[] {
  if (!isObject(event)) return []
  const namespaces = Object.hasOwn(event, '@context') ? namespacesOf(event['@context'], outer) : outer
  const leftOut = hasComment(event, namespaces) ? new Set([...ignored, COMMENT]) : ignored
  return [{ event: event as unknown as EpcisEvent, namespaces, ignored: leftOut, pointer }] // The schema has read it.
}

/** What JSON has for the comments of XML: said of an event, no part of what happened. The reference program leaves it out too. */
const COMMENT = `{${EPCIS_PREFIXES['rdfs']}}comment`

function hasComment(value: JsonValue, namespaces: Namespaces): boolean {
  if (isList(value)) return value.some((item) => hasComment(item, namespaces))
  if (!isObject(value)) return false
  for (const name in value) {
    if (name.endsWith('comment') && clarkName(name, namespaces) === COMMENT) return true
    if (hasComment(value[name] ?? null, namespaces)) return true
  }
  return false
}

/** The fields that a document asks to leave out of hashes, by a member `ignoreFields` of any namespace. */
function ignoredNames(document: JsonObject, namespaces: Namespaces): ReadonlySet<string> {
  const names = Object.entries(document).flatMap(([name, value]) => {
    if (!name.includes(':') || fullNameOf(name, namespaces).local !== 'ignoreFields') return []
    if (isObject(value)) return Object.keys(value)
    return (isList(value) ? value : [value]).filter((each) => typeof each === 'string')
  })
  return new Set(names.map((name) => clarkName(name.trim(), namespaces)))
}

const TEXTS = 'UTF-8, UTF-16 with a byte order mark, or XML that names one of ISO 8859, windows-125x, KOI8 or cp866'

/** What a document of XML may be encoded in beside UTF-8 and UTF-16: what programs of the corridor still write. */
const OTHER_ENCODINGS = /^(?:windows-125[0-8]|iso-8859-(?:[1-9]|1[03-6])|koi8-[ru]|ibm866|cp866)$/i

function decoded(bytes: Uint8Array): string {
  const mark = encodingByMark(bytes)
  const named = encodingOf(new TextDecoder(mark ?? 'windows-1252').decode(bytes.subarray(0, 400)))
  if (named === null || !OTHER_ENCODINGS.test(named)) return decodedAs(mark ?? 'utf-8', bytes)
  if (mark !== null || isUtf8BeyondAscii(bytes)) throw contradictory(named, mark ?? 'utf-8')
  return decodedAs(named, bytes)
}

function encodingByMark([first, second, third]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : null
}

/** Text in an encoding of one byte has letters that UTF-8 does not allow; a program may have turned it and left its first line. */
function isUtf8BeyondAscii(bytes: Uint8Array): boolean {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).length < bytes.length
  } catch {
    return false
  }
}

function contradictory(named: string, found: string): StructuredError<EpcisErrorCode> {
  const encoding = found.slice(0, found.startsWith('utf-16') ? 6 : 5).toUpperCase()
  return new StructuredError({
    code: 'EPCIS_MALFORMED',
    pointer: '1:1',
    received: `encoding="${named}" before text in ${encoding}`,
    expected: 'text in the encoding that its first line names',
    remediation: `write encoding="${encoding}" in the first line if the text is that; otherwise send the document in UTF-8`,
  })
}

function decodedAs(encoding: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new StructuredError<EpcisErrorCode>({
      code: 'EPCIS_MALFORMED',
      received: 'bytes that are no text',
      expected: TEXTS,
      cause,
    })
  }
}

/** What a document of XML says that it is encoded in; null where it says nothing. */
function encodingOf(text: string): string | null {
  return /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)["']/.exec(text)?.[1] ?? null
}

function checkEncoding(text: string): void {
  const name = encodingOf(text)
  if (name !== null && !/^(?:utf-?(?:8|16)|us-ascii)$/i.test(name) && !OTHER_ENCODINGS.test(name)) {
    throw malformed('1:1', `encoding="${name}"`, TEXTS)
  }
}

function tooLarge(size: number, limit: number): StructuredError<EpcisErrorCode> {
  return new StructuredError({
    code: 'EPCIS_TOO_LARGE',
    received: `${size} bytes`,
    expected: `at most ${limit}`,
    remediation: 'send the events in several documents',
  })
}
