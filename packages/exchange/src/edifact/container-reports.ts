import { type BizTransaction, karavanUri } from '@karavan/model'
import { REPORTS } from './codes.js'
import { toldOf } from './container-told.js'
import { readEquipment, readReferences } from './equipment.js'
import { addEvent } from './happened.js'
import { type MessageHead, readHead } from './head.js'
import type { EdifactMessage } from './interchange.js'
import { type ReadPlace, readPlace } from './places.js'
import { groupsOf, type MessageReading } from './reading.js'
import { componentOf, type EdifactSegment } from './segments.js'
import { addCalls, partTransports, readTransport, type TransportLeg } from './transport.js'

/** Where a report tells that things are, the surest first (3227). */
type PlacesOf = (report: string) => readonly string[]

/** Reads CODECO: containers that came or went through a gate. */
export function readCodeco(reading: MessageReading, message: EdifactMessage): void {
  readReport(reading, message, () => ['165', '175'], ['7', '181', '203'])
}

/** Reads COARRI: containers that were loaded on a ship or discharged. */
export function readCoarri(reading: MessageReading, message: EdifactMessage): void {
  readReport(reading, message, (report) => (REPORTS.get(report) === 'DISC' ? ['11'] : ['9']), ['203', '7'])
}

function readReport(
  reading: MessageReading,
  { segments }: EdifactMessage,
  placesOf: PlacesOf,
  times: readonly string[],
): void {
  const { head, groups } = groupsOf(segments, ({ tag }) => tag === 'EQD')
  const message = readHead(reading, head)
  if (message === null) return
  const what = REPORTS.get(message.report)
  if (what === undefined) {
    reading.remark(
      'reportUnknown',
      message.segment,
      `BGM has ${message.report}; expected ${[...REPORTS.keys()].join(', ')}`,
    )
  }
  const { own, transports } = partTransports(head)
  const [leg = null] = transports.map((each) => readTransport(reading, each))
  const references = readReferences(reading, own)
  if (leg !== null) addCalls(reading, leg, leg.means.vessel === null ? [] : [leg.means.vessel], references)
  const place = placeIn(reading, head, placesOf(message.report))
  if (groups.length === 0) {
    reading.refuse(
      'equipmentMissing',
      message.segment,
      'The message has no EQD; expected one for each container. Add them and send again.',
    )
  }
  const time = own.find(({ tag, elements }) => tag === 'DTM' && times.includes(elements[0]?.[0] ?? ''))
  const sender = own.find(({ tag, elements }) => tag === 'NAD' && /^(?:TR|MS)$/.test(elements[0]?.[0] ?? ''))
  const report = { message, leg, place, references, placesOf, times, time, sender }
  for (const group of groups) reading.whole(group, () => readGroup(reading, group, report))
}

/** What the head of a report says for all its equipment. */
interface ReportHead {
  readonly message: MessageHead
  readonly leg: TransportLeg | null
  readonly place: ReadPlace | null
  readonly references: readonly BizTransaction[]
  readonly placesOf: PlacesOf
  readonly times: readonly string[]
  readonly time: EdifactSegment | undefined
  readonly sender: EdifactSegment | undefined
}

function readGroup(reading: MessageReading, group: readonly EdifactSegment[], report: ReportHead): void {
  const { message, leg, references, times } = report
  const [eqd] = group
  const { own, transports } = partTransports(group)
  const equipment = eqd === undefined ? null : readEquipment(reading, eqd, own)
  if (eqd === undefined || equipment === null) return
  const what = REPORTS.get(message.report) ?? 'unknown'
  const isGate = what === 'GTIN' || what === 'GTOT'
  const [gateTransport = null] = isGate ? transports.map((each) => readTransport(reading, each)) : []
  const means = (isGate ? gateTransport : leg)?.means ?? null
  const ownPlace = placeIn(reading, own, report.placesOf(message.report))
  addEvent(reading, {
    what,
    classifier: 'ACT',
    time: reading.takeFirst(own, 'DTM', times) ?? report.time,
    place: ownPlace ?? report.place ?? (isGate ? placeOfSender(reading, report.sender) : null),
    things: [equipment.uri],
    carrier: means?.vessel ?? null,
    means,
    references: [...references, ...readReferences(reading, own)],
    told: { ...toldOf(reading, equipment, own), ...(what === 'unknown' ? { report: message.report } : {}) },
    segment: eqd,
    declaration: message.declaration,
  })
}

function placeIn(
  reading: MessageReading,
  segments: readonly EdifactSegment[],
  roles: readonly string[],
): ReadPlace | null {
  const loc = reading.takeFirst(segments, 'LOC', roles)
  return loc === undefined ? null : readPlace(reading, loc)
}

/** Gates often name themselves only as terminal or sender. */
function placeOfSender(reading: MessageReading, nad: EdifactSegment | undefined): ReadPlace | null {
  const code = componentOf(nad, 1)
  if (nad === undefined || code === '') return null
  reading.take(nad)
  reading.remark('placeFromSender', nad, `NAD: no place is named; that of ${code}, who reports, is taken`)
  return { id: karavanUri('party', code), told: {} }
}
