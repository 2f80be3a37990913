import type { BizTransaction } from '@karavan/model'
import { type Classifier, type Happening, TRANSPORT_TIMES, tableOf } from './codes.js'
import { addEvent } from './happened.js'
import { type MeansOfTransport, meansOf } from './means.js'
import { type ReadPlace, readPlace } from './places.js'
import { groupsOf, type MessageReading } from './reading.js'
import { componentOf, type EdifactSegment } from './segments.js'

/** A transport reaches or leaves a place, or will. */
export interface TransportCall {
  readonly what: Happening
  readonly classifier: Classifier
  readonly time: EdifactSegment
  readonly place: ReadPlace | null
}

/** One TDT with the places and times behind it. */
export interface TransportLeg {
  readonly means: MeansOfTransport
  readonly segment: EdifactSegment
  readonly calls: readonly TransportCall[]
}

/** Segments that stand behind a TDT and are said of it. */
const OF_TRANSPORT = new Set(['LOC', 'DTM', 'RFF', 'TSR', 'FTX'])

/** Parts what is said of transports from what is said of the thing itself. */
export function partTransports(segments: readonly EdifactSegment[]): {
  readonly own: readonly EdifactSegment[]
  readonly transports: readonly (readonly EdifactSegment[])[]
} {
  const { head, groups } = groupsOf(segments, ({ tag }) => tag === 'TDT')
  const parted = groups.map((group) => {
    const end = group.findIndex(({ tag }, index) => index > 0 && !OF_TRANSPORT.has(tag))
    return end < 0 ? { said: group, rest: [] } : { said: group.slice(0, end), rest: group.slice(end) }
  })
  return { own: [...head, ...parted.flatMap(({ rest }) => rest)], transports: parted.map(({ said }) => said) }
}

/** Reads a TDT with its places and times. */
export function readTransport(reading: MessageReading, segments: readonly EdifactSegment[]): TransportLeg | null {
  const tdt = reading.takeFirst(segments, 'TDT')
  return tdt === undefined ? null : { means: meansOf(reading, tdt), segment: tdt, calls: callsOf(reading, segments) }
}

/** Places (3227) that a time is said of where several stand before it, the likeliest first. */
const PLACES_OF_TIMES = tableOf<readonly string[]>({
  '132': ['61', '11'],
  '178': ['5', '11'],
  '232': ['61', '11'],
  '133': ['5', '9'],
  '136': ['5', '9'],
  '186': ['5', '9'],
  '189': ['5', '9'],
})

/** Times stand behind the place that they are said of; where places stand together, the kind of time tells which. */
function callsOf(reading: MessageReading, segments: readonly EdifactSegment[]): readonly TransportCall[] {
  const places = segments.filter(({ tag }) => tag === 'LOC').slice(0, 20)
  const calls: TransportCall[] = []
  let together: EdifactSegment[] = []
  let timeBefore = false
  for (const segment of segments) {
    if (segment.tag === 'LOC') {
      together = timeBefore ? [segment] : [...together.slice(-20), segment]
      timeBefore = false
    }
    const time = segment.tag === 'DTM' ? TRANSPORT_TIMES.get(componentOf(segment, 0)) : undefined
    if (time === undefined) continue
    timeBefore = true
    const roles = PLACES_OF_TIMES.get(componentOf(segment, 0)) ?? []
    const of = together.length === 0 ? places : together
    const place =
      roles.map((role) => of.find((each) => componentOf(each, 0) === role)).find((each) => each) ?? of.at(-1)
    calls.push({ ...time, time: segment, place: place === undefined ? null : readPlace(reading, place) })
  }
  return calls
}

/**
 * Adds an event for each call of a transport. A message that takes back what became of equipment says nothing of the calls,
 * so they are never declared wrong.
 * @param things - what comes or goes by it
 */
export function addCalls(
  reading: MessageReading,
  { means, calls, segment }: TransportLeg,
  things: readonly string[],
  references: readonly BizTransaction[],
): void {
  if (calls.length > 0 && things.length === 0) {
    reading.remark('transportUnknown', segment, 'TDT has times and no name of a ship; no event tells them')
    return
  }
  for (const call of calls) {
    const { time } = call
    addEvent(reading, { ...call, things, carrier: null, means, references, told: {}, segment: time, declaration: null })
  }
}
