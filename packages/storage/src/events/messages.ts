import { type EpochMinutes, StructuredError } from '@karavan/core'
import type { Refusal, Remark } from '@karavan/exchange'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.js'

/** A message that was received, without its bytes. */
export interface StoredMessage {
  readonly messageId: string
  readonly sender: string
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string
  readonly size: number
  readonly format: string
  readonly name: string | null
  readonly remarks: readonly Remark[]
  readonly refused: readonly Refusal[]
  readonly receivedAt: Date
  readonly receivedBy: string
  /** Null where it was forgotten. */
  readonly receivedFrom: string | null
  /** Null while its bytes are kept. */
  readonly erased: { readonly at: Date; readonly by: string; readonly why: string } | null
}

const COLUMNS = [
  'id',
  'sender',
  'sha256',
  'size',
  'format',
  'name',
  'remarks',
  'refused',
  'received_at',
  'received_by',
  'received_from',
  'erased_at',
  'erased_by',
  'erased_why',
] as const

/** Messages by their ids, the last received first; those that are not there are left out. */
export async function readMessages(
  database: Kysely<Tables>,
  messageIds: readonly string[],
): Promise<readonly StoredMessage[]> {
  const ids = messageIds.filter(isId)
  if (ids.length === 0) return []
  const rows = await newest(database).where('id', 'in', ids).execute()
  return rows.map(stored)
}

/** What the events of a message name, and when they happened; each once. */
export async function namedByMessage(
  database: Kysely<Tables>,
  messageId: string,
): Promise<readonly { readonly name: string; readonly at: EpochMinutes }[]> {
  if (!isId(messageId)) return []
  const { rows } = await sql<{ name: string; at: number }>`
    select distinct said.name, floor(extract(epoch from record.event_time) / 60)::float8 as at
    from karavan.event_receipt as receipt
    join karavan.event_record as record on record.id = receipt.record_id
    join karavan.event_name as said on said.record_id = record.id
    where receipt.message_id = ${messageId}::bigint`.execute(database)
  return rows
}

/**
 * The messages that were received last.
 * @param before - id of the last message of the page before; null for the first page
 * @param senders - whose; null for everybody's
 */
export async function readLatestMessages(
  database: Kysely<Tables>,
  most: number,
  before: string | null,
  senders: readonly string[] | null = null,
): Promise<readonly StoredMessage[]> {
  // By id, as the page before ends with one.
  const all = newest(database).clearOrderBy().orderBy('id', 'desc').limit(most)
  const page = senders === null ? all : all.where('sender', 'in', [...senders, '\u0001'])
  const rows = await (before === null || !isId(before) ? page : page.where('id', '<', before)).execute()
  return rows.map(stored)
}

/** Whether a message told anything but these records. */
export async function tellsMore(
  database: Kysely<Tables>,
  messageId: string,
  recordIds: readonly string[],
): Promise<boolean> {
  const row = await database
    .selectFrom('event_receipt')
    .select('record_id')
    .where('message_id', '=', messageId)
    .where('record_id', 'not in', [...recordIds, '0'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The bytes of a message as they were received; null where there is no such message, or they were erased. */
export async function readBytes(database: Kysely<Tables>, messageId: string): Promise<Uint8Array | null> {
  if (!isId(messageId)) return null
  const row = await database.selectFrom('message').select('bytes').where('id', '=', messageId).executeTakeFirst()
  return row?.bytes ?? null
}

/**
 * Erases the bytes of a message, and what was odd in it or refused of it, which names parts of it. Its hash stays, with who erased it
 * and why; so do the events that it told.
 * @throws {StructuredError} MESSAGE_NOT_FOUND where there is none, or it was erased before
 */
export async function eraseMessage(
  database: Kysely<Tables>,
  messageId: string,
  by: string,
  why: string,
): Promise<void> {
  const erased = isId(messageId) ? await eraseMessages(database, [messageId], by, why) : []
  if (erased.length === 0) throw messageNotFound(messageId)
}

/** @returns ids of those of the messages that were there to be erased */
export async function eraseMessages(
  database: Kysely<Tables>,
  messageIds: readonly string[],
  by: string,
  why: string,
): Promise<readonly string[]> {
  if (messageIds.length === 0) return []
  const rows = await database
    .updateTable('message')
    .set({ bytes: null, remarks: '[]', refused: '[]', erased_at: new Date(), erased_by: by, erased_why: why })
    .where('id', 'in', messageIds)
    .where('bytes', 'is not', null)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Nobody has the bytes of a message: there is none with this id, or they were erased. */
export function messageNotFound(messageId: string): StructuredError {
  return new StructuredError({
    code: 'MESSAGE_NOT_FOUND',
    received: messageId,
    expected: 'the id of a message whose bytes are kept',
    remediation: 'take the id from the list of messages, or from what an import printed',
  })
}

function newest(database: Kysely<Tables>) {
  return database.selectFrom('message').select(COLUMNS).orderBy('received_at', 'desc').orderBy('id', 'desc')
}

function isId(text: string): boolean {
  return /^[1-9]\d{0,17}$/.test(text)
}

function stored(row: Awaited<ReturnType<ReturnType<typeof newest>['execute']>>[number]): StoredMessage {
  return {
    messageId: row.id,
    sender: row.sender,
    sha256: row.sha256.toString('hex'),
    size: row.size,
    format: row.format,
    name: row.name,
    remarks: row.remarks,
    refused: row.refused,
    receivedAt: row.received_at,
    receivedBy: row.received_by,
    receivedFrom: row.received_from,
    erased: row.erased_at === null ? null : { at: row.erased_at, by: row.erased_by ?? '', why: row.erased_why ?? '' },
  }
}
