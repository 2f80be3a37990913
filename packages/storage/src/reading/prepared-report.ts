import { type Report, type ReportedEvent, writeJsonLine } from '@karavan/exchange'
import { type JsonValue, namedIn, type RecordKey } from '@karavan/model'
import { indexed, wordsOf } from '../events/columns.js'
import type { EventContext, EventWordKind } from '../events/tables.js'

/** An event as it is kept. */
export interface PreparedEvent {
  readonly key: RecordKey
  /** Milliseconds since 1970. */
  readonly eventTime: number
  /** The event as JSON on one line, numbers as they came. */
  readonly text: string
  /** An {@link EventContext} as JSON; null where there is none. */
  readonly context: string | null
  readonly eventId: string | null
  readonly action: string | null
  readonly words: Readonly<Record<EventWordKind, string | null>>
  /** All that it names, as it is spelled and in the canonical form. */
  readonly names: readonly string[]
  readonly flags: readonly string[]
}

/** What a message says, ready to be kept; all of it can be handed from thread to thread. */
export interface PreparedReport extends Omit<Report, 'events'> {
  /** That the message reports. */
  readonly eventCount: number
  /** The first of them, in the order of the message. */
  readonly first: readonly PreparedEvent[]
  /** Records: each event once. */
  readonly recordCount: number
  /** All records in one order, so that two who keep the same at once wait for each other and not in a circle; in parts. */
  readonly parts: Iterable<readonly PreparedEvent[]>
}

/** Events that a {@link PreparedReport} has in the order of the message. */
const FIRST_EVENTS = 200

/** Records in a part: so many are written at once. */
const PART = 500

/** Prepares what a message says to be kept. */
export function prepareReport({ events, ...report }: Report): PreparedReport & {
  readonly parts: readonly (readonly PreparedEvent[])[]
} {
  const records = new Map<string, PreparedEvent>()
  const first: PreparedEvent[] = []
  for (const event of events) {
    const key = `${event.key.contentHash} ${event.key.declarationKey}`
    const prepared = records.get(key) ?? prepare(event)
    if (first.length < FIRST_EVENTS) first.push(prepared)
    records.set(key, prepared)
  }
  const sorted = [...records].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record)
  const parts = Array.from({ length: Math.ceil(sorted.length / PART) }, (_, i) =>
    sorted.slice(i * PART, (i + 1) * PART),
  )
  return { ...report, eventCount: events.length, first, recordCount: records.size, parts }
}

function prepare(reported: ReportedEvent): PreparedEvent {
  const { key, event, eventTime, flags } = reported
  return {
    key,
    eventTime,
    text: writeJsonLine(event as unknown as JsonValue),
    context: contextOf(reported),
    eventId: event.eventID === undefined ? null : indexed(event.eventID),
    action: 'action' in event ? event.action : null,
    words: wordsOf(event),
    names: [...new Set(namedIn(event).map(indexed))],
    flags,
  }
}

function contextOf({ namespaces, ignored }: ReportedEvent): string | null {
  if (Object.keys(namespaces).length === 0 && ignored.size === 0) return null
  return JSON.stringify({ namespaces: { ...namespaces }, ignored: [...ignored] } satisfies EventContext)
}
