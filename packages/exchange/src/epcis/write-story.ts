import { canonicalGs1, type EpochMinutes, formatInstant } from '@karavan/core'
import {
  type Consignment,
  consignmentUri,
  type EpcisEvent,
  EVENT_CLASSIFIER_CODES,
  equipmentUri,
  karavanUri,
  type LocationId,
  type MilestoneKind,
  type RecordKey,
  type Story,
  type Telling,
} from '@karavan/model'
import { MILESTONE_STEPS } from '../intake/milestone-steps.js'
import { KARAVAN_NAMESPACES } from '../karavan-terms.js'
import type { EventInContext } from './event-hash.js'
import { writeEpcisDocument } from './query/answer.js'
import type { StoredEpcisEvent } from './query/query.js'
import { withoutIgnored } from './without-ignored.js'

/** An event as it is kept. */
export interface KeptEvent extends EventInContext, RecordKey {
  /** When it was first received, milliseconds since 1970. */
  readonly recordTime: number
}

/** What of a consignment's events somebody is told. */
export interface ToldEvents {
  /** As far as they may see it. */
  readonly story: Story
  /** Content hashes of the events that it tells of. */
  readonly told: ReadonlySet<string>
  /** What events name of the consignment and of what carried it, in canonical forms. */
  readonly names: ReadonlySet<string>
  /** Whether they may read what others sent, and not only what it says of their part. */
  readonly whole: boolean
}

type Told = Pick<Consignment, 'consignmentId' | 'utilizedEquipment'>

/**
 * Writes the events that a story tells of as an EPCISDocument, in order of time. Those that name nothing but the consignment and what
 * carried it are as they were told; of any other only what it says of the consignment: the milestone or step, place, time and own
 * equipment, with the hash of the event as `karavan:contentHash`.
 * @param creationDate - a time with its offset
 */
export function writeEpcisStory(
  consignment: Told,
  records: readonly KeptEvent[],
  { story, told, names, whole }: ToldEvents,
  creationDate: string,
): string {
  const kept = records.filter(({ contentHash, declarationKey }) => declarationKey === '' && told.has(contentHash))
  const asTold = new Map(
    whole ? kept.filter(({ event }) => isOwn(event, names)).map((each) => [each.contentHash, each]) : [],
  )
  const events = [
    ...[...asTold].map(([hash, each]) => ({ hash, event: storedOf(each) })),
    ...saidIn(story)
      .filter(({ telling }) => !asTold.has(telling.contentHash))
      .map((said) => ({ hash: said.telling.contentHash, event: reduced(consignment, said) })),
  ]
  const timeOf = ({ event }: StoredEpcisEvent) =>
    Date.parse(event.eventTime.toUpperCase().replace(/:60(?=[.Z+-])/, ':59'))
  events.sort((a, b) => timeOf(a.event) - timeOf(b.event) || (a.hash < b.hash ? -1 : Number(a.hash > b.hash)))
  return writeEpcisDocument(
    events.map(({ event }) => event),
    creationDate,
  )
}

function storedOf(kept: KeptEvent): StoredEpcisEvent {
  return { event: withoutIgnored(kept), recordTime: kept.recordTime, namespaces: kept.namespaces }
}

/** Whether an event names no things but these and what is in them. */
function isOwn(event: EpcisEvent, names: ReadonlySet<string>): boolean {
  const isKnown = (name: string) => names.has(canonicalGs1(name) ?? name)
  switch (event.type) {
    case 'ObjectEvent':
      return (event.epcList ?? []).every(isKnown)
    case 'TransactionEvent':
      return [event.parentID, ...(event.epcList ?? [])].every((name) => name === undefined || isKnown(name))
    case 'AggregationEvent':
      return event.parentID !== undefined && isKnown(event.parentID) && (event.childEPCs ?? []).every(isKnown)
    default:
      return false
  }
}

/** What one word says of the consignment. */
interface Said {
  readonly telling: Telling
  readonly place: LocationId | null
  readonly milestone: MilestoneKind | null
  readonly bizStep: string | null
  readonly equipment: readonly (string | null)[]
}

/** The words of a story, each once, with the equipment that it is about. */
function saidIn({ milestones, others }: Story): readonly Said[] {
  const said = new Map<string, Said & { readonly equipment: (string | null)[] }>()
  for (const { kind: milestone, place, pieces } of milestones) {
    for (const piece of pieces) {
      for (const code of EVENT_CLASSIFIER_CODES) {
        const settled = piece[code]
        for (const telling of settled === null ? [] : [settled.taken, ...settled.others]) {
          const known = said.get(telling.contentHash) ?? { telling, place, milestone, bizStep: null, equipment: [] }
          said.set(telling.contentHash, known)
          if (!known.equipment.includes(piece.equipmentId)) known.equipment.push(piece.equipmentId)
        }
      }
    }
  }
  for (const { telling, place, bizStep, equipment } of others) {
    if (said.has(telling.contentHash)) continue
    said.set(telling.contentHash, { telling, place, milestone: null, bizStep, equipment: [...equipment] })
  }
  return [...said.values()]
}

function reduced(
  { consignmentId, utilizedEquipment }: Told,
  { telling, place, milestone, bizStep, equipment }: Said,
): StoredEpcisEvent {
  const epcList = utilizedEquipment
    .filter(({ equipmentId }) => equipment.includes(equipmentId))
    .map(({ number }) => equipmentUri(number))
  const event: EpcisEvent = {
    type: 'ObjectEvent',
    eventTime: inFull(telling.at),
    eventTimeZoneOffset: '+00:00',
    epcList,
    action: 'OBSERVE',
    ...(milestone === null ? (bizStep === null ? {} : { bizStep }) : MILESTONE_STEPS[milestone]),
    ...(place === null ? {} : { readPoint: { id: karavanUri('location', place) } }),
    bizTransactionList: [{ bizTransaction: consignmentUri(consignmentId) }],
    'karavan:eventClassifierCode': telling.classifier,
    ...(milestone === null ? {} : { 'karavan:milestone': milestone }),
    'karavan:contentHash': telling.contentHash,
  }
  return { event, recordTime: telling.receivedAt * 60_000, namespaces: KARAVAN_NAMESPACES }
}

function inFull(at: EpochMinutes): string {
  return formatInstant(at).replace(/Z$/, ':00Z')
}
