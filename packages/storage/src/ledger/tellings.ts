import { createHmac } from 'node:crypto'
import type { LoggedTelling, OpenedTelling } from '@karavan/ledger'
import { type Kysely, sql } from 'kysely'
import { contentHashUri, declarationUri } from '../events/columns.js'
import type { Tables } from '../tables.js'
import { sha256 } from './key.js'

/** What the log holds of a telling, before it is salted. */
export interface KeptTelling {
  readonly messageId: string
  readonly recordId: string
  readonly telling: LoggedTelling
}

interface TellingRow {
  readonly message_id: string
  readonly record_id: string
  readonly content_hash: Buffer
  readonly declaration_key: Buffer
  readonly sender: string
  readonly message: Buffer
  readonly received_at: string
  /** All of the record and the receipt besides. */
  readonly kept: readonly (string | null)[]
}

/** The tellings of messages, by message, and by record within one: as they follow one another in the log. */
export async function tellingsOf(
  database: Kysely<Tables>,
  messageIds: readonly string[],
): Promise<readonly KeptTelling[]> {
  const { rows } = await sql<TellingRow>`
    select receipt.message_id, receipt.record_id, record.content_hash, record.declaration_key, message.sender,
      message.sha256 as message, ${utc(sql.ref('message.received_at'))} as received_at,
      array[
        ${utc(sql.ref('record.event_time'))}, ${utc(sql.ref('record.record_time'))}, record.event_type, record.action,
        record.biz_step, record.disposition, record.read_point, record.biz_location, record.body, record.context::text,
        receipt.event_id, array_to_string(receipt.flags, ' '), message.format, message.name, message.received_by,
        message.received_from
      ] as kept
    from karavan.event_receipt as receipt
    join karavan.event_record as record on record.id = receipt.record_id
    join karavan.message as message on message.id = receipt.message_id
    where receipt.message_id = any(${messageIds}::bigint[])
    order by receipt.message_id, receipt.record_id`.execute(database)
  return rows.map((row) => ({
    messageId: row.message_id,
    recordId: row.record_id,
    telling: {
      event: contentHashUri(row.content_hash),
      declaration: declarationUri(row.declaration_key),
      sender: row.sender,
      receivedAt: row.received_at,
      message: row.message.toString('hex'),
      kept: Buffer.from(sha256(Buffer.from(JSON.stringify(row.kept)))).toString('hex'),
    },
  }))
}

/** A time to the microsecond, in UTC, wherever the session is. */
function utc(column: ReturnType<typeof sql.ref>) {
  return sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}

/** A telling with the salt of its own: whoever is shown one learns nothing of the other tellings of the message. */
export function opened({ telling, recordId }: KeptTelling, messageSalt: Uint8Array): OpenedTelling {
  return { telling, salt: createHmac('sha256', messageSalt).update(recordId).digest() }
}
