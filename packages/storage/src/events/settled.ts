import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.js'

/** First number of the locks that transactions hold while they record; the second is the second in which they began. */
const RECORDING = 0x7265636f

/** From when these seconds are counted: they fit into 31 bits until 2088. */
const FROM = Date.UTC(2020, 0, 1) / 1000

/** Says that a transaction is going to record, from now until its end. */
export async function beginRecording(transaction: Kysely<Tables>): Promise<void> {
  await sql`
    select pg_advisory_xact_lock_shared(
      ${RECORDING}::integer, (floor(extract(epoch from clock_timestamp())) - ${FROM}::integer)::integer
    )`.execute(transaction)
}

/**
 * A time up to which all that was recorded can be seen: what is recorded by transactions that still run, or will begin, has a
 * later time. What is read by it must be read by a later statement. @returns as PostgreSQL reads it
 */
export async function settledUntil(database: Kysely<Tables>): Promise<string> {
  // The time of the statement, which is before the locks are looked at.
  const { rows } = await sql<{ until: string }>`
    select least(
      statement_timestamp(), min(timestamptz 'epoch' + (${FROM}::integer + objid::bigint) * interval '1 second')
    )::text as until
    from pg_locks
    where locktype = 'advisory' and (classid::bigint, objsubid) = (${RECORDING}::bigint, 2)
      and database = (select oid from pg_database where datname = current_database())`.execute(database)
  return rows[0]?.until ?? '-infinity'
}
