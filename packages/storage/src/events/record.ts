import { StructuredError } from '@karavan/core'
import { readJsonText, withoutIgnored } from '@karavan/exchange'
import type { EpcisEvent, RecordKey } from '@karavan/model'
import { contentHashUri, declarationUri } from './columns.js'
import type { EventContext } from './tables.js'

/** A record as it is kept. */
export interface StoredRecord extends RecordKey {
  readonly recordId: string
  /** As it was first received. */
  readonly event: EpcisEvent
  /** The same as JSON in one line. */
  readonly text: string
  readonly context: EventContext
  readonly recordTime: Date
}

export const RECORD_COLUMNS = [
  'record.id',
  'record.content_hash',
  'record.declaration_key',
  'record.record_time',
  'record.body',
  'record.context',
] as const

export interface RecordRow {
  readonly id: string
  readonly content_hash: Buffer
  readonly declaration_key: Buffer
  readonly record_time: Date
  readonly body: string
  readonly context: EventContext | null
}

const NO_CONTEXT: EventContext = { namespaces: {}, ignored: [] }

export function storedRecord(row: RecordRow): StoredRecord {
  return {
    recordId: row.id,
    contentHash: contentHashUri(row.content_hash),
    declarationKey: declarationUri(row.declaration_key),
    event: readJsonText(row.body, broken) as unknown as EpcisEvent,
    text: row.body,
    context: row.context ?? NO_CONTEXT,
    recordTime: row.record_time,
  }
}

function broken(pointer: string, received: unknown, expected: string): StructuredError {
  return new StructuredError({ code: 'INTERNAL', received, expected, pointer, remediation: 'the database was changed' })
}

/** What others told besides, in fields that the hash leaves out, is theirs; of several who told it nobody knows whose text stands. */
export function ownPart(record: StoredRecord, isShared: boolean): StoredRecord {
  if (!isShared) return record
  const { event, context } = record
  return { ...record, event: withoutIgnored({ event, ...context, ignored: new Set(context.ignored) }) }
}
