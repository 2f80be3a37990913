import { entriesBundle, HASH_BYTES, TILE_WIDTH, type TileName } from '@karavan/ledger'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.js'

/** A tile as it is kept, as long as it has grown. */
export interface KeptTile {
  readonly hashes: Buffer
  /** Of tiles of leaves. */
  readonly entries: Buffer | null
}

/** The last tile of each level of a log, by level; none where a level ends with a full one that nothing follows. */
export async function lastTiles(database: Kysely<Tables>, size: number): Promise<ReadonlyMap<number, KeptTile>> {
  const asked: { readonly level: number; readonly index: number }[] = []
  for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / TILE_WIDTH)) {
    asked.push({ level, index: Math.floor(hashes / TILE_WIDTH) })
  }
  const { rows } = await sql<{ level: number; hashes: Buffer; entries: Buffer | null }>`
    select tile.level, tile.hashes, tile.entries from karavan.log_tile as tile
    join unnest(${asked.map(({ level }) => level)}::smallint[], ${asked.map(({ index }) => index)}::bigint[])
      as asked (level, index) using (level, index)`.execute(database)
  return new Map(rows.map(({ level, ...tile }) => [level, tile]))
}

/** The hashes of a tile, as wide as it is asked for; null where it is not there, or shorter. */
export async function readTile(database: Kysely<Tables>, { level, index, width }: TileName): Promise<Buffer | null> {
  return cut((await keptTile(database, level, index))?.hashes, width)
}

/** The entries of a tile of leaves: 32 bytes each. Null where they are not there, or fewer. */
export async function readEntries(database: Kysely<Tables>, index: number, width: number): Promise<Buffer | null> {
  return cut((await keptTile(database, 0, index))?.entries, width)
}

/** The same as a file. */
export async function readBundle(database: Kysely<Tables>, index: number, width: number): Promise<Uint8Array | null> {
  const entries = await readEntries(database, index, width)
  return entries === null ? null : entriesBundle(splitEntries(entries))
}

/** Entries that stand side by side. */
export function splitEntries(entries: Uint8Array): readonly Uint8Array[] {
  const count = entries.length / HASH_BYTES
  return Array.from({ length: count }, (_, i) => entries.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES))
}

async function keptTile(database: Kysely<Tables>, level: number, index: number): Promise<KeptTile | undefined> {
  const asked = sql<boolean>`(level, index) = (${level}::smallint, ${index}::bigint)`
  return database.selectFrom('log_tile').select(['hashes', 'entries']).where(asked).executeTakeFirst()
}

function cut(bytes: Buffer | null | undefined, width: number): Buffer | null {
  return bytes == null || bytes.length < width * HASH_BYTES ? null : bytes.subarray(0, width * HASH_BYTES)
}
