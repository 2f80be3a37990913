import { StructuredError } from '@karavan/core'
import { contentHash } from '@karavan/exchange'
import {
  areLeavesOf,
  faultsOfLog,
  HASH_BYTES,
  isSame,
  openNote,
  parseCheckpoint,
  TILE_WIDTH,
  type TreeHead,
  tellingEntry,
  tilePath,
} from '@karavan/ledger'
import { namedIn } from '@karavan/model'
import { type Kysely, sql } from 'kysely'
import { indexed } from '../events/columns.js'
import { RECORD_COLUMNS, type RecordRow, storedRecord } from '../events/record.js'
import type { Tables } from '../tables.js'
import { sha256, signingKey, verifyEd25519 } from './key.js'
import { readHead } from './prove.js'
import { type LoggedReading, opened, tellingsOf } from './tellings.js'
import { readEntries, readTile, splitEntries } from './tiles.js'

/** Something that is kept and does not fit the log, or itself. */
export interface LogDoubt {
  /**
   * `checkpoint`: it is not signed with the log's key, or of another size. `tile`: hashes do not fit those above. `entry`: what is
   * kept of a telling is not what the log holds. `record`: the text of an event is not that of its hash, or it is not found under
   * a name that it has. `names`: events are found under names that they do not have. `message`: the bytes are not those of its
   * hash. `unlogged`: a message stands beside the log.
   */
  readonly kind: 'checkpoint' | 'tile' | 'entry' | 'record' | 'names' | 'message' | 'unlogged'
  /** The path of a tile; the number of an entry, a record or a message; how many names. */
  readonly which: string
}

/** How far a check has come, in entries. */
export interface CheckProgress {
  readonly checked: number
  readonly of: number
}

/** Readings of messages that are looked at, at once. */
const BATCH = 5

/** Records that are looked at, at once. */
const RECORDS = 2_000

/**
 * Checks all that is kept of tellings against the log, and the log against itself.
 * @param transaction - in which nothing changes meanwhile
 * @returns where they differ; nothing where nobody rewrote anything
 */
export async function checkLog(
  transaction: Kysely<Tables>,
  told: (progress: CheckProgress) => void,
): Promise<readonly LogDoubt[]> {
  const head = await readHead(transaction)
  const signed = head === null ? EMPTY : await signedHead(transaction, head.checkpoint)
  if (signed === null || signed.size !== (head?.size ?? 0)) return [{ kind: 'checkpoint', which: String(head?.size) }]
  const faults = head === null ? [] : await faultsOfLog(signed, (tile) => readTile(transaction, tile), sha256)
  const tree = faults.map((fault): LogDoubt => {
    if (fault.kind === 'root') return { kind: 'checkpoint', which: String(signed.size) }
    return { kind: 'tile', which: tilePath(fault.tile) }
  })
  const tellings = await doubtfulTellings(transaction, signed.size, told)
  const records = await doubtfulRecords(transaction)
  return [...tree, ...tellings, ...records, ...(await unlogged(transaction))]
}

const EMPTY = { size: 0, root: Buffer.of() }

async function doubtfulTellings(
  transaction: Kysely<Tables>,
  size: number,
  told: (progress: CheckProgress) => void,
): Promise<readonly LogDoubt[]> {
  const doubts: LogDoubt[] = []
  const entries = new Entries(transaction, size, doubts)
  let next = 0
  for (let places = await placesFrom(transaction, 0); places.length > 0; places = await placesFrom(transaction, next)) {
    const tellings = await tellingsOf(transaction, places)
    for (const { messageId, reading, form, first, count, salt } of places) {
      const own = tellings.filter(
        (telling) => telling.messageId === messageId && telling.reading === reading && telling.form === form,
      )
      if (first !== next || own.length !== count) doubts.push({ kind: 'entry', which: String(first) })
      for (const [i, telling] of own.entries()) {
        const entry = tellingEntry(opened(telling, salt), sha256)
        if (!isSame(entry, await entries.at(first + i))) doubts.push({ kind: 'entry', which: String(first + i) })
      }
      next = first + count
    }
    doubts.push(...(await doubtfulMessages(transaction, firstOf(places))))
    told({ checked: next, of: size })
  }
  return next === size ? doubts : [...doubts, { kind: 'entry', which: String(next) }]
}

/** Messages that come here for the first time: not of later readings, nor where what they told was added once more. */
function firstOf(places: readonly Place[]): readonly string[] {
  return places.filter(({ reading, isFirst }) => reading === 1 && isFirst).map(({ messageId }) => messageId)
}

interface Place extends LoggedReading {
  /** Whether the reading stands nowhere before. */
  readonly isFirst: boolean

  readonly first: number
  readonly count: number
  readonly salt: Buffer
}

async function placesFrom(database: Kysely<Tables>, from: number): Promise<readonly Place[]> {
  const rows = await database
    .selectFrom('log_message')
    .select(['message_id', 'reading', 'form', 'first_entry', 'entries', 'salt'])
    .select(
      sql<boolean>`not exists (
        select from karavan.log_message as earlier
        where (earlier.message_id, earlier.reading) = (log_message.message_id, log_message.reading)
          and earlier.form < log_message.form
      )`.as('is_first'),
    )
    .where(sql<boolean>`first_entry >= ${from}`)
    .orderBy('first_entry')
    .limit(BATCH)
    .execute()
  return rows.map((row) => ({
    messageId: row.message_id,
    reading: row.reading,
    form: row.form,
    first: Number(row.first_entry),
    count: row.entries,
    salt: row.salt,
    isFirst: row.is_first,
  }))
}

