import type { BizTransaction, EpcisEvent, ErrorDeclaration, JsonObject, JsonValue } from '@karavan/model'
import { BIZ_STEP_OF, type Classifier, type Happening } from './codes.js'
import type { MeansOfTransport } from './means.js'
import { momentAt, readMoment, type WrittenMoment } from './moment.js'
import type { ReadPlace } from './places.js'
import type { MessageReading } from './reading.js'
import { componentOf, type EdifactSegment } from './segments.js'

/** What a message says that happened, or will. */
export interface Happened {
  readonly what: Happening
  readonly classifier: Classifier
  /** DTM that tells when; undefined where there is none. */
  readonly time: EdifactSegment | undefined
  readonly place: ReadPlace | null
  /** Equipment or ships by their names in events. */
  readonly things: readonly string[]
  /** What the things were loaded on or taken off; null where nobody says. */
  readonly carrier: string | null
  readonly means: MeansOfTransport | null
  readonly references: readonly BizTransaction[]
  /** Further fields of our own, by their names without prefix. */
  readonly told: JsonObject
  /** Segment that says it, for remarks. */
  readonly segment: EdifactSegment
  readonly declaration: ErrorDeclaration | null
}

/** Adds an event for what happened, or refuses it with what is missing. */
export function addEvent(reading: MessageReading, happened: Happened): void {
  const { things, place, time, segment } = happened
  const at = `${segment.tag} at ${reading.pointerOf(segment)}`
  if (things.length === 0) {
    reading.refuse(
      'equipmentMissing',
      segment,
      `${at} names no equipment; expected EQD with a number. Add it and send again.`,
    )
    return
  }
  if (place === null) {
    reading.refuse(
      'placeMissing',
      segment,
      `${at} has no place; expected LOC with a code of UN/LOCODE. Add it and send again.`,
    )
    return
  }
  const written = time === undefined ? null : momentOf(reading, time)
  if (written === null) {
    const received =
      time === undefined ? 'no time' : `the time ${componentOf(time, 0, 1)} in format ${componentOf(time, 0, 2)}`
    reading.refuse(
      'timeMissing',
      time ?? segment,
      `${at} has ${received}; expected DTM with a time in format 203, as 202611200815. Add it and send again.`,
    )
    return
  }
  const moment = momentAt(written, reading.zoneOf(place.id))
  if (moment.zone === 'unknown') {
    reading.remark(
      'zoneUnknown',
      time ?? segment,
      `${at}: the time has no zone, and that of ${place.id} is not known; read as UTC`,
    )
  }
  reading.events.push(eventOf(happened, place, moment, written))
}

/** The moment of a DTM; null, where it cannot be read. */
export function momentOf(reading: MessageReading, dtm: EdifactSegment): WrittenMoment | null {
  reading.take(dtm)
  return readMoment(componentOf(dtm, 0, 1), componentOf(dtm, 0, 2))
}

function eventOf(
  happened: Happened,
  place: ReadPlace,
  { eventTime, eventTimeZoneOffset, zone }: ReturnType<typeof momentAt>,
  { precision }: WrittenMoment,
): EpcisEvent {
  const { what, classifier, things, carrier, means, references, declaration } = happened
  const bizStep = BIZ_STEP_OF[what]
  const core = {
    eventTime,
    eventTimeZoneOffset,
    ...(declaration === null ? {} : { errorDeclaration: declaration }),
    ...(bizStep === null ? {} : { bizStep }),
    readPoint: { id: place.id, ...place.told },
    ...(references.length === 0 ? {} : { bizTransactionList: references }),
    ...ownFields({
      eventClassifierCode: classifier,
      eventTypeCode: what,
      zone: zone === 'sent' ? null : zone,
      precision: precision === 'day' ? 'day' : null,
      transport: means === null ? null : means.told,
      ...happened.told,
    }),
  }
  // A plan aggregates nothing: what is expected to be loaded is only seen in it.
  if (carrier !== null && classifier === 'ACT' && (what === 'LOAD' || what === 'DISC')) {
    const action = what === 'LOAD' ? ('ADD' as const) : ('DELETE' as const)
    return { type: 'AggregationEvent', ...core, action, parentID: carrier, childEPCs: things }
  }
  return { type: 'ObjectEvent', ...core, action: 'OBSERVE', epcList: things }
}

/** Fields of the namespace `urn:karavan:epcis:`; those that say nothing are left out. */
function ownFields(told: JsonObject): Record<`karavan:${string}`, JsonValue> {
  return Object.fromEntries(
    Object.entries(told).flatMap(([name, value]) => (value === null ? [] : [[`karavan:${name}`, value]])),
  )
}
