import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { markDue } from '../consignments/due.js'
import type { PreparedEvent, PreparedReport } from '../reading/prepared-report.js'
import type { Tables } from '../tables.js'
import { beginRecording } from './settled.js'
import { keepRecords, type Reading, type ToldRecords, untold } from './told-records.js'

/** A message as somebody brought it. */
export interface IncomingMessage {
  readonly bytes: Uint8Array
  /** Of the file; null where it came without. */
  readonly name: string | null
  /** Id of the party that speaks in it. */
  readonly sender: string
  /** Who brought it: a person, a token, a command. */
  readonly by: string
  /** From where: a network address, the name of this machine. */
  readonly from: string
  /** For which organisation; null where the operator of the server brought it, who vouches for it. */
  readonly organisation: string | null
  /** Whether what others told is left out of what is answered: who told what is not everybody's business. */
  readonly isPrivate?: boolean
}

/** What is kept of what a message says. */
export type KeptReport = Pick<PreparedReport, 'format' | 'remarks' | 'refused' | 'recordCount' | 'parts'>

/** What was kept of a message. */
export interface KeptMessage {
  readonly messageId: string
  /** Whether the same bytes of this sender had been kept before. */
  readonly again: boolean
  /** Records that nobody had told before; where the message is private, that this sender had not. */
  readonly added: number
  /** Records that were known already, from this or another sender; where the message is private, from this one. */
  readonly known: number
}

/**
 * Keeps a message with every event that it reports. Of one that was kept before, what is read of it now and was not read then is
 * kept besides, and nothing that was kept goes. Of several processes that are given one message at once, one keeps it.
 * @param transaction - to its end nobody sees any of it
 */
export async function keepMessage(
  transaction: Kysely<Tables>,
  message: IncomingMessage,
  report: KeptReport,
): Promise<KeptMessage> {
  await beginRecording(transaction)
  const sha256 = createHash('sha256').update(message.bytes).digest()
  const made = await transaction
    .insertInto('message')
    .values({
      sender: message.sender,
      sha256,
      bytes: Buffer.from(message.bytes.buffer, message.bytes.byteOffset, message.bytes.byteLength),
      size: message.bytes.length,
      format: report.format,
      name: message.name,
      remarks: JSON.stringify(report.remarks),
      refused: JSON.stringify(report.refused),
      received_by: message.by,
      received_from: message.from,
    })
    .onConflict((row) => row.columns(['sender', 'sha256']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made === undefined) return keepAgain(transaction, message, sha256, report)
  const vouched = message.organisation === null
  const reading = { messageId: made.id, reading: 1, sender: message.sender, vouched }
  const added = addedFor(message, await keepTold(transaction, reading, report.parts))
  return { messageId: made.id, again: false, added, known: report.recordCount - added }
}

async function keepAgain(
  transaction: Kysely<Tables>,
  message: IncomingMessage,
  sha256: Buffer,
  report: KeptReport,
): Promise<KeptMessage> {
  const { sender, by, organisation } = message
  // Whoever else brings it at this moment waits, and then finds what was read here.
  const { id: messageId } = await transaction
    .selectFrom('message')
    .select('id')
    .where('sender', '=', sender)
    .where('sha256', '=', sha256)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const parts: (readonly PreparedEvent[])[] = []
  for (const part of report.parts) parts.push(await untold(transaction, messageId, part))
  const fresh = parts.filter(({ length }) => length > 0)
  await sql`
    update karavan.message set remarks = told.remarks, refused = told.refused
    from (select ${JSON.stringify(report.remarks)}::jsonb as remarks, ${JSON.stringify(report.refused)}::jsonb as refused) as told
    where id = ${messageId}::bigint and erased_at is null
      and (message.remarks, message.refused) is distinct from (told.remarks, told.refused)`.execute(transaction)
  if (fresh.length === 0) return { messageId, again: true, added: 0, known: report.recordCount }
  const reading = await nextReading(transaction, messageId, by)
  const added = addedFor(
    message,
    await keepTold(transaction, { messageId, reading, sender, vouched: organisation === null }, fresh),
  )
  return { messageId, again: true, added, known: report.recordCount - added }
}

function addedFor({ isPrivate }: IncomingMessage, { told, added, toldBefore }: ToldRecords): number {
  return isPrivate ? told - toldBefore : added
}

/** @returns its number */
async function nextReading(transaction: Kysely<Tables>, messageId: string, by: string): Promise<number> {
  const { rows } = await sql<{ reading: number }>`
    insert into karavan.message_reading (message_id, reading, read_by)
    select ${messageId}::bigint, coalesce(max(reading), 1) + 1, ${by}::text from karavan.message_reading
    where message_id = ${messageId}::bigint
    returning reading`.execute(transaction)
  return rows[0]?.reading ?? 0
}

/** Keeps what a reading told, and marks what follows from it. */
async function keepTold(
  transaction: Kysely<Tables>,
  reading: Reading,
  parts: Parameters<typeof keepRecords>[2],
): ReturnType<typeof keepRecords> {
  const kept = await keepRecords(transaction, reading, parts)
  if (kept.told === 0) return kept
  const { messageId, reading: number } = reading
  await markDue(transaction, 'message', [messageId])
  await transaction.insertInto('log_due').values({ message_id: messageId, reading: number }).execute()
  return kept
}
