import { DAY_MINUTES, type EpochMinutes, formatDate } from '@karavan/core'
import { type EdifactSegment, writeSegments } from './segments.js'
import { USUAL_SEPARATORS } from './separators.js'

/** A segment that has not been written yet. */
export type WrittenSegment = Omit<EdifactSegment, 'line'>

/** Who sends an interchange to whom, and how it is called. */
export interface InterchangeHead {
  readonly sender: string
  readonly recipient: string
  readonly reference: string
  readonly at: EpochMinutes
}

/**
 * Writes an interchange with one message.
 * @param type - its type with directory and agency, `IFTSTA:D:00B:UN`
 * @param body - its segments without UNH and UNT
 */
export function writeInterchange(
  { sender, recipient, reference, at }: InterchangeHead,
  type: string,
  body: readonly WrittenSegment[],
): string {
  const [date = '', time = ''] = [stamp(at).slice(2, 8), stamp(at).slice(8)]
  return writeSegments(
    [
      segment('UNB', ['UNOY', '3'], [sender], [recipient], [date, time], [reference]),
      segment('UNH', ['1'], type.split(':')),
      ...body,
      segment('UNT', [String(body.length + 2)], ['1']),
      segment('UNZ', ['1'], [reference]),
    ],
    USUAL_SEPARATORS,
  )
}

/** A segment without characters that no message has: what is said again of a faulty one may hold them. */
export function segment(tag: string, ...elements: (readonly string[])[]): WrittenSegment {
  const plain = (text: string) => text.replace(/\p{Cc}|[\ufffe\uffff]/gu, '')
  return { tag, elements: elements.map((components) => components.map(plain)) }
}

/** YYYYMMDDHHMM in UTC. */
export function stamp(at: EpochMinutes): string {
  const minute = ((at % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES
  const hours = String(Math.floor(minute / 60)).padStart(2, '0')
  return formatDate(at).replaceAll('-', '') + hours + String(minute % 60).padStart(2, '0')
}
