import type { Kysely } from 'kysely'
import type { Tables } from '../tables.js'

/** That somebody told an event. */
export interface Receipt {
  readonly sender: string
  readonly receivedAt: Date
}

/** Who told each record and when that was received, the first before the others; by id of the record. */
export async function receiptsOf(
  database: Kysely<Tables>,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Receipt[]>> {
  const told = new Map<string, Receipt[]>()
  if (recordIds.length === 0) return told
  const rows = await database
    .selectFrom('event_receipt')
    .innerJoin('message', 'message.id', 'event_receipt.message_id')
    .select(['event_receipt.record_id', 'message.sender', 'message.received_at'])
    .where('event_receipt.record_id', 'in', recordIds)
    .orderBy('message.received_at')
    .orderBy('message.id')
    .execute()
  for (const { record_id: id, sender, received_at: receivedAt } of rows)
    told.set(id, [...(told.get(id) ?? []), { sender, receivedAt }])
  return told
}
