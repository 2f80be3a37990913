import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.js'
import { tellingsOf } from './tellings.js'

/**
 * Prepares messages whose addresses are about to be forgotten: keeps the hash that an entry binds of which the address is part,
 * so that it can still be proved, and lets what was told be added once more by entries that bind all the rest.
 */
export async function keepHashes(transaction: Kysely<Tables>, messageIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ messageId: string; reading: number }>`
    select message_id as "messageId", reading from karavan.log_message
    where message_id = any(${messageIds}::bigint[]) and form = 1`.execute(transaction)
  if (rows.length === 0) return
  const tellings = await tellingsOf(
    transaction,
    rows.map((row) => ({ ...row, form: 1 })),
  )
  await sql`
    insert into karavan.log_kept (message_id, record_id, kept)
    select * from unnest(
      ${tellings.map(({ messageId }) => messageId)}::bigint[], ${tellings.map(({ recordId }) => recordId)}::bigint[],
      ${tellings.map(({ telling }) => Buffer.from(telling.kept, 'hex'))}::bytea[]
    )`.execute(transaction)
  await sql`
    insert into karavan.log_due (message_id, reading)
    select * from unnest(
      ${rows.map(({ messageId }) => messageId)}::bigint[], ${rows.map(({ reading }) => reading)}::integer[]
    )
    on conflict do nothing`.execute(transaction)
}
