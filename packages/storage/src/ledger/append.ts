import { randomBytes } from 'node:crypto'
import {
  checkpointText,
  grownTiles,
  HASH_BYTES,
  leafHash,
  overTiles,
  rootOf,
  signedNote,
  TILE_WIDTH,
  type Tile,
  tellingEntry,
} from '@karavan/ledger'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.js'
import { sha256, signingKey } from './key.js'
import { type KeptTelling, type LoggedReading, opened, tellingsOf } from './tellings.js'
import { lastTiles } from './tiles.js'

/** Readings of messages whose tellings are added at once: so many, and together so large, bytes; one at least. */
const BATCH = 100
const LARGEST = 16 * 1024 * 1024

/** What entries bind that are added now. */
const NEWEST_FORM = 2

/** Number of the lock that whoever adds to the log holds. */
export const APPENDING = 0x6c6f67

/**
 * Adds to the log what was told and is not in it yet, and signs how it stands then, in one transaction; one process at a time.
 * @returns how many entries were added; 0 where nothing was due
 */
export async function appendDue(transaction: Kysely<Tables>): Promise<number> {
  await sql`select pg_advisory_xact_lock(${APPENDING})`.execute(transaction)
  const readings = await dueReadings(transaction)
  if (readings.length === 0) return 0
  const tellings = await tellingsOf(transaction, readings)
  const size = await addEntries(transaction, tellings)
  await signHead(transaction, size)
  await sql`
    delete from karavan.log_due using unnest(
      ${readings.map(({ messageId }) => messageId)}::bigint[], ${readings.map(({ reading }) => reading)}::integer[]
    ) as added (message_id, reading)
    where (log_due.message_id, log_due.reading) = (added.message_id, added.reading)`.execute(transaction)
  return tellings.length
}

async function dueReadings(transaction: Kysely<Tables>): Promise<readonly LoggedReading[]> {
  const { rows } = await sql<{ id: string; reading: number }>`
    with first as (
      select message_id as id, reading from karavan.log_due order by message_id, reading limit ${BATCH}
    ), sized as (
      select id, reading, sum(message.size) over (order by id, reading) - message.size as before
      from first join karavan.message using (id)
    )
    select id, reading from sized where before < ${LARGEST} order by id, reading`.execute(transaction)
  return rows.map(({ id, reading }) => ({ messageId: id, reading, form: NEWEST_FORM }))
}

/** @returns how long the log is then */
async function addEntries(transaction: Kysely<Tables>, tellings: readonly KeptTelling[]): Promise<number> {
  const head = await transaction.selectFrom('log_head').select('size').executeTakeFirst()
  const size = Number(head?.size ?? 0)
  const places = new Map<string, NewPlace>()
  const entries = tellings.map((telling, i) => {
    const { messageId, reading } = telling
    const key = `${messageId}/${reading}`
    const place = places.get(key) ?? { messageId, reading, salt: randomBytes(32), first: size + i, entries: 0 }
    places.set(key, place)
    place.entries += 1
    return tellingEntry(opened(telling, place.salt), sha256)
  })
  const added = [...places.values()]
  await sql`
    insert into karavan.log_message (message_id, reading, form, first_entry, entries, salt)
    select message_id, reading, ${NEWEST_FORM}::smallint, first_entry, entries, salt from unnest(
      ${added.map(({ messageId }) => messageId)}::bigint[], ${added.map(({ reading }) => reading)}::integer[],
      ${added.map(({ first }) => first)}::bigint[], ${added.map((place) => place.entries)}::integer[],
      ${added.map(({ salt }) => salt)}::bytea[]
    ) as added (message_id, reading, first_entry, entries, salt)`.execute(transaction)
  await addTiles(transaction, size, entries)
  return size + entries.length
}

/** Where the tellings of a reading will stand. */
interface NewPlace {
  readonly messageId: string
  readonly reading: number
  readonly salt: Buffer
  readonly first: number
  entries: number
}

async function addTiles(transaction: Kysely<Tables>, size: number, entries: readonly Uint8Array[]): Promise<void> {
  const last = await lastTiles(transaction, size)
  const leaves = entries.map((entry) => leafHash(entry, sha256))
  const tiles = grownTiles(size, leaves, ({ level }) => last.get(level)?.hashes ?? Buffer.of(), sha256)
  const begun = last.get(0)?.entries ?? Buffer.of()
  const all = Buffer.concat([begun, ...entries])
  const first = Math.floor(size / TILE_WIDTH)
  const entriesOf = ({ level, index, hashes }: Tile) => {
    const from = (index - first) * TILE_WIDTH * HASH_BYTES
    return level === 0 ? all.subarray(from, from + hashes.length) : null
  }
  await sql`
    insert into karavan.log_tile (level, index, hashes, entries)
    select * from unnest(
      ${tiles.map(({ level }) => level)}::smallint[], ${tiles.map(({ index }) => index)}::bigint[],
      ${tiles.map(({ hashes }) => Buffer.from(hashes))}::bytea[], ${tiles.map(entriesOf)}::bytea[]
    )
    on conflict (level, index) do update set hashes = excluded.hashes, entries = excluded.entries`.execute(transaction)
}

async function signHead(transaction: Kysely<Tables>, size: number): Promise<void> {
  const { key, sign } = await signingKey(transaction)
  const last = await lastTiles(transaction, size)
  const root = await overTiles(
    size,
    async ({ level, width }) => (last.get(level)?.hashes ?? Buffer.of()).subarray(0, width * HASH_BYTES),
    sha256,
    (nodes) => rootOf(size, nodes, sha256),
  )
  const checkpoint = signedNote(checkpointText({ origin: key.name, size, root }), key, sign, sha256)
  await transaction
    .insertInto('log_head')
    .values({ size, checkpoint })
    .onConflict((row) => row.column('sole').doUpdateSet({ size, checkpoint, signed_at: sql`clock_timestamp()` }))
    .execute()
}

/** Whether anything waits to be added. */
export async function isDueForLog(database: Kysely<Tables>): Promise<boolean> {
  return (await database.selectFrom('log_due').select('message_id').limit(1).executeTakeFirst()) !== undefined
}
