import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { StructuredError } from '@karavan/core'
import type pg from 'pg'
import { appliedMigrations, inTransaction, pendingMigrations } from '../migrations/migrate.js'
import { syncFolder } from '../postgres/cluster.js'
import { checkServer } from '../postgres/named-server.js'
import { type CountedTable, countedTables } from './content.js'
import { type BackupEnd, type BackupHeader, FORMAT, FORMAT_VERSION, fileFault } from './format.js'
import { linesOf } from './lines.js'

/** Rows fetched at once; those of messages, which may be as large as messages are, fewer. */
const ROWS = 1_000
const MESSAGES = 4

export interface BackupSummary {
  readonly file: string
  readonly tables: readonly CountedTable[]
}

/**
 * Writes all rows of the schema, as they are at one moment, into a file that appears only when it is whole. Its owner alone
 * can read it.
 * @param replace - whether it may take the place of an older backup
 * @throws {StructuredError} BACKUP_FILE_EXISTS where another file would be overwritten, BACKUP_FILE_UNUSABLE,
 * DATABASE_SCHEMA_NEWER
 */
export async function writeBackup(client: pg.ClientBase, named: string, replace: boolean): Promise<BackupSummary> {
  const file = resolve(named)
  await refuseOther(file, replace)
  const beside = join(dirname(file), `.${basename(file)}-${randomBytes(6).toString('hex')}`)
  try {
    const header = await inTransaction(
      client,
      async () => {
        const header = await headerOf(client)
        const output = createWriteStream(beside, { mode: 0o600, flags: 'wx', flush: true })
        await pipeline(Readable.from(sealed(header, client)), createGzip(), output)
        return header
      },
      'begin isolation level repeatable read read only',
    )
    renameSync(beside, file)
    syncFolder(dirname(file))
    return { file, tables: header.tables }
  } catch (error) {
    rmSync(beside, { force: true })
    const { syscall } = error as NodeJS.ErrnoException
    throw /^(open|write|rename|fsync|close)$/.test(syscall ?? '') ? fileFault(file, error) : error
  }
}

/** Lets a backup take the place of an older one where that is wanted, and of nothing else. */
async function refuseOther(file: string, replace: boolean): Promise<void> {
  if (!existsSync(file)) return
  const first = await linesOf(file)
    .next()
    .catch(() => undefined)
  const isBackup = String(first?.value ?? '').startsWith(`{"format":"${FORMAT}"`)
  if (isBackup && replace) return
  throw new StructuredError({
    code: 'BACKUP_FILE_EXISTS',
    received: file,
    expected: isBackup ? 'a new file: this one holds a backup' : 'a new file: this one is no backup',
    remediation: isBackup
      ? 'name another file, or let the new backup take its place by --replace'
      : 'name another file, or remove this one yourself',
  })
}

async function headerOf(client: pg.ClientBase): Promise<BackupHeader> {
  const applied = await appliedMigrations(client)
  pendingMigrations(applied)
  return {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    schema: applied.at(-1)?.number ?? 0,
    madeAt: new Date().toISOString(),
    postgresql: await checkServer(client),
    tables: await countedTables(client),
  }
}

/** The text of a backup, closed by its hash. */
async function* sealed(header: BackupHeader, client: pg.ClientBase): AsyncGenerator<string> {
  const hash = createHash('sha256')
  let rows = -1
  for await (const line of unsealed(header, client)) {
    rows += 1
    const text = `${line}\n`
    hash.update(text)
    yield text
  }
  const end: BackupEnd = { rows, sha256: hash.digest('hex') }
  yield `${JSON.stringify(end)}\n`
}

async function* unsealed(header: BackupHeader, client: pg.ClientBase): AsyncGenerator<string> {
  yield JSON.stringify(header)
  for (const { name } of header.tables) {
    await client.query(
      `declare content no scroll cursor for select to_jsonb(t)::text as line from karavan.${client.escapeIdentifier(name)} as t`,
    )
    for (;;) {
      const most = name === 'message' ? MESSAGES : ROWS
      const { rows } = await client.query<{ line: string }>(`fetch ${most} from content`)
      if (rows.length === 0) break
      for (const { line } of rows) yield line
    }
    await client.query('close content')
  }
}
