import { createHash } from 'node:crypto'
import { type EpochMinutes, formatInstant } from '@karavan/core'
import { type ReportedEvent, readReport, writeJsonLine } from '@karavan/exchange'
import { type JsonObject, namedIn } from '@karavan/model'
import type { EventPlaces } from '@karavan/network'
import type { ReportedRecord, StoredMessage } from '@karavan/storage'
import { canonicalUri, type EventLog } from '@karavan/tracking'
import type { SampleMessage } from './reports.js'

/** A message of a sample as it was received. */
interface ReceivedMessage extends StoredMessage {
  readonly bytes: Uint8Array
}

/** What was reported of a sample, as it stands at a time. */
export interface SampleLog {
  readonly messages: readonly ReceivedMessage[]
  /** What had been received by then. */
  at(now: EpochMinutes): EventLog<ReportedRecord>
}

/**
 * Reads messages as those of others are read, and keeps what they tell in memory.
 * @param id - of the sample; the ids of its messages begin with it
 * @throws {StructuredError} a message that cannot be read
 */
export function readLog(id: string, sent: readonly SampleMessage[], places: EventPlaces): SampleLog {
  const records = new Map<string, ReportedRecord>()
  const messages = sent.map((message, index) => {
    const { received, events } = readMessage(`${id}-${index + 1}`, message, places)
    for (const event of events) {
      const key = `${event.key.contentHash} ${event.key.declarationKey}`
      const known = records.get(key) ?? recordOf(event, `${id}/${records.size + 1}`, received.receivedAt)
      const receipt = {
        sender: message.sender,
        receivedAt: message.receivedAt,
        format: received.format,
        flags: event.flags,
        messageId: received.messageId,
        vouched: true,
        receivedMs: message.receivedAt * 60_000,
        reading: 1,
      }
      records.set(key, { ...known, receipts: [...known.receipts, receipt] })
    }
    return received
  })
  return { messages, at: (now) => logAt([...records.values()], now) }
}

function readMessage(messageId: string, { sender, name, text, receivedAt }: SampleMessage, places: EventPlaces) {
  const bytes = Buffer.from(text)
  const { format, events, remarks, refused } = readReport(bytes, {
    receivedAt,
    zoneOf: places.zoneOf,
    place: places.station,
    sha256: (hashed) => createHash('sha256').update(hashed).digest(),
    mapping: null,
    proceed: false,
  })
  const received: ReceivedMessage = {
    messageId,
    sender,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    format,
    name,
    remarks,
    refused,
    receivedAt: new Date(formatInstant(receivedAt)),
    receivedBy: 'sample',
    receivedFrom: 'sample',
    erased: null,
    bytes,
  }
  return { received, events }
}

function recordOf(
  { key, event, namespaces, ignored }: ReportedEvent,
  recordId: string,
  recordTime: Date,
): ReportedRecord {
  return {
    ...key,
    recordId,
    event,
    text: writeJsonLine(event as unknown as JsonObject),
    context: { namespaces: { ...namespaces }, ignored: [...ignored] },
    recordTime,
    receipts: [],
  }
}

function logAt(records: readonly ReportedRecord[], now: EpochMinutes): EventLog<ReportedRecord> {
  const received = records.flatMap((record) => {
    const receipts = record.receipts.filter(({ receivedAt }) => receivedAt <= now)
    return receipts.length === 0 ? [] : [{ ...record, receipts }]
  })
  return {
    about: async (names) =>
      received.filter(({ event }) => {
        const at = Date.parse(event.eventTime) / 60_000
        const named = new Set(namedIn(event).flatMap((name) => [name, canonicalUri(name)]))
        return names.some(
          ({ name, from, until }) =>
            named.has(name) && (from === null || at >= from) && (until === null || at <= until),
        )
      }),
  }
}
