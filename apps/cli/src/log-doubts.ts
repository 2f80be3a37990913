import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  areLeavesOf,
  type Checkpoint,
  entriesPath,
  faultsOfLog,
  HASH_BYTES,
  isSame,
  type NoteKey,
  openNote,
  overTiles,
  parseCheckpoint,
  parseEntries,
  type ReadTile,
  rootOf,
  TILE_WIDTH,
  tilePath,
  tilesOf,
  tileWith,
} from '@karavan/ledger'
import { type LogDoubt, sha256, verifyEd25519 } from '@karavan/storage'
import type { OptionValues } from './options.js'
import { asJson, type Outcome } from './plan-command.js'
import type { Progress } from './progress.js'
import { textOf } from './text-of.js'
import { withLog } from './with-log.js'

/** `history`: the log does not begin with what an earlier checkpoint speaks of. */
type Doubt = LogDoubt | { readonly kind: 'history'; readonly which: string }

/** Checks all that is kept here against the log. @throws {StructuredError} NOTE_*, CHECKPOINT_INVALID, DATABASE_* */
export async function verifyKept(values: OptionValues, progress: Progress): Promise<Outcome> {
  return withLog(async (ledger) => {
    const doubts = await ledger.check(({ checked, of }) => progress.doing(`${checked} of ${of} entries`))
    progress.end()
    const size = (await ledger.head())?.size ?? 0
    const read: ReadTile = async (tile) => (await ledger.tile(tile)) ?? new Uint8Array()
    const older = await olderDoubts(size, values, await ledger.key(), read)
    return outcome(size, [...doubts, ...older], values, `All ${size} entries of the log are as they were told.`)
  })
}

/** Checks a log that lies in a folder, as `karavan log export` writes it. @throws {StructuredError} NOTE_*, CHECKPOINT_INVALID, FILE_UNREADABLE */
export async function verifyFolder(folder: string, key: NoteKey, values: OptionValues): Promise<Outcome> {
  const { size, root } = signed(textOf(join(folder, 'checkpoint')), key)
  const read = (path: string) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : null)
  const faults = await faultsOfLog({ size, root }, async (tile) => read(tilePath(tile)), sha256)
  const doubts = faults.map(
    (fault): Doubt =>
      fault.kind === 'root'
        ? { kind: 'checkpoint', which: String(size) }
        : { kind: 'tile', which: tilePath(fault.tile) },
  )
  for (const tile of tilesOf(size).filter(({ level }) => level === 0)) {
    const path = entriesPath(tile.index, tile.width)
    const [bundle, hashes] = [read(path), read(tilePath(tile))]
    const entries = parseEntries(bundle ?? new Uint8Array())
    if (entries === null || hashes === null || !areLeavesOf(hashes, entries, sha256)) {
      doubts.push({ kind: 'tile', which: path })
    }
  }
  const tileThere: ReadTile = async (tile) => read(tilePath(tile)) ?? new Uint8Array()
  const older = doubts.length === 0 ? await olderDoubts(size, values, key, tileThere) : []
  return outcome(size, [...doubts, ...older], values, `The log in ${folder} is whole: ${size} entries.`)
}

/** Whether a log begins with all that the checkpoint of `--since` speaks of. */
async function olderDoubts(
  size: number,
  { since }: OptionValues,
  key: NoteKey,
  read: ReadTile,
): Promise<readonly Doubt[]> {
  if (typeof since !== 'string') return []
  const older = signed(textOf(since), key)
  if (older.size > size) return [{ kind: 'history', which: String(older.size) }]
  const grown: ReadTile = async (tile) => {
    const now = await read(tileWith(tile.level, tile.index * TILE_WIDTH, size))
    return now.subarray(0, tile.width * HASH_BYTES)
  }
  const root = await overTiles(older.size, grown, sha256, (nodes) => rootOf(older.size, nodes, sha256))
  return isSame(root, older.root) ? [] : [{ kind: 'history', which: String(older.size) }]
}

function signed(checkpoint: string, key: NoteKey): Checkpoint {
  return parseCheckpoint(openNote(checkpoint, key, verifyEd25519, sha256))
}

function outcome(size: number, doubts: readonly Doubt[], { json }: OptionValues, whole: string): Outcome {
  const code = doubts.length === 0 ? 0 : 1
  if (json === true) return { code, output: asJson({ size, doubts }) }
  return { code, output: code === 0 ? `${whole}\n` : doubts.map((doubt) => `${inWords(doubt)}\n`).join('') }
}

function inWords({ kind, which }: Doubt): string {
  return {
    checkpoint: `The checkpoint of ${which} entries is not what the key of the log signs, or not of these tiles.`,
    tile: `${which} was changed: its hashes do not fit those above or below.`,
    entry: `Entry ${which} is not what is kept of it: the event, its receipt or its message was changed.`,
    record: `Record ${which} was changed: its text is not that of its hash, or it is not found under all its names.`,
    names: `Events are found under ${which} names that they do not have: names were added.`,
    message: `Message ${which} was changed: its bytes are not those of its hash.`,
    unlogged: `Message ${which} is not in the log, and does not wait for it.`,
    history: `The log does not begin with the ${which} entries of the earlier checkpoint: it was rewritten or cut.`,
  }[kind]
}
