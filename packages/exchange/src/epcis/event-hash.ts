import type { EpcisEvent, JsonObject, JsonValue } from '@karavan/model'
import { isList, isObject } from '../json/json-text.js'
import { canonicalScalar } from './canonical-scalar.js'
import { clarkName, type Namespaces } from './namespaces.js'
import {
  BIZ_STEPS,
  COMPONENTS,
  DISPOSITIONS,
  ERROR_REASONS,
  MEASUREMENTS,
  PARTY_TYPES,
  SENSOR_ALERTS,
  TRANSACTION_TYPES,
  type Vocabulary,
} from './vocabulary.js'
import { ATTRIBUTES_MEMBER, TEXT_MEMBER } from './xml-names.js'

/** SHA-256 of bytes; Node and browsers bring one. */
export type Digest = (bytes: Uint8Array) => Uint8Array

/** An event, what its short names stand for, and which of its fields its sender asks to leave out of the hash. */
export interface EventInContext {
  readonly event: EpcisEvent
  readonly namespaces: Namespaces
  /** `{namespace}name` of each. */
  readonly ignored: ReadonlySet<string>
}

/** How the members of an object follow one another, and what each holds. */
interface Layout {
  /** Those with a place of their own, in order. */
  readonly ordered: readonly (readonly [string, Part])[]
  /** Standard fields that stand among the extensions, sorted with them. */
  readonly sorted: ReadonlyMap<string, Part>
  /** Those that stand in order, and those that are not part of what happened. */
  readonly placed: ReadonlySet<string>
}

type Parts = Readonly<Record<string, Part>>

function layout(ordered: Parts, sorted: Parts = {}, omitted: readonly string[] = []): Layout {
  return {
    ordered: Object.entries(ordered),
    sorted: new Map(Object.entries(sorted)),
    placed: new Set([...Object.keys(ordered), ...omitted]),
  }
}

type Part =
  | { readonly kind: 'value'; readonly words?: Vocabulary }
  /** Each item under the same name: `epc=…epc=…`. */
  | { readonly kind: 'values'; readonly item: string; readonly words?: Vocabulary }
  | { readonly kind: 'object'; readonly layout: Layout }
  /** Each item under a name, or under none. */
  | { readonly kind: 'objects'; readonly item: string; readonly layout: Layout }
  | { readonly kind: 'extensions' }

const value: Part = { kind: 'value' }
const word = (words: Vocabulary): Part => ({ kind: 'value', words })
const epcs: Part = { kind: 'values', item: 'epc' }
const objects = (item: string, ordered: Parts): Part => ({ kind: 'objects', item, layout: layout(ordered) })
const quantities = objects('quantityElement', { epcClass: value, quantity: value, uom: value })
const place: Part = { kind: 'object', layout: layout({ id: value }) }

const SENSOR_METADATA = layout({
  time: value,
  startTime: value,
  endTime: value,
  deviceID: value,
  deviceMetadata: value,
  rawData: value,
  dataProcessingMethod: value,
  bizRules: value,
})

const SENSOR_REPORT: Parts = {
  type: word(MEASUREMENTS),
  exception: word(SENSOR_ALERTS),
  deviceID: value,
  deviceMetadata: value,
  rawData: value,
  dataProcessingMethod: value,
  time: value,
  microorganism: value,
  chemicalSubstance: value,
  value,
  component: word(COMPONENTS),
  stringValue: value,
  booleanValue: value,
  hexBinaryValue: value,
  uriValue: value,
  minValue: value,
  maxValue: value,
  meanValue: value,
  sDev: value,
  percRank: value,
  percValue: value,
  uom: value,
  coordinateReferenceSystem: value,
}

/** CBV 2.0, section 8.9, with the order that the published vectors show. */
const EVENT = layout(
  {
    eventTime: value,
    eventTimeZoneOffset: value,
    certificationInfo: { kind: 'values', item: 'certificationInfo' },
    epcList: epcs,
    parentID: value,
    inputEPCList: epcs,
    childEPCs: epcs,
    quantityList: quantities,
    childQuantityList: quantities,
    inputQuantityList: quantities,
    outputEPCList: epcs,
    outputQuantityList: quantities,
    action: value,
    transformationID: value,
    bizStep: word(BIZ_STEPS),
    disposition: word(DISPOSITIONS),
    persistentDisposition: {
      kind: 'object',
      layout: layout({
        set: { kind: 'values', item: 'set', words: DISPOSITIONS },
        unset: { kind: 'values', item: 'unset', words: DISPOSITIONS },
      }),
    },
    readPoint: place,
    bizLocation: place,
    sensorElementList: objects('sensorElement', {
      sensorMetadata: { kind: 'object', layout: SENSOR_METADATA },
      sensorReport: objects('sensorReport', SENSOR_REPORT),
    }),
  },
  {
    bizTransactionList: objects('', { type: word(TRANSACTION_TYPES), bizTransaction: value }),
    sourceList: objects('', { type: word(PARTY_TYPES), source: value }),
    destinationList: objects('', { type: word(PARTY_TYPES), destination: value }),
    ilmd: { kind: 'extensions' },
  },
  ['@context', 'type', 'eventID', 'recordTime', 'errorDeclaration'],
)

