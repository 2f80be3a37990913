import { type EpochMinutes, formatInstant } from '@karavan/core'
import {
  type Consignment,
  EVENT_CLASSIFIER_CODES,
  type EventClassifierCode,
  type JsonObject,
  type LocationId,
  type Milestone,
  type MilestoneKind,
  type Mode,
  type Story,
  type Telling,
} from '@karavan/model'
import type { Digest } from '../epcis/event-hash.js'
import { writeJsonText } from '../json/json-text.js'

/** How a place is called outside. */
export interface NamedPlace {
  /** UN/LOCODE; null where it has none. */
  readonly unLocode: string | null
  readonly name: string
}

/** Why a milestone is not told. */
export type DcsaUnsaid =
  /** DCSA Track and Trace 2.2 has no event of this kind. */
  | 'kindUnknown'
  /** Nothing of it is told of a container, and DCSA speaks of these alone. */
  | 'noContainer'
  /** DCSA asks whether the equipment is empty or laden, and the consignment does not say what it holds. */
  | 'loadUnknown'

/** A story as `/v2/events` would answer it. */
export interface WrittenDcsaStory {
  /** A list of events as JSON, in the order of the milestones. */
  readonly text: string
  readonly unsaid: readonly (Pick<Milestone, 'kind' | 'place'> & { readonly why: DcsaUnsaid })[]
}

type Told = Pick<Consignment, 'consignmentId' | 'utilizedEquipment' | 'includedItems'>

/** One word about a milestone, with the containers that it was taken for. */
interface Word {
  readonly telling: Telling
  readonly boxes: readonly { readonly number: string; readonly equipmentId: string }[]
}

/**
 * Writes the milestones of a story for DCSA Track and Trace 2.2: each word that was taken, planned, estimated and actual. Departures and
 * arrivals are TRANSPORT events of all containers that one word is about; loading, unloading and delivery are EQUIPMENT events, one for
 * each container. The same story gives the same events under the same ids.
 * @param story - as far as whoever is told may see it
 * @param digest - SHA-256
 */
export function writeDcsaStory(
  story: Pick<Story, 'milestones' | 'stowages'>,
  consignment: Told,
  placeOf: (id: LocationId) => NamedPlace,
  digest: Digest,
): WrittenDcsaStory {
  const events: JsonObject[] = []
  const unsaid: WrittenDcsaStory['unsaid'][number][] = []
  const writing = { story, consignment, placeOf, idOf: idsBy(digest) }
  const numbers = containersOf(consignment)
  for (const milestone of story.milestones) {
    const { kind, place, pieces } = milestone
    if (pieces.length === 0) continue
    const words = EVENT_CLASSIFIER_CODES.flatMap((classifier) => wordsOf(milestone, classifier, numbers))
    const why = whyUnsaid(milestone, words, consignment)
    if (why === null) events.push(...words.flatMap((word) => eventsOf(milestone, word, writing)))
    else unsaid.push({ kind, place, why })
  }
  return { text: writeJsonText(events), unsaid }
}

interface Writing {
  readonly story: Pick<Story, 'stowages'>
  readonly consignment: Told
  readonly placeOf: (id: LocationId) => NamedPlace
  /** One id for one thing. */
  readonly idOf: (...parts: readonly unknown[]) => string
}

function containersOf({ utilizedEquipment }: Told): ReadonlyMap<string, string> {
  return new Map(
    utilizedEquipment.flatMap(({ equipmentId, number }) =>
      number.scheme === 'container' ? [[equipmentId, number.value] as const] : [],
    ),
  )
}

function whyUnsaid({ kind, mode }: Milestone, words: readonly Word[], { includedItems }: Told): DcsaUnsaid | null {
  const code = CODES[kind]
  if (code === undefined || (isTransport(code) && mode === null)) return 'kindUnknown'
  if (words.length === 0) return 'noContainer'
  return !isTransport(code) && includedItems.length === 0 ? 'loadUnknown' : null
}

