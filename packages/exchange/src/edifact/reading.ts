import type { EpcisEvent } from '@karavan/model'
import type { ReadMessage, Refusal, Remark } from '../received.js'
import type { EdifactMessage } from './interchange.js'
import type { ReadName } from './names.js'
import type { EdifactSegment } from './segments.js'
import { componentOf } from './segments.js'

/** What is odd in a message and was taken. */
export type EdifactRemarkCode =
  | 'checkDigitWrong'
  | 'identifierMalformed'
  | 'placeFromSender'
  | 'replacement'
  | 'reportUnknown'
  | 'statusListOwn'
  | 'statusUnknown'
  | 'transportUnknown'
  | 'zoneUnknown'

/** Why a message, or a part of it, was not taken. */
export type EdifactRefusalCode =
  | 'equipmentMissing'
  | 'placeMissing'
  | 'syntax'
  | 'timeMissing'
  | 'tooMany'
  | 'typeUnread'

/** The IANA time zone of a place by its name in events (`urn:karavan:unLocode:KZAAU`); null where it is not known. */
export type ZoneOf = (place: string) => string | null

/** What one message says, while it is read: its segments are taken one by one, and what nobody takes is kept. */
export class MessageReading {
  readonly events: EpcisEvent[] = []
  readonly remarks: Remark<EdifactRemarkCode>[] = []
  readonly refused: Refusal<EdifactRefusalCode>[] = []
  readonly zoneOf: ZoneOf
  /** UNH, for what is said of the message as a whole. */
  readonly header: EdifactSegment
  readonly #taken = new Set<EdifactSegment>()
  readonly #numbers: ReadonlyMap<EdifactSegment, number>
  readonly #remarked = new Map<EdifactSegment, Set<EdifactRemarkCode>>()

  constructor({ segments, line }: Pick<EdifactMessage, 'segments' | 'line'>, zoneOf: ZoneOf) {
    this.zoneOf = zoneOf
    this.header = { tag: 'UNH', elements: [], line }
    this.#numbers = new Map(segments.map((segment, index) => [segment, index + 2]))
  }

  /** Where a segment is: its line, and its number in the message as UNT counts, UNH being 1. */
  pointerOf(segment: EdifactSegment): string {
    return `line ${segment.line}, segment ${this.#numbers.get(segment) ?? 1}`
  }

  /** Remarks on a segment, once for each code. */
  remark(code: EdifactRemarkCode, segment: EdifactSegment, text: string): void {
    const known = this.#remarked.get(segment) ?? new Set()
    if (known.has(code)) return
    this.#remarked.set(segment, known.add(code))
    this.remarks.push({ code, text, pointer: this.pointerOf(segment) })
  }

  refuse(code: EdifactRefusalCode, segment: EdifactSegment, text: string): void {
    this.refused.push({ code, text, pointer: this.pointerOf(segment) })
  }

  take(segment: EdifactSegment): void {
    this.#taken.add(segment)
  }

  /** The URI of a name, with a remark where something is odd about it. */
  uriOf({ uri, oddness }: ReadName, segment: EdifactSegment): string {
    if (oddness !== null) this.remark(oddness.code, segment, `${segment.tag}: ${oddness.text}`)
    return uri
  }

  /** Takes the segments with a tag, and one of some qualifiers where these are given. */
  takeAll(from: readonly EdifactSegment[], tag: string, qualifiers: readonly string[] = []): readonly EdifactSegment[] {
    const found = from.filter(
      (each) => each.tag === tag && (qualifiers.length === 0 || qualifiers.includes(componentOf(each, 0))),
    )
    for (const each of found) this.#taken.add(each)
    return found
  }

  /** Takes the first segment with a tag and the first of the qualifiers that is there. */
  takeFirst(
    from: readonly EdifactSegment[],
    tag: string,
    qualifiers: readonly string[] = [],
  ): EdifactSegment | undefined {
    const found =
      qualifiers.length === 0
        ? from.find((each) => each.tag === tag)
        : qualifiers
            .map((qualifier) => from.find((each) => each.tag === tag && componentOf(each, 0) === qualifier))
            .find((each) => each !== undefined)
    if (found !== undefined) this.#taken.add(found)
    return found
  }

  /** Reads a group; where no event comes of it, its segments are kept. */
  whole(group: readonly EdifactSegment[], read: () => void): void {
    const before = this.events.length
    read()
    if (this.events.length === before) for (const segment of group) this.#taken.delete(segment)
  }

  isTaken(segment: EdifactSegment): boolean {
    return this.#taken.has(segment)
  }

  get result(): ReadMessage<EdifactRemarkCode, EdifactRefusalCode> {
    return { events: this.events, remarks: this.remarks, refused: this.refused }
  }
}

/** Cuts segments before each that opens a group: what comes before the first, and the groups. */
export function groupsOf(
  segments: readonly EdifactSegment[],
  opens: (segment: EdifactSegment) => boolean,
): { readonly head: readonly EdifactSegment[]; readonly groups: readonly (readonly EdifactSegment[])[] } {
  const starts = segments.flatMap((segment, index) => (opens(segment) ? [index] : []))
  return {
    head: segments.slice(0, starts[0]),
    groups: starts.map((start, index) => segments.slice(start, starts[index + 1])),
  }
}
