import { StructuredError } from '@karavan/core'
import type { CountedTable } from './content.js'

/** First words of every backup. */
export const FORMAT = 'karavan-backup'
export const FORMAT_VERSION = 1

/** First line of a backup. */
export interface BackupHeader {
  readonly format: typeof FORMAT
  readonly formatVersion: number
  /** The last migration that the database had gone through; 0 for none. */
  readonly schema: number
  /** In ISO 8601, UTC. */
  readonly madeAt: string
  /** Version of the PostgreSQL that it was read from. */
  readonly postgresql: string
  /** Its tables in the order of their rows. */
  readonly tables: readonly CountedTable[]
}

/** Last line of a backup. */
export interface BackupEnd {
  /** Lines between the first and the last. */
  readonly rows: number
  /** Of all bytes before this line, in hexadecimal. */
  readonly sha256: string
}

/**
 * The header in the first line of a backup.
 * @throws {StructuredError} BACKUP_BROKEN where it is none, BACKUP_NEWER where its format is not known here
 */
export function readHeader(line: string, file: string): BackupHeader {
  const header = parsed(line) as Partial<BackupHeader> | undefined
  if (header?.format !== FORMAT) throw brokenBackup(file, 'it does not begin like a backup of Karavan')
  const { formatVersion, schema, tables } = header
  if (typeof formatVersion === 'number' && formatVersion > FORMAT_VERSION)
    throw newerBackup(file, `format ${formatVersion}`, `format ${FORMAT_VERSION} or older`)
  const sound =
    formatVersion === FORMAT_VERSION &&
    isCount(schema) &&
    Array.isArray(tables) &&
    tables.every(isTable) &&
    isTold(header)
  if (!sound) throw brokenBackup(file, 'its first line lacks something')
  return header as BackupHeader
}

function isTold({ madeAt, postgresql }: Partial<BackupHeader>): boolean {
  return typeof madeAt === 'string' && typeof postgresql === 'string'
}

function isTable(table: unknown): boolean {
  const { name, rows } = (table ?? {}) as Partial<CountedTable>
  return typeof name === 'string' && isCount(rows)
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

/** What a line of JSON says; undefined where it is none. */
export function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

export function brokenBackup(file: string, why: string, cause?: unknown): StructuredError {
  return new StructuredError({
    code: 'BACKUP_BROKEN',
    received: file,
    expected: 'a whole file that karavan backup has written',
    remediation: `${why}; nothing was changed. Fetch the file again, or take another backup`,
    ...(cause === undefined ? {} : { cause }),
  })
}

export function newerBackup(file: string, received: string, expected: string): StructuredError {
  return new StructuredError({
    code: 'BACKUP_NEWER',
    received: `${file} with ${received}`,
    expected,
    remediation: 'install the version of Karavan that wrote it, or a newer one; nothing was changed',
  })
}

export function fileFault(file: string, cause: unknown): StructuredError {
  return new StructuredError({
    code: 'BACKUP_FILE_UNUSABLE',
    received: file,
    expected: 'a file that can be read, or a folder in which it can be written',
    remediation: cause instanceof Error ? cause.message : String(cause),
    cause,
  })
}
