import { createHmac } from 'node:crypto'
import type { LoggedTelling, OpenedTelling } from '@karavan/ledger'
import { type Kysely, sql } from 'kysely'
import { contentHashUri, declarationUri } from '../events/columns.js'
import type { Tables } from '../tables.js'
import type { EntryForm } from './tables.js'

/** The tellings of one reading of a message, which stand together in the log. */
export interface LoggedReading {
  readonly messageId: string
  readonly reading: number
  readonly form: EntryForm
}

/** What the log holds of a telling, before it is salted. */
export interface KeptTelling extends LoggedReading {
  readonly recordId: string
  readonly telling: LoggedTelling
}

interface TellingRow {
  readonly message_id: string
  readonly reading: number
  readonly form: EntryForm
  readonly record_id: string
  readonly content_hash: Buffer
  readonly declaration_key: Buffer
  readonly sender: string
  readonly message: Buffer
  readonly received_at: string
  readonly read_at: string | null
  readonly kept: Buffer
}

/**
 * The tellings of readings of messages, by reading, and by record within one: as they follow one another in the log. What is
 * kept is hashed where it lies, as JSON that escapes no more than it must, so that only the hash travels.
 */
export async function tellingsOf(
  database: Kysely<Tables>,
  readings: readonly LoggedReading[],
): Promise<readonly KeptTelling[]> {
  const { rows } = await sql<TellingRow>`
    select receipt.message_id, receipt.reading, asked.form, receipt.record_id, record.content_hash, record.declaration_key,
      message.sender, message.sha256 as message, ${utc('message.received_at')} as received_at,
      ${utc('again.read_at')} as read_at,
      case
        when asked.form = 1 and message.received_from is null and before.kept is not null then before.kept
        else sha256(convert_to(array_to_json(array[
          ${utc('record.event_time')}, ${utc('record.record_time')}, record.event_type, record.action,
          record.biz_step, record.disposition, record.read_point, record.biz_location, record.body, record.context::text,
          receipt.event_id, array_to_string(receipt.flags, ' '), message.format, message.name, message.received_by,
          case asked.form when 1 then message.received_from else again.read_by end
        ])::text, 'UTF8'))
      end as kept
    from unnest(
      ${readings.map(({ messageId }) => messageId)}::bigint[], ${readings.map(({ reading }) => reading)}::integer[],
      ${readings.map(({ form }) => form)}::smallint[]
    ) as asked (message_id, reading, form)
    join karavan.event_receipt as receipt using (message_id, reading)
    join karavan.event_record as record on record.id = receipt.record_id
    join karavan.message as message on message.id = receipt.message_id
    left join karavan.message_reading as again on (again.message_id, again.reading) = (receipt.message_id, receipt.reading)
    left join karavan.log_kept as before on (before.message_id, before.record_id) = (receipt.message_id, receipt.record_id)
    order by receipt.message_id, receipt.reading, asked.form, receipt.record_id`.execute(database)
  return rows.map((row) => ({
    messageId: row.message_id,
    reading: row.reading,
    form: row.form,
    recordId: row.record_id,
    telling: {
      event: contentHashUri(row.content_hash),
      declaration: declarationUri(row.declaration_key),
      sender: row.sender,
      receivedAt: row.received_at,
      ...(row.read_at === null ? {} : { readAt: row.read_at }),
      message: row.message.toString('hex'),
      kept: row.kept.toString('hex'),
    },
  }))
}

/** A time to the microsecond, in UTC, wherever the session is. */
function utc(column: string) {
  return sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}

/** A telling with the salt of its own: whoever is shown one learns nothing of the other tellings of the message. */
export function opened({ telling, recordId }: KeptTelling, messageSalt: Uint8Array): OpenedTelling {
  return { telling, salt: createHmac('sha256', messageSalt).update(recordId).digest() }
}
