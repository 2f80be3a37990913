import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { PreparedEvent, PreparedReport } from '../reading/prepared-report.js'
import type { Tables } from '../tables.js'
import { bytesOfHash } from './columns.js'
import type { EventWordKind } from './tables.js'

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
 * Keeps a message with every event that it reports; a message that was kept before changes nothing. Of several processes
 * that are given one message at once, one keeps it.
 * @param transaction - to its end nobody sees any of it
 */
export async function keepMessage(
  transaction: Kysely<Tables>,
  message: IncomingMessage,
  report: KeptReport,
): Promise<KeptMessage> {
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
      vouched: message.organisation === null,
    })
    .onConflict((row) => row.columns(['sender', 'sha256']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made === undefined) {
    const { id } = await transaction
      .selectFrom('message')
      .select('id')
      .where('sender', '=', message.sender)
      .where('sha256', '=', sha256)
      .executeTakeFirstOrThrow()
    return { messageId: id, again: true, added: 0, known: report.recordCount }
  }
  let added = 0
  const words = new ToldWords()
  for (const part of report.parts) {
    const rows = part.map(rowOf)
    const isNew = await addRecords(transaction, rows)
    const ids = await idsOf(transaction, rows)
    await addNames(transaction, rows, ids, isNew)
    await addReceipts(transaction, made.id, rows, ids)
    for (const { words: told } of rows) words.add(told)
    added += message.isPrivate
      ? rows.length - (await toldBefore(transaction, made.id, message.sender, ids))
      : isNew.size
  }
  await words.keep(transaction, message.sender)
  return { messageId: made.id, again: false, added, known: report.recordCount - added }
}

interface Row extends Omit<PreparedEvent, 'key'> {
  readonly contentHash: Buffer
  readonly declarationKey: Buffer
  /** Both in hexadecimal. */
  readonly key: string
}

function rowOf({ key, ...event }: PreparedEvent): Row {
  const contentHash = bytesOfHash(key.contentHash)
  const declarationKey = bytesOfHash(key.declarationKey)
  return {
    ...event,
    contentHash,
    declarationKey,
    key: `${contentHash.toString('hex')}/${declarationKey.toString('hex')}`,
  }
}

/** @returns ids of the records that were not there */
async function addRecords(transaction: Kysely<Tables>, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const column = <T>(of: (row: Row) => T) => rows.map(of)
  const word = (kind: EventWordKind) => column(({ words }) => words[kind])
  const added = await sql<{ id: string }>`
    insert into karavan.event_record (
      content_hash, declaration_key, event_time, event_type, action, biz_step, disposition, read_point, biz_location, body, context
    )
    select * from unnest(
      ${column(({ contentHash }) => contentHash)}::bytea[],
      ${column(({ declarationKey }) => declarationKey)}::bytea[],
      ${column(({ eventTime }) => new Date(eventTime).toISOString())}::timestamptz[],
      ${word('eventType')}::text[],
      ${column(({ action }) => action)}::text[],
      ${word('bizStep')}::text[],
      ${word('disposition')}::text[],
      ${word('readPoint')}::text[],
      ${word('bizLocation')}::text[],
      ${column(({ text }) => text)}::text[],
      ${column(({ context }) => context)}::jsonb[]
    )
    on conflict (content_hash, declaration_key) do nothing
    returning id`.execute(transaction)
  return new Set(added.rows.map(({ id }) => id))
}

/** Ids of all records, by their keys. */
async function idsOf(transaction: Kysely<Tables>, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ id: string; key: string }>`
    select record.id, encode(record.content_hash, 'hex') || '/' || encode(record.declaration_key, 'hex') as key
    from unnest(
      ${rows.map(({ contentHash }) => contentHash)}::bytea[], ${rows.map(({ declarationKey }) => declarationKey)}::bytea[]
    ) as asked (content_hash, declaration_key)
    join karavan.event_record as record using (content_hash, declaration_key)`.execute(transaction)
  return new Map(found.rows.map(({ id, key }) => [key, id]))
}

/** How many records a sender told in another message. */
async function toldBefore(
  transaction: Kysely<Tables>,
  messageId: string,
  sender: string,
  ids: ReadonlyMap<string, string>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct receipt.record_id)::int as count
    from karavan.event_receipt as receipt join karavan.message as message on message.id = receipt.message_id
    where receipt.record_id = any(${[...ids.values()]}::bigint[])
      and message.sender = ${sender} and message.id <> ${messageId}::bigint`.execute(transaction)
  return rows[0]?.count ?? 0
}

async function addNames(
  transaction: Kysely<Tables>,
  rows: readonly Row[],
  ids: ReadonlyMap<string, string>,
  added: ReadonlySet<string>,
): Promise<void> {
  const names: string[] = []
  const records: string[] = []
  for (const { names: told, key } of rows) {
    const id = idOf(ids, key)
    if (!added.has(id)) continue
    for (const name of told) {
      names.push(name)
      records.push(id)
    }
  }
  await sql`
    insert into karavan.event_name (name, record_id)
    select * from unnest(${names}::text[], ${records}::bigint[])`.execute(transaction)
}

async function addReceipts(
  transaction: Kysely<Tables>,
  messageId: string,
  rows: readonly Row[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  await sql`
    insert into karavan.event_receipt (record_id, message_id, event_id, flags)
    select told.record_id, ${messageId}::bigint, told.event_id, string_to_array(told.flags, ' ')
    from unnest(
      ${rows.map(({ key }) => idOf(ids, key))}::bigint[],
      ${rows.map(({ eventId }) => eventId)}::text[],
      ${rows.map(({ flags }) => flags.join(' '))}::text[]
    ) as told (record_id, event_id, flags)`.execute(transaction)
}

/** The words of all events of a message, each once. */
class ToldWords {
  readonly #told = new Map<string, readonly [kind: string, word: string]>()

  add(words: PreparedEvent['words']): void {
    for (const [kind, word] of Object.entries(words)) if (word !== null) this.#told.set(`${kind} ${word}`, [kind, word])
  }

  /** In one order, and after everything else, so that two who bring the same words at once wait for each other and not in a circle. */
  async keep(transaction: Kysely<Tables>, sender: string): Promise<void> {
    const sorted = [...this.#told].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair)
    await sql`
      insert into karavan.event_word (kind, word, sender)
      select told.kind, told.word, ${sender}
      from unnest(${sorted.map(([kind]) => kind)}::text[], ${sorted.map(([, word]) => word)}::text[]) as told (kind, word)
      on conflict do nothing`.execute(transaction)
  }
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`a record that was just added is not there: ${key}`)
  return id
}
