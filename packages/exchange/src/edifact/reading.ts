import type { EpcisEvent } from '@karavan/model'
import type { ReadMessage, Refusal, Remark } from '../received.js'
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
  | 'timeUnreadable'
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
  readonly #taken = new Set<EdifactSegment>()

  constructor(zoneOf: ZoneOf) {
    this.zoneOf = zoneOf
  }

  remark(code: EdifactRemarkCode, segment: EdifactSegment, text: string): void {
    this.remarks.push({ code, text, pointer: pointerOf(segment) })
  }

  refuse(code: EdifactRefusalCode, segment: EdifactSegment, text: string): void {
    this.refused.push({ code, text, pointer: pointerOf(segment) })
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

export function pointerOf({ line }: Pick<EdifactSegment, 'line'>): string {
  return `line ${line}`
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