function eventsOf(
  { kind, place, leg, mode }: Milestone,
  { telling, boxes }: Word,
  { story, consignment, placeOf, idOf }: Writing,
): readonly JsonObject[] {
  const code = CODES[kind]
  if (code === undefined) return []
  const located = locationOf(placeOf(place))
  const head = (...named: readonly string[]) => ({
    eventID: idOf(telling.contentHash, telling.sender, telling.classifier, code, ...named),
    eventCreatedDateTime: inFull(telling.receivedAt),
    eventClassifierCode: telling.classifier,
    eventDateTime: inFull(telling.at),
  })
  const call = (of: Mode, ids: readonly string[]) => {
    const vesselIMONumber = vesselAt(story, ids, telling.at)
    return {
      transportCall: {
        transportCallID: idOf(consignment.consignmentId, leg, place),
        modeOfTransport: MODES[of],
        ...located,
        ...(vesselIMONumber === null ? {} : { vessel: { vesselIMONumber } }),
      },
    }
  }
  if (!isTransport(code)) {
    return boxes.map(({ number, equipmentId }) => ({
      ...head(number),
      eventType: 'EQUIPMENT',
      equipmentEventTypeCode: code,
      equipmentReference: number,
      emptyIndicatorCode: 'LADEN',
      eventLocation: located.location,
      ...(mode === null ? {} : call(mode, [equipmentId])),
    }))
  }
  if (mode === null) return []
  const numbers = boxes.map(({ number }) => number)
  const ids = boxes.map(({ equipmentId }) => equipmentId)
  return [
    {
      ...head(...numbers),
      eventType: 'TRANSPORT',
      transportEventTypeCode: code,
      ...call(mode, ids),
      references: numbers.map((referenceValue) => ({ referenceType: 'EQ', referenceValue })),
    },
  ]
}

function isTransport(code: string): boolean {
  return code === 'DEPA' || code === 'ARRI'
}

/** What DCSA has for a milestone; borders, gauge changes, customs and what is taken over it has no event for. */
const CODES: Readonly<Partial<Record<MilestoneKind, 'LOAD' | 'DEPA' | 'ARRI' | 'DISC' | 'DROP'>>> = {
  loading: 'LOAD',
  departure: 'DEPA',
  arrival: 'ARRI',
  unloading: 'DISC',
  delivery: 'DROP',
}

const MODES: Readonly<Record<Mode, 'VESSEL' | 'RAIL' | 'TRUCK' | 'BARGE'>> = {
  rail: 'RAIL',
  road: 'TRUCK',
  rail_ferry: 'VESSEL',
  ro_ro: 'VESSEL',
  feeder: 'VESSEL',
  deep_sea: 'VESSEL',
  sea_bulk: 'VESSEL',
  barge: 'BARGE',
}

/** The words that were taken about a milestone, each once, with the containers that each was taken for. */
function wordsOf(
  { pieces }: Milestone,
  classifier: EventClassifierCode,
  numbers: ReadonlyMap<string, string>,
): readonly Word[] {
  const words = new Map<string, { telling: Telling; boxes: Word['boxes'][number][] }>()
  for (const { equipmentId, [classifier]: settled } of pieces) {
    const number = equipmentId === null ? undefined : numbers.get(equipmentId)
    if (settled === null || equipmentId === null || number === undefined) continue
    const { contentHash, sender } = settled.taken
    const key = JSON.stringify([contentHash, sender])
    const known = words.get(key) ?? { telling: settled.taken, boxes: [] }
    known.boxes.push({ number, equipmentId })
    words.set(key, known)
  }
  return [...words.values()]
}

function inFull(at: EpochMinutes): string {
  return formatInstant(at).replace(/Z$/, ':00Z')
}

function locationOf({ unLocode, name }: NamedPlace) {
  const code = unLocode === null ? {} : { UNLocationCode: unLocode }
  return { ...code, location: { locationName: name.slice(0, LONGEST_NAME), ...code } }
}

/** Of a place in DCSA. */
const LONGEST_NAME = 100

const SHIP = 'urn:epc:id:imovn:'

/** The ship that a box is on, itself or on a wagon; null where none is known, or they are on several. */
function vesselAt({ stowages }: Pick<Story, 'stowages'>, ids: readonly string[], at: EpochMinutes): string | null {
  const there = stowages.filter(
    ({ from, until }) => (from === null || from.at <= at) && (until === null || at <= until.at),
  )
  const on = (thing: string) => there.filter(({ what }) => what === thing).map((stowage) => stowage.on)
  const ships = new Set(ids.flatMap((id) => [...on(id), ...on(id).flatMap(on)]).filter((uri) => uri.startsWith(SHIP)))
  const [ship, ...others] = ships
  return ship === undefined || others.length > 0 ? null : ship.slice(SHIP.length)
}

/** Ids that are made of what they name. */
function idsBy(digest: Digest): Writing['idOf'] {
  return (...parts) => uuidOf(digest(new TextEncoder().encode(JSON.stringify(parts))))
}

/** A UUID of a digest (RFC 9562, version 8). */
function uuidOf(digest: Uint8Array): string {
  const bytes = digest.slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
