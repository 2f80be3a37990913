import { StructuredError } from '@karavan/core'
import { contentHash } from '@karavan/exchange'
import {
  areLeavesOf,
  faultsOfLog,
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
import { RECORD_COLUMNS, storedRecord } from '../events/record.js'
import type { Tables } from '../tables.js'
import { sha256, signingKey, verifyEd25519 } from './key.js'
import { readHead } from './prove.js'
import { opened, tellingsOf } from './tellings.js'
import { readEntries, readTile, splitEntries } from './tiles.js'

/** Something that is kept and does not fit the log, or itself. */
export interface LogDoubt {
  /**
   * `checkpoint`: it is not signed with the log's key, or of another size. `tile`: hashes do not fit those above. `entry`: what is
   * kept of a telling is not what the log holds. `record`: the text of an event is not that of its hash, or it is found under
   * other names than it has. `message`: the bytes are not those of its hash. `unlogged`: a message stands beside the log.
   */
  readonly kind: 'checkpoint' | 'tile' | 'entry' | 'record' | 'message' | 'unlogged'
  /** The path of a tile; the number of an entry, a record or a message. */
  readonly which: string
}

/** How far a check has come, in entries. */
export interface CheckProgress {
  readonly checked: number
  readonly of: number
}

/** Messages that are looked at, at once. */
const BATCH = 50

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
  return [...tree, ...tellings, ...(await unlogged(transaction))]
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
    const ids = places.map(({ messageId }) => messageId)
    const tellings = await tellingsOf(transaction, ids)
    for (const { messageId, first, count, salt } of places) {
      const own = tellings.filter((telling) => telling.messageId === messageId)
      if (first !== next || own.length !== count) doubts.push({ kind: 'entry', which: String(first) })
      for (const [i, telling] of own.entries()) {
        const entry = tellingEntry(opened(telling, salt), sha256)
        if (!isSame(entry, await entries.at(first + i))) doubts.push({ kind: 'entry', which: String(first + i) })
      }
      next = first + count
    }
    doubts.push(...(await doubtfulMessages(transaction, ids)), ...(await doubtfulRecords(transaction, ids)))
    told({ checked: next, of: size })
  }
  return next === size ? doubts : [...doubts, { kind: 'entry', which: String(next) }]
}

interface Place {
  readonly messageId: string
  readonly first: number
  readonly count: number
  readonly salt: Buffer
}

async function placesFrom(database: Kysely<Tables>, from: number): Promise<readonly Place[]> {
  const rows = await database
    .selectFrom('log_message')
    .select(['message_id', 'first_entry', 'entries', 'salt'])
    .where(sql<boolean>`first_entry >= ${from}`)
    .orderBy('first_entry')
    .limit(BATCH)
    .execute()
  return rows.map((row) => ({
    messageId: row.message_id,
    first: Number(row.first_entry),
    count: row.entries,
    salt: row.salt,
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
    const from = (entry % TILE_WIDTH) * 32
    return this.bytes.subarray(from, from + 32)
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

async function doubtfulRecords(database: Kysely<Tables>, ids: readonly string[]): Promise<readonly LogDoubt[]> {
  const rows = await database
    .selectFrom('event_record as record')
    .select(RECORD_COLUMNS)
    .select(sql<string[]>`array(select name from karavan.event_name where record_id = record.id)`.as('names'))
    .where(
      'record.id',
      'in',
      database.selectFrom('event_receipt').select('record_id').where(sql<boolean>`message_id = any(${ids}::bigint[])`),
    )
    .orderBy('record.id')
    .execute()
  return rows.flatMap((row) => (isWhole(row) ? [] : [{ kind: 'record', which: row.id } as const]))
}

function isWhole({
  names,
  ...row
}: Parameters<typeof storedRecord>[0] & { readonly names: readonly string[] }): boolean {
  try {
    const { event, context, contentHash: told } = storedRecord(row)
    const own = contentHash({ event, namespaces: context.namespaces, ignored: new Set(context.ignored) }, sha256)
    const named = new Set(namedIn(event).map(indexed))
    return own === told && named.size === names.length && names.every((name) => named.has(name))
  } catch (error) {
    if (error instanceof StructuredError) return false
    throw error
  }
}

/** Messages that tell of events and are neither in the log nor waiting for it. */
async function unlogged(database: Kysely<Tables>): Promise<readonly LogDoubt[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct message_id as id from karavan.event_receipt
    where not exists (select from karavan.log_message as logged where logged.message_id = event_receipt.message_id)
      and not exists (select from karavan.log_due as due where due.message_id = event_receipt.message_id)
    order by id`.execute(database)
  return rows.map(({ id }) => ({ kind: 'unlogged', which: id }))
}