async function signedHead(transaction: Kysely<Tables>, checkpoint: string): Promise<TreeHead | null> {
  const { key } = await signingKey(transaction)
  try {
    return parseCheckpoint(openNote(checkpoint, key, verifyEd25519, sha256))
  } catch (error) {
    if (error instanceof StructuredError) return null
    throw error
  }
}

/** The entries of a log, tile by tile, each held against its hash when it is read. */
class Entries {
  private index = -1
  private bytes: Uint8Array = new Uint8Array()

  constructor(
    private readonly database: Kysely<Tables>,
    private readonly size: number,
    private readonly doubts: LogDoubt[],
  ) {}

  async at(entry: number): Promise<Uint8Array> {
    const index = Math.floor(entry / TILE_WIDTH)
    if (index !== this.index) await this.turnTo(index)
    const from = (entry % TILE_WIDTH) * HASH_BYTES
    return this.bytes.subarray(from, from + HASH_BYTES)
  }

  private async turnTo(index: number): Promise<void> {
    const tile = { level: 0, index, width: Math.min(TILE_WIDTH, Math.max(this.size - index * TILE_WIDTH, 0)) }
    this.index = index
    this.bytes = (await readEntries(this.database, index, tile.width)) ?? Buffer.of()
    const hashes = (await readTile(this.database, tile)) ?? Buffer.of()
    if (!areLeavesOf(hashes, splitEntries(this.bytes), sha256))
      this.doubts.push({ kind: 'tile', which: tilePath(tile) })
  }
}

async function doubtfulMessages(database: Kysely<Tables>, ids: readonly string[]): Promise<readonly LogDoubt[]> {
  const { rows } = await sql<{ id: string }>`
    select id from karavan.message
    where id = any(${ids}::bigint[]) and bytes is not null and (sha256(bytes) <> sha256 or length(bytes) <> size)
    order by id`.execute(database)
  return rows.map(({ id }) => ({ kind: 'message', which: id }))
}

/** Records whose text is not that of their hash, or that are not found under a name they have; and names that nothing has. */
async function doubtfulRecords(database: Kysely<Tables>): Promise<readonly LogDoubt[]> {
  const doubts: LogDoubt[] = []
  let named = 0
  for (let rows = await recordsAfter(database, '0'); ; ) {
    const last = rows.at(-1)
    if (last === undefined) break
    const records = rows.map((row) => ({ id: row.id, names: namesOf(row) }))
    const found = await foundNames(database, records)
    for (const { id, names } of records) {
      named += found.get(id) ?? 0
      if (names === null || names.length !== (found.get(id) ?? 0)) doubts.push({ kind: 'record', which: id })
    }
    rows = await recordsAfter(database, last.id)
  }
  const { all } = await database
    .selectFrom('event_name')
    .select(({ fn }) => fn.countAll<string>().as('all'))
    .executeTakeFirstOrThrow()
  return Number(all) === named ? doubts : [...doubts, { kind: 'names', which: String(Number(all) - named) }]
}

function recordsAfter(database: Kysely<Tables>, id: string): Promise<readonly RecordRow[]> {
  return database
    .selectFrom('event_record as record')
    .select(RECORD_COLUMNS)
    .where('record.id', '>', id)
    .orderBy('record.id')
    .limit(RECORDS)
    .execute()
}

/** How many of its names each record is found under. */
async function foundNames(
  database: Kysely<Tables>,
  records: readonly { readonly id: string; readonly names: readonly string[] | null }[],
): Promise<ReadonlyMap<string, number>> {
  const pairs = records.flatMap(({ id, names }) => (names ?? []).map((name) => [id, name] as const))
  const { rows } = await sql<{ id: string; count: string }>`
    select record_id as id, count(*) as count
    from unnest(${pairs.map(([id]) => id)}::bigint[], ${pairs.map(([, name]) => name)}::text[]) as asked (record_id, name)
    join karavan.event_name using (name, record_id)
    group by record_id`.execute(database)
  return new Map(rows.map(({ id, count }) => [id, Number(count)]))
}

/** The names that an event is to be found under; null where its text is not that of its hash. */
function namesOf(row: RecordRow): readonly string[] | null {
  try {
    const { event, context, contentHash: told } = storedRecord(row)
    const own = contentHash({ event, namespaces: context.namespaces, ignored: new Set(context.ignored) }, sha256)
    return own === told ? [...new Set(namedIn(event).map(indexed))] : null
  } catch (error) {
    if (error instanceof StructuredError) return null
    throw error
  }
}

/** Messages that tell of events and are neither in the log nor waiting for it. */
async function unlogged(database: Kysely<Tables>): Promise<readonly LogDoubt[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct message_id as id from karavan.event_receipt
    where not exists (
        select from karavan.log_message as logged
        where (logged.message_id, logged.reading) = (event_receipt.message_id, event_receipt.reading)
      ) and not exists (
        select from karavan.log_due as due
        where (due.message_id, due.reading) = (event_receipt.message_id, event_receipt.reading)
      )
    order by id`.execute(database)
  return rows.map(({ id }) => ({ kind: 'unlogged', which: id }))
}
