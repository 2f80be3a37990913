import type { Hash, NoteKey, TileName } from '@karavan/ledger'
import { askIn } from '../asking.js'
import type { Database } from '../database.js'
import { appendDue, isDueForLog } from './append.js'
import { type CheckProgress, checkLog, type LogDoubt } from './check.js'
import { signingKey } from './key.js'
import { type LogHead, proveConsistency, proveTelling, readHead, type ToldEvent, tellersOf } from './prove.js'
import { readBundle, readTile } from './tiles.js'

/** The log of tellings: that each was told, by whom and when, in a tree of hashes that can only grow (RFC 6962). */
export interface StoredLedger {
  /** Adds what was told and is not in the log yet; any number of processes may ask for it at once. @returns entries added */
  append(): Promise<number>
  /** With what the log signs; it is made at the first call. */
  key(): Promise<NoteKey>
  head(): Promise<LogHead | null>
  tile(tile: TileName): Promise<Uint8Array | null>
  /** The entries of a tile of leaves, as a file (C2SP tlog-tiles). */
  bundle(index: number, width: number): Promise<Uint8Array | null>
  tellersOf(contentHash: string): Promise<readonly ToldEvent[]>
  prove(messageId: string, recordId: string): Promise<string | null>
  /** @throws {StructuredError} LOG_SIZE_INVALID, LOG_BROKEN */
  consistency(first: number, second: number): Promise<readonly Hash[]>
  /** Looks at all that is kept, as it is at one moment. */
  check(told: (progress: CheckProgress) => void): Promise<readonly LogDoubt[]>
}

/** @param open - the database, at every call as it is then */
export function storedLedger(open: () => Promise<Database>): StoredLedger {
  const ask = askIn(open)
  return {
    append: () =>
      ask(async (database) => {
        let added = 0
        while (await isDueForLog(database)) added += await database.transaction().execute(appendDue)
        return added
      }),
    key: () =>
      ask(async (database) => {
        const { key } = await database.transaction().execute(signingKey)
        return key
      }),
    head: () => ask(readHead),
    tile: (tile) => ask((database) => readTile(database, tile)),
    bundle: (...asked) => ask((database) => readBundle(database, ...asked)),
    tellersOf: (hash) => ask((database) => tellersOf(database, hash)),
    prove: (...told) => ask((database) => proveTelling(database, ...told)),
    consistency: (...sizes) => ask((database) => proveConsistency(database, ...sizes)),
    check: (told) =>
      ask((database) =>
        database
          .transaction()
          .setIsolationLevel('repeatable read')
          .execute((transaction) => checkLog(transaction, told)),
      ),
  }
}
