import { StructuredError } from '@karavan/core'
import type { Refusal, Remark } from '@karavan/exchange'
import type { Kysely } from 'kysely'
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

/** The messages that were received last. @param before - id of the last message of the page before; null for the first page */
export async function readLatestMessages(
  database: Kysely<Tables>,
  most: number,
  before: string | null,
): Promise<readonly StoredMessage[]> {
  const page = newest(database).limit(most)
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
 * Erases the bytes of a message. Its hash stays, with who erased it and why; so do the events that it told.
 * @throws {StructuredError} MESSAGE_NOT_FOUND where there is none, or it was erased before
 */
export async function eraseMessage(
  database: Kysely<Tables>,
  messageId: string,
  by: string,
  why: string,
): Promise<void> {
  const erased = !isId(messageId)
    ? undefined
    : await database
        .updateTable('message')
        .set({ bytes: null, erased_at: new Date(), erased_by: by, erased_why: why })
        .where('id', '=', messageId)
        .where('bytes', 'is not', null)
        .returning('id')
        .executeTakeFirst()
  if (erased !== undefined) return
  throw messageNotFound(messageId)
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