const DECLARATION = layout({
  declarationTime: value,
  reason: word(ERROR_REASONS),
  correctiveEventIDs: { kind: 'values', item: 'correctiveEventID' },
})

/** Names whose list or wrapper is not written before its items. */
const UNNAMED = new Set(['certificationInfo', 'set', 'unset', 'sensorReport'])

/**
 * The canonical text of an event, of which its hash is made: the same for every order of members and lists, every choice
 * of prefixes, JSON or XML, and every way to write a time, a number, a word of the CBV or a key of GS1.
 */
export function eventPreHash(found: EventInContext): string {
  const event = found.event as unknown as JsonObject // A JSON object that the schema has read.
  return `eventType=${found.event.type}${new Writer(found).members(event, EVENT)}`
}

/** The canonical text of the error declaration of an event; null where it has none. */
export function declarationPreHash(found: EventInContext): string | null {
  const declaration = (found.event as unknown as JsonObject)['errorDeclaration']
  return isObject(declaration) ? `errorDeclaration${new Writer(found).members(declaration, DECLARATION)}` : null
}

/** The hash of what happened, `ni:///sha-256;…?ver=CBV2.0`: one for every copy of the event, whoever sends it. */
export function contentHash(found: EventInContext, sha256: Digest): string {
  return `ni:///sha-256;${hex(sha256(utf8(eventPreHash(found))))}?ver=CBV2.0`
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += HEX[byte]
  return text
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

class Writer {
  readonly #namespaces: Namespaces
  readonly #ignored: ReadonlySet<string>

  constructor({ namespaces, ignored }: EventInContext) {
    this.#namespaces = namespaces
    this.#ignored = ignored
  }

  members(object: JsonObject, { ordered, sorted, placed }: Layout): string {
    let text = ''
    for (const [name, part] of ordered) {
      if (Object.hasOwn(object, name)) text += this.#standard(name, object[name] ?? null, part)
    }
    const rest: string[] = []
    for (const [name, member] of Object.entries(object)) {
      if (placed.has(name)) continue
      const part = sorted.get(name)
      rest.push(part === undefined ? this.#extension(name, member) : this.#standard(name, member, part))
    }
    return text + sortedTogether(rest)
  }

  #standard(name: string, member: JsonValue, part: Part): string {
    const inner = this.#inner(name, member, part)
    if (inner === '' || part.kind === 'value' || UNNAMED.has(name)) return inner
    return name + inner
  }

  /** What stands behind a name; of what an event of a user's own kind holds in another form, as of an extension. */
  #inner(name: string, member: JsonValue, part: Part): string {
    const items = isList(member) ? member : [member]
    switch (part.kind) {
      case 'value':
        return this.#valued(name, member, part.words)
      case 'values':
        return sortedTogether(items.map((item) => this.#valued(part.item, item, part.words)))
      case 'objects': {
        const told = (item: JsonValue) =>
          isObject(item) ? part.item + this.members(item, part.layout) : this.#extension(part.item || name, item)
        return sortedTogether(items.map(told))
      }
      case 'object':
        return isObject(member) ? this.members(member, part.layout) : this.#extension(name, member)
      case 'extensions':
        return isObject(member) ? this.#extensions(member) : this.#extension(name, member)
    }
  }

  #valued(name: string, member: JsonValue, words?: Vocabulary): string {
    return isList(member) || isObject(member)
      ? this.#extension(name, member)
      : assigned(name, this.#scalar(member, words))
  }

  /** `{namespace}name=value`; each item of a list under the name; what an object holds behind it. */
  #extension(name: string, member: JsonValue): string {
    const full = clarkName(name, this.#namespaces)
    if (this.#ignored.has(full)) return ''
    if (isList(member)) return sortedTogether(member.map((item) => this.#extension(name, item)))
    if (!isObject(member)) return assigned(full, this.#scalar(member)) || full
    const text = member[TEXT_MEMBER]
    return (text === undefined ? full : assigned(full, this.#scalar(text)) || full) + this.#extensions(member)
  }

  #extensions(object: JsonObject): string {
    const texts: string[] = []
    for (const [name, member] of Object.entries(object)) {
      if (name === TEXT_MEMBER) continue
      if (name === ATTRIBUTES_MEMBER && isObject(member)) texts.push(this.#extensions(member))
      else texts.push(this.#extension(name, member))
    }
    return sortedTogether(texts)
  }

  #scalar(member: JsonValue, words?: Vocabulary): string {
    return canonicalScalar(member, this.#namespaces, words)
  }
}

function assigned(name: string, text: string): string {
  return text === '' ? '' : `${name}=${text}`
}

function sortedTogether(texts: readonly string[]): string {
  return texts.length < 2 ? (texts[0] ?? '') : [...texts].sort(byCodePoints).join('')
}

/** The order of UTF-8: that of code points, where a JavaScript comparison goes by halves of them. */
function byCodePoints(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1
  if (at > 0 && /[\uD800-\uDBFF]/.test(a[at - 1] ?? '')) at -= 1
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1)
}
