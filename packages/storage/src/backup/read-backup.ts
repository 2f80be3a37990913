import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { type BackupEnd, type BackupHeader, brokenBackup, parsed, readHeader } from './format.js'
import { linesOf } from './lines.js'

/** A backup that was found whole. */
export interface Backup {
  readonly file: string
  readonly header: BackupHeader
  /**
   * Its rows as JSON, some of one table at a time, in order.
   * @throws {StructuredError} BACKUP_BROKEN at the end, where the file is no longer the one that was read before
   */
  rows(): AsyncGenerator<{ readonly table: string; readonly lines: readonly string[] }>
}

/** Rows handed on at once: at most so many, and characters. */
const [ROWS, CHARACTERS] = [500, 1_000_000]

/**
 * Reads a backup from end to end before anything is made of it.
 * @throws {StructuredError} BACKUP_BROKEN, BACKUP_NEWER, BACKUP_FILE_UNUSABLE
 */
export async function readBackup(named: string): Promise<Backup> {
  const file = resolve(named)
  const { header, sha256 } = await verify(file)
  return { file, header, rows: () => readRows(file, header, sha256) }
}

async function verify(file: string): Promise<{ header: BackupHeader; sha256: string }> {
  const hash = createHash('sha256')
  let header: BackupHeader | undefined
  let last: string | undefined
  let rows = -2
  for await (const line of linesOf(file)) {
    header ??= readHeader(line, file)
    if (last !== undefined) hash.update(`${last}\n`)
    last = line
    rows += 1
  }
  if (header === undefined || last === undefined) throw brokenBackup(file, 'it is empty')
  const sha256 = hash.digest('hex')
  const end = parsed(last) as Partial<BackupEnd> | undefined
  const told = header.tables.reduce((sum, table) => sum + table.rows, 0)
  if (end?.sha256 === undefined) throw brokenBackup(file, 'it is cut: its last line holds no hash')
  if (end.sha256 !== sha256) throw brokenBackup(file, 'its hash is another: it was changed')
  if (end.rows !== rows || told !== rows) throw brokenBackup(file, `it has ${rows} rows and tells of ${told}`)
  return { header, sha256 }
}

async function* readRows(file: string, header: BackupHeader, sha256: string) {
  const hash = createHash('sha256')
  const lines = linesOf(file)
  const next = async () => {
    const { value, done } = await lines.next()
    if (done === true) throw brokenBackup(file, 'it was changed while it was read')
    hash.update(`${value}\n`)
    return value
  }
  try {
    await next()
    for (const { name, rows } of header.tables) {
      let batch: string[] = []
      let characters = 0
      for (let row = 0; row < rows; row += 1) {
        const line = await next()
        batch.push(line)
        characters += line.length
        if (batch.length < ROWS && characters < CHARACTERS && row + 1 < rows) continue
        yield { table: name, lines: batch }
        batch = []
        characters = 0
      }
    }
    if (hash.digest('hex') !== sha256) throw brokenBackup(file, 'it was changed while it was read')
  } finally {
    await lines.return(undefined)
  }
}
