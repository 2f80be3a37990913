import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StructuredError } from '@karavan/core'
import { entriesPath, keyText, tilePath, tilesOf } from '@karavan/ledger'
import { sha256 } from '@karavan/storage'
import { type Invocation, UsageError } from './options.js'
import type { Outcome } from './plan-command.js'
import { withLog } from './with-log.js'

/**
 * `karavan log export FOLDER`: the whole log as files (C2SP tlog-tiles), to be kept elsewhere or published.
 * @throws {StructuredError} FOLDER_NOT_EMPTY, FOLDER_UNWRITABLE, DATABASE_*
 */
export async function logExport({ operands }: Invocation): Promise<Outcome> {
  const [folder, ...others] = operands
  if (folder === undefined || others.length > 0) throw new UsageError('karavan log export takes one new folder')
  if (existsSync(folder)) {
    throw new StructuredError({
      code: 'FOLDER_NOT_EMPTY',
      received: folder,
      expected: 'a folder that is not there yet',
      remediation: 'name another folder: an earlier copy is worth keeping, since a later log is held against it',
    })
  }
  return withLog(async (ledger) => {
    const head = await ledger.head()
    if (head === null) return { code: 3, output: '', errors: 'Nothing was told yet: the log is empty.\n' }
    const tiles = tilesOf(head.size)
    for (const tile of tiles) {
      write(join(folder, tilePath(tile)), await ledger.tile(tile))
      if (tile.level > 0) continue
      write(join(folder, entriesPath(tile.index, tile.width)), await ledger.bundle(tile.index, tile.width))
    }
    write(join(folder, 'checkpoint'), Buffer.from(head.checkpoint))
    const key = keyText(await ledger.key(), sha256)
    return {
      code: 0,
      output: `Wrote ${head.size} entries in ${tiles.length} tiles to ${folder}; they are signed with\n${key}\n`,
    }
  })
}

function write(file: string, bytes: Uint8Array | null): void {
  if (bytes === null) {
    throw new StructuredError({
      code: 'LOG_BROKEN',
      received: `no ${file}`,
      expected: 'all tiles of the log',
      remediation: 'see with karavan log verify what was changed',
    })
  }
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  } catch (error) {
    throw new StructuredError({
      code: 'FOLDER_UNWRITABLE',
      received: file,
      expected: 'a folder that can be written',
      remediation: error instanceof Error ? error.message : String(error),
      cause: error,
    })
  }
}
