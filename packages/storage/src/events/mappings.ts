import { readMapping, type WagonReportMapping } from '@karavan/exchange'
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.js'

/** How the tables of a sender are read; null where nobody has said. */
export async function readSavedMapping(database: Kysely<Tables>, sender: string): Promise<WagonReportMapping | null> {
  const row = await database
    .selectFrom('report_mapping')
    .select('mapping')
    .where('sender', '=', sender)
    .executeTakeFirst()
  return row === undefined ? null : readMapping(row.mapping)
}

/** Says how the tables of a sender are read from now on. */
export async function saveMapping(
  database: Kysely<Tables>,
  sender: string,
  mapping: WagonReportMapping,
  by: string,
): Promise<void> {
  const values = { mapping: JSON.stringify(mapping), saved_by: by }
  await database
    .insertInto('report_mapping')
    .values({ sender, ...values })
    .onConflict((row) => row.column('sender').doUpdateSet({ ...values, saved_at: new Date() }))
    .execute()
}
