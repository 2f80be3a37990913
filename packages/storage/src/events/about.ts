import { type EpochMinutes, formatInstant } from '@karavan/core'
import type { EventReceipt, EventRecord } from '@karavan/model'
import type { NameInTime } from '@karavan/tracking'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.js'
import { indexed } from './columns.js'
import { ownPart, RECORD_COLUMNS, type RecordRow, type StoredRecord, storedRecord } from './record.js'

/** A record with everybody who told it, and in which message. */
export interface ReportedRecord extends StoredRecord, EventRecord {
  readonly receipts: readonly ReportedReceipt[]
}

/** That a message told of a record. */
interface ReportedReceipt extends EventReceipt {
  readonly messageId: string
  /** Whether the operator of the server brought it, for whomever it speaks. */
  readonly vouched: boolean
  /** When the message came, ms since 1970. */
  readonly receivedMs: number
  /** In which reading of the message, from 1. */
  readonly reading: number
}

/** Every record that names one of the things in its time, in the order in which they came. */
export async function recordsAbout(
  database: Kysely<Tables>,
  names: readonly NameInTime[],
): Promise<readonly ReportedRecord[]> {
  if (names.length === 0) return []
  const time = (at: EpochMinutes | null) => (at === null ? null : formatInstant(at))
  const { rows } = await sql<RecordRow & { receipts: readonly ReportedReceipt[] }>`
    with named as materialized (
      select distinct record.id
      from unnest(
        ${names.map(({ name }) => indexed(name))}::text[],
        ${names.map(({ from }) => time(from))}::timestamptz[],
        ${names.map(({ until }) => time(until))}::timestamptz[]
      ) as asked (name, "from", until)
      join karavan.event_name as named on named.name = asked.name
      join karavan.event_record as record on record.id = named.record_id
        and (asked."from" is null or record.event_time >= asked."from")
        and (asked.until is null or record.event_time <= asked.until)
    )
    select ${sql.join(RECORD_COLUMNS.map((column) => sql.ref(column)))}, told.receipts
    from named join karavan.event_record as record on record.id = named.id,
    lateral (
      select json_agg(json_build_object(
        'sender', message.sender,
        'receivedAt', floor(extract(epoch from message.received_at) / 60),
        'format', message.format,
        'flags', receipt.flags,
        'messageId', message.id::text,
        'vouched', receipt.vouched,
        'receivedMs', floor(extract(epoch from message.received_at) * 1000),
        'reading', receipt.reading
      ) order by message.received_at, message.id) as receipts
      from karavan.event_receipt as receipt join karavan.message as message on message.id = receipt.message_id
      where receipt.record_id = record.id
    ) as told
    order by record.id`.execute(database)
  return rows.map(({ receipts, ...row }) => ({ ...ownPart(storedRecord(row), receipts.length > 1), receipts }))
}
