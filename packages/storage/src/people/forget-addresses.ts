import { type Kysely, type RawBuilder, sql } from 'kysely'
import { keepHashes } from '../ledger/keep-hashes.js'
import type { Tables } from '../tables.js'

/** Messages, and versions of consignments, whose addresses are forgotten in one transaction. */
const [MOST_MESSAGES, MOST_VERSIONS] = [20, 500]

/**
 * Forgets from where messages came and consignments were entered before a time, so many at once.
 * @returns whether there may be more
 */
export async function forgetAddresses(transaction: Kysely<Tables>, before: RawBuilder<Date>): Promise<boolean> {
  const messages = await forgetSenders(transaction, before)
  const versions = await forgetEnterers(transaction, before)
  return messages === MOST_MESSAGES || versions === MOST_VERSIONS
}

async function forgetSenders(transaction: Kysely<Tables>, before: RawBuilder<Date>): Promise<number> {
  const rows = await transaction
    .selectFrom('message')
    .select('id')
    .where('received_from', 'is not', null)
    .where('received_at', '<', before)
    .orderBy('received_at')
    .orderBy('id')
    .limit(MOST_MESSAGES)
    .forUpdate()
    .execute()
  const ids = rows.map(({ id }) => id)
  await keepHashes(transaction, ids)
  await sql`update karavan.message set received_from = null where id = any(${ids}::bigint[])`.execute(transaction)
  return ids.length
}

async function forgetEnterers(transaction: Kysely<Tables>, before: RawBuilder<Date>): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update karavan.consignment set entered_from = null
    where (id, version) in (
      select id, version from karavan.consignment
      where entered_from is not null and entered_at < ${before}
      order by entered_at limit ${MOST_VERSIONS} for update
    )`.execute(transaction)
  return Number(numAffectedRows)
}
