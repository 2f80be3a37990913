import { type Kysely, sql } from 'kysely'
import type { PreparedEvent } from '../reading/prepared-report.js'
import type { Tables } from '../tables.js'
import { bytesOfHash } from './columns.js'
import type { EventWordKind } from './tables.js'

/** One reading of a message: the first, or one of the same bytes that came again. */
export interface Reading {
  readonly messageId: string
  /** From 1. */
  readonly reading: number
  readonly sender: string
  /** Whether the operator of the server brought it, for whomever it speaks. */
  readonly vouched: boolean
}

/** What a reading told. */
export interface ToldRecords {
  /** Records that its message had not told before. */
  readonly told: number
  /** Of these, those that nobody had told. */
  readonly added: number
  /** Of these, those that its sender told in another message. */
  readonly toldBefore: number
}

/**
 * Keeps records with what they name and their words, and that a reading told them.
 * @param parts - all records in one order, none of which the message told before
 */
export async function keepRecords(
  transaction: Kysely<Tables>,
  reading: Reading,
  parts: Iterable<readonly PreparedEvent[]>,
): Promise<ToldRecords> {
  let [told, added, before] = [0, 0, 0]
  const words = new ToldWords()
  for (const part of parts) {
    const rows = part.map(rowOf)
    const isNew = await addRecords(transaction, rows)
    const ids = await idsOf(transaction, rows)
    await addNames(transaction, rows, ids, isNew)
    await addReceipts(transaction, reading, rows, ids)
    for (const { words: own } of rows) words.add(own)
    told += rows.length
    added += isNew.size
    before += await toldBefore(transaction, reading, ids)
  }
  await words.keep(transaction, reading.sender)
  return { told, added, toldBefore: before }
}

/** Records that a message has not told yet. */
export async function untold(
  transaction: Kysely<Tables>,
  messageId: string,
  part: readonly PreparedEvent[],
): Promise<readonly PreparedEvent[]> {
  const rows = part.map(rowOf)
  const { rows: known } = await sql<{ key: string }>`
    select encode(record.content_hash, 'hex') || '/' || encode(record.declaration_key, 'hex') as key
    from ${asked(rows)}
    join karavan.event_record as record using (content_hash, declaration_key)
    join karavan.event_receipt as receipt on receipt.record_id = record.id and receipt.message_id = ${messageId}::bigint`.execute(
    transaction,
  )
  const keys = new Set(known.map(({ key }) => key))
  return part.filter((_, i) => !keys.has(rows[i]?.key ?? ''))
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
    from ${asked(rows)}
    join karavan.event_record as record using (content_hash, declaration_key)`.execute(transaction)
  return new Map(found.rows.map(({ id, key }) => [key, id]))
}

/** How many records the sender of a message told in another. */
async function toldBefore(
  transaction: Kysely<Tables>,
  { messageId, sender }: Reading,
  ids: ReadonlyMap<string, string>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct receipt.record_id)::int as count
    from karavan.event_receipt as receipt join karavan.message as message on message.id = receipt.message_id
    where receipt.record_id = any(${[...ids.values()]}::bigint[])
      and message.sender = ${sender} and message.id <> ${messageId}::bigint`.execute(transaction)
  return rows[0]?.count ?? 0
}

/** The keys of records as a table. */
function asked(rows: readonly Row[]) {
  return sql`unnest(
    ${rows.map(({ contentHash }) => contentHash)}::bytea[], ${rows.map(({ declarationKey }) => declarationKey)}::bytea[]
  ) as asked (content_hash, declaration_key)`
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
  { messageId, reading, vouched }: Reading,
  rows: readonly Row[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  await sql`
    insert into karavan.event_receipt (record_id, message_id, event_id, flags, reading, vouched)
    select told.record_id, ${messageId}::bigint, told.event_id, string_to_array(told.flags, ' '), ${reading}::integer,
      ${vouched}::boolean
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
