import { type EpochMinutes, formatInstant, zoneOffset } from '@karavan/core'
import {
  type EpcisReading,
  readEpcis,
  segment,
  stamp,
  type WrittenSegment,
  writeDcsaEvents,
  writeEpcisJson,
  writeEpcisXml,
  writeInterchange,
  writeMilestone,
} from '@karavan/exchange'
import type {
  Consignment,
  EpcisEvent,
  EventClassifierCode,
  JsonObject,
  Location,
  MilestoneKind,
  TransportEquipment,
} from '@karavan/model'

/** What a party says. */
export interface Said {
  readonly kind: MilestoneKind | 'passing'
  readonly place: Location
  readonly at: EpochMinutes
  readonly classifier: EventClassifierCode
  readonly equipment: readonly TransportEquipment[]
  /** Who says it, and when it is written. */
  readonly sender: string
  readonly writtenAt: EpochMinutes
}

type Milestone = Said & { readonly kind: MilestoneKind }

/** A name that is plainly of no ship. */
const SHIP = 'SAMPLE STAR'
/** Zone of wagon reports on the 1,520 mm railways. */
const RAILWAY_ZONE = 'Europe/Moscow'

/** EPCIS as JSON-LD. */
export function epcisJson(consignment: Consignment, said: Said): string {
  return writeEpcisJson(documentOf(consignment, said))
}

/** EPCIS as XML, as authorities send it. */
export function epcisXml(consignment: Consignment, said: Milestone): string {
  return writeEpcisXml(documentOf(consignment, said), time(said.writtenAt))
}

/** That what was said before is wrong, and what is right, as EPCIS. */
export function correction(consignment: Consignment, wrong: Milestone, right: Milestone): string {
  const errorDeclaration = { declarationTime: time(right.writtenAt), reason: 'incorrect_data' }
  const declared = eventsOf(documentOf(consignment, wrong)).map((event) => ({ ...event, errorDeclaration }))
  const written = documentOf(consignment, right)
  return writeEpcisJson(withEvents(written, [...declared, ...eventsOf(written)]))
}

type EpcisDocument = Pick<EpcisReading, 'document'>

function eventsOf({ document }: EpcisDocument): readonly JsonObject[] {
  // It was written as a document with a list of events.
  return (document as { readonly epcisBody: { readonly eventList: readonly JsonObject[] } }).epcisBody.eventList
}

function withEvents({ document }: EpcisDocument, eventList: readonly JsonObject[]): EpcisDocument {
  return { document: { ...(document as JsonObject), epcisBody: { eventList } } }
}

function documentOf(
  consignment: Consignment,
  { kind, place, at, classifier, equipment, writtenAt }: Said,
): EpcisDocument {
  const told = {
    place: place.id,
    at: localTime(at, place.timeZone),
    classifier,
    equipment: equipment.map(({ equipmentId }) => equipmentId),
  }
  if (kind !== 'passing') return readEpcis(writeMilestone(consignment, { milestone: kind, ...told }, time(writtenAt)))
  const written = readEpcis(writeMilestone(consignment, { milestone: 'departure', ...told }, time(writtenAt)))
  const sightings = eventsOf(written).map(({ 'karavan:milestone': _, ...event }) => event)
  return withEvents(
    written,
    sightings.map((event) => ({ ...event, bizStep: 'transporting' })),
  )
}

/** DCSA Track and Trace: that a ship came or went, or is expected to, with boxes aboard. */
export function dcsa({ kind, place, at, classifier, equipment, writtenAt }: Milestone): string {
  const transportCall = {
    transportCallID: `SAMPLE-${place.id}`,
    modeOfTransport: 'VESSEL',
    UNLocationCode: unLocode(place) ?? '',
  }
  const event = {
    type: 'ObjectEvent',
    eventTime: localTime(at, place.timeZone),
    eventTimeZoneOffset: '+00:00',
    recordTime: time(writtenAt),
    action: 'OBSERVE',
    'karavan:eventClassifierCode': classifier,
    'karavan:dcsa': {
      eventType: 'TRANSPORT',
      transportEventTypeCode: kind === 'departure' ? 'DEPA' : 'ARRI',
      transportCall,
      references: equipment.map(({ number }) => ({ referenceType: 'EQ', referenceValue: number.value })),
    },
  } satisfies EpcisEvent
  return writeDcsaEvents([event], { writtenAt }).text
}

