import type { ReadMessage } from '../received.js'
import type { ApplicationFault } from './answer.js'
import { tableOf } from './codes.js'
import { readCoarri, readCodeco } from './container-reports.js'
import { type EdifactMessage, type Interchange, MOST_FAULTS, type SyntaxFault } from './interchange.js'
import { type EdifactRefusalCode, type EdifactRemarkCode, MessageReading, type ZoneOf } from './reading.js'
import { writeSegments } from './segments.js'
import { USUAL_SEPARATORS } from './separators.js'
import { readIftsta } from './status-report.js'
import { readBaplie } from './stowage-plan.js'

/** A segment that no event tells. */
export interface KeptSegment {
  readonly pointer: string
  /** Written with the usual separators. */
  readonly text: string
}

/** What one message of an interchange says. */
export interface ReadEdifactMessage extends ReadMessage<EdifactRemarkCode, EdifactRefusalCode> {
  /** Reference of the message in its interchange. */
  readonly reference: string
  /** `IFTSTA`, `CODECO` … */
  readonly type: string
  readonly directory: string
  readonly profile: string
  /** Segments that no event tells, in the order of the message. */
  readonly kept: readonly KeptSegment[]
}

const READERS = tableOf<(reading: MessageReading, message: EdifactMessage) => void>({
  BAPLIE: readBaplie,
  COARRI: readCoarri,
  CODECO: readCodeco,
  IFTSTA: readIftsta,
})

/**
 * Faults of syntax that are told of a message, and how many more there are; those of the interchange all with its first message, of which
 * the others tell one.
 */
const MOST_TOLD = 20

/**
 * Reads the messages of an interchange into events: IFTSTA, CODECO, COARRI, BAPLIE. What CONTRL refuses is not read; what
 * else cannot be taken is refused for itself, and the rest stands.
 */
export function readMessages({ messages, faults }: Interchange, zoneOf: ZoneOf): readonly ReadEdifactMessage[] {
  const byMessage = new Map<number | null, SyntaxFault[]>()
  for (const fault of faults) {
    const known = byMessage.get(fault.message) ?? []
    known.push(fault)
    byMessage.set(fault.message, known)
  }
  const ofAll = byMessage.get(null) ?? []
  const atLeast = faults.length < MOST_FAULTS ? '' : 'at least '
  return messages.map((message, index) => {
    const lists = [index === 0 ? ofAll : ofAll.slice(0, 1), byMessage.get(index) ?? []]
    const faulty = lists.flatMap((list) => list.slice(0, MOST_TOLD))
    const [untold, ...others] = lists.flatMap((list) => list.slice(MOST_TOLD))
    const reading = new MessageReading(message, zoneOf)
    const read = READERS.get(message.type)
    if (faulty.length > 0) {
      for (const { received, expected, line } of faulty) {
        const text = `${received}; expected ${expected}. Send the message again without this fault of syntax.`
        reading.refused.push({ code: 'syntax', text, pointer: `line ${line}` })
      }
      if (untold !== undefined) {
        const text = `and ${atLeast}${others.length + 1} more faults of syntax`
        reading.refused.push({ code: 'syntax', text, pointer: `line ${untold.line}` })
      }
    } else if (read === undefined) {
      const expected = [...READERS.keys()].join(', ')
      const text = `UNH names ${message.type.slice(0, 20)}; expected ${expected}. Other messages are not read.`
      reading.refuse('typeUnread', reading.header, text)
    } else {
      read(reading, message)
    }
    const { reference, type, directory, profile } = message
    return { reference, type, directory, profile, ...reading.result, kept: keptOf(reading, message) }
  })
}

/** What APERAK answers: the refusals that CONTRL does not tell. */
export function applicationFaults(read: readonly ReadEdifactMessage[]): readonly ApplicationFault[] {
  return read.flatMap(({ reference, refused }) =>
    refused
      .filter(({ code }) => code !== 'syntax')
      .map(({ text, pointer }) => ({ reference, text: `${pointer}: ${text}` })),
  )
}

function keptOf(reading: MessageReading, { segments }: EdifactMessage): readonly KeptSegment[] {
  return segments
    .filter((segment) => !reading.isTaken(segment))
    .map((segment) => ({
      pointer: reading.pointerOf(segment),
      text: writeSegments([segment], USUAL_SEPARATORS).trim(),
    }))
}
