import type { Kysely } from 'kysely'
import type { Tables } from '../tables.js'
import type { EventWordKind } from './tables.js'

/**
 * The words of one kind that events have, in the order of code points.
 * @param after - last word of the page before; null for the first page
 * @param senders - whose events; null for everybody's
 */
export async function readWords(
  database: Kysely<Tables>,
  kind: EventWordKind,
  most: number,
  after: string | null,
  senders: readonly string[] | null = null,
): Promise<readonly string[]> {
  let words = database.selectFrom('event_word').select('word').distinct().where('kind', '=', kind)
  if (after !== null) words = words.where('word', '>', after)
  if (senders !== null) words = words.where('sender', 'in', [...senders, '\u0001'])
  const rows = await words.orderBy('word').limit(most).execute()
  return rows.map(({ word }) => word)
}
