import { StructuredError } from '@karavan/core'
import {
  consistencyPath,
  type Hash,
  inclusionPath,
  type Nodes,
  overTiles,
  proofText,
  type TileName,
  tilePath,
  writeOpened,
} from '@karavan/ledger'
import { type Kysely, sql } from 'kysely'
import { bytesOfHash } from '../events/columns.js'
import type { Tables } from '../tables.js'
import { sha256 } from './key.js'
import { opened, tellingsOf } from './tellings.js'
import { readTile } from './tiles.js'

/** How a log stands, as it last signed. */
export interface LogHead {
  /** Entries. */
  readonly size: number
  /** Signed. */
  readonly checkpoint: string
  readonly signedAt: Date
}

/** Null for a log that nothing was added to. */
export async function readHead(database: Kysely<Tables>): Promise<LogHead | null> {
  const head = await database.selectFrom('log_head').select(['size', 'checkpoint', 'signed_at']).executeTakeFirst()
  return head === undefined ? null : { size: Number(head.size), checkpoint: head.checkpoint, signedAt: head.signed_at }
}

/** That a message told of an event, or declared it wrong. */
export interface ToldEvent {
  readonly messageId: string
  readonly recordId: string
  readonly sender: string
  readonly receivedAt: Date
  /** Whether it declares the event wrong. */
  readonly declares: boolean
}

/** Who told of an event, the earliest first. @param contentHash - its URI */
export async function tellersOf(database: Kysely<Tables>, contentHash: string): Promise<readonly ToldEvent[]> {
  const rows = await database
    .selectFrom('event_record as record')
    .innerJoin('event_receipt as receipt', 'receipt.record_id', 'record.id')
    .innerJoin('message', 'message.id', 'receipt.message_id')
    .select(['message.id as message_id', 'record.id as record_id', 'message.sender', 'message.received_at'])
    .select(sql<boolean>`record.declaration_key <> ''`.as('declares'))
    .where('record.content_hash', '=', bytesOfHash(contentHash))
    .orderBy('message.received_at')
    .orderBy('message.id')
    .execute()
  return rows.map((row) => ({
    messageId: row.message_id,
    recordId: row.record_id,
    sender: row.sender,
    receivedAt: row.received_at,
    declares: row.declares,
  }))
}

/**
 * Proves that the log holds a telling: that a message told of a record.
 * @returns the proof with the telling opened, as a file (C2SP tlog-proof); null where the log does not hold it (yet)
 */
export async function proveTelling(
  database: Kysely<Tables>,
  messageId: string,
  recordId: string,
): Promise<string | null> {
  // The place first: a log that grows between the two has it still.
  const place = await database
    .selectFrom('event_receipt as receipt')
    .innerJoin('log_message as logged', (join) =>
      join.onRef('logged.message_id', '=', 'receipt.message_id').onRef('logged.reading', '=', 'receipt.reading'),
    )
    .select(['logged.reading', 'logged.form', 'logged.first_entry', 'logged.salt'])
    .where('receipt.message_id', '=', messageId)
    .where('receipt.record_id', '=', recordId)
    .orderBy('logged.first_entry')
    .executeTakeFirst()
  const head = await readHead(database)
  if (head === null || place === undefined) return null
  const tellings = await tellingsOf(database, [{ messageId, reading: place.reading, form: place.form }])
  const at = tellings.findIndex((telling) => telling.recordId === recordId)
  const telling = tellings[at]
  if (telling === undefined) return null
  const index = Number(place.first_entry) + at
  const path = await pathIn(database, head.size, (nodes) => inclusionPath(index, head.size, nodes, sha256))
  return proofText({ extra: writeOpened(opened(telling, place.salt)), index, path, checkpoint: head.checkpoint })
}

/**
 * What shows that the log of one size begins with all of a shorter one.
 * @throws {StructuredError} LOG_SIZE_INVALID
 */
export async function proveConsistency(
  database: Kysely<Tables>,
  first: number,
  second: number,
): Promise<readonly Hash[]> {
  const size = (await readHead(database))?.size ?? 0
  if (first > second || second > size) {
    throw new StructuredError({
      code: 'LOG_SIZE_INVALID',
      received: `${first} and ${second}`,
      expected: `two sizes of the log, the shorter first, at most ${size}`,
      remediation: 'take the sizes from two checkpoints of this log; where it was longer than it is now, it was cut',
    })
  }
  return pathIn(database, second, (nodes) => consistencyPath(first, second, nodes, sha256))
}

function pathIn(database: Kysely<Tables>, size: number, work: (nodes: Nodes) => Hash[]): Promise<Hash[]> {
  return overTiles(size, (tile) => tileThere(database, tile), sha256, work)
}

async function tileThere(database: Kysely<Tables>, tile: TileName): Promise<Uint8Array> {
  const hashes = await readTile(database, tile)
  if (hashes !== null) return hashes
  throw new StructuredError({
    code: 'LOG_BROKEN',
    received: `no ${tilePath(tile)}`,
    expected: 'all tiles of the log',
    remediation: 'the database was changed: restore a backup, and see with karavan log verify what else is',
  })
}