/** IFTSTA: that equipment came or went. */
export function iftsta(said: Milestone): string {
  const status = said.kind === 'departure' ? '24' : '1'
  return interchange(said, 'IFTSTA:D:00B:UN', [
    segment('BGM', ['23'], [`S${said.at}`], ['9']),
    segment('DTM', ['137', stamp(said.writtenAt), '203']),
    segment('CNI', ['1']),
    segment('STS', ['1'], [status]),
    segment('DTM', ['334', local(said), '203']),
    segment('LOC', ['175'], [unLocode(said.place) ?? '', '139', '6']),
    ...said.equipment.map(equipmentSegment),
  ])
}

/** COARRI: that equipment was loaded on a ship, or discharged. */
export function coarri(said: Milestone): string {
  const isLoading = said.kind === 'loading'
  return interchange(said, 'COARRI:D:95B:UN:ITG13', [
    segment('BGM', [isLoading ? '46' : '44'], [`S${said.at}`], ['9']),
    segment('TDT', ['20'], ['S1'], ['1'], [], ['SAMPLE'], [], [], ['', '', '', SHIP]),
    segment('LOC', [isLoading ? '9' : '11'], [unLocode(said.place) ?? '', '139', '6']),
    ...said.equipment.flatMap((each) => [equipmentSegment(each), segment('DTM', ['203', local(said), '203'])]),
    segment('CNT', ['16', String(said.equipment.length)]),
  ])
}

/** CODECO: that boxes left through a gate. */
export function codeco(said: Milestone): string {
  return interchange(said, 'CODECO:D:95B:UN:ITG13', [
    segment('BGM', ['36'], [`S${said.at}`], ['9']),
    segment('NAD', ['CF'], ['SAMPLE']),
    ...said.equipment.flatMap((each) => [
      equipmentSegment(each),
      segment('DTM', ['7', local(said), '203']),
      segment('LOC', ['165'], [unLocode(said.place) ?? '', '139', '6']),
    ]),
    segment('CNT', ['16', String(said.equipment.length)]),
  ])
}

/** A row of a wagon report: what was done with a wagon, and the boxes on it. */
export interface WagonRow {
  readonly wagon: string
  readonly boxes: readonly string[]
  readonly said: Said
  readonly station: string
}

const OPERATIONS: Readonly<Partial<Record<Said['kind'], string>>> = {
  acceptance: 'Прием груза к перевозке',
  departure: 'Отправление',
  arrival: 'Прибытие',
  borderEntry: 'Прием на дорогу',
  passing: 'Проследование',
}

/** Whether a wagon report has a word for it. */
export function isOperation(kind: Said['kind']): boolean {
  return Object.hasOwn(OPERATIONS, kind)
}

/** The daily report of a railway on where wagons are. */
export function wagonReport(rows: readonly WagonRow[]): string {
  const header = ['Номер вагона', 'Контейнеры', 'Станция операции', 'Операция', 'Дата и время операции (мск)']
  const cells = rows.map(({ wagon, boxes, said, station }) => [
    wagon,
    boxes.join(', '),
    station,
    OPERATIONS[said.kind] ?? '',
    localTime(said.at, RAILWAY_ZONE).replace(/^(\d+)-(\d+)-(\d+)T(\d\d:\d\d).*$/, '$3.$2.$1 $4'),
  ])
  return [header, ...cells]
    .map((row) => row.join(';'))
    .join('\n')
    .concat('\n')
}

/** The code of a place in messages of ships and boxes; undefined where it has none. */
export function unLocode({ codes }: Location): string | undefined {
  return codes.find(({ scheme }) => scheme === 'unlocode')?.code
}

function interchange(said: Milestone, type: string, body: readonly WrittenSegment[]): string {
  const head = { sender: 'SAMPLE', recipient: 'KARAVAN', reference: String(said.at), at: said.writtenAt }
  return writeInterchange(head, type, body)
}

function equipmentSegment({ number }: TransportEquipment): WrittenSegment {
  return segment('EQD', [number.scheme === 'container' ? 'CN' : 'RR'], [number.value], [], [], [], ['5'])
}

function local({ at, place }: Said): string {
  return stamp(at + zoneOffset(place.timeZone, at))
}

function localTime(at: EpochMinutes, zone: string): string {
  const offset = zoneOffset(zone, at)
  const ahead = Math.abs(offset)
  const hours = `${String(Math.floor(ahead / 60)).padStart(2, '0')}:${String(ahead % 60).padStart(2, '0')}`
  return time(at + offset).replace('Z', (offset < 0 ? '-' : '+') + hours)
}

function time(at: EpochMinutes): string {
  return formatInstant(at).replace('Z', ':00Z')
}
