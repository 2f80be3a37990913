import { readDecimal, readTable, StructuredError, type TableRow } from '@karavan/core'

/** The files of a feed by name: `stops.txt` and so on. */
export type GtfsFiles = ReadonlyMap<string, string>

/** Most characters of one file of a feed. */
const FILE_LIMIT = 512 * 1024 * 1024

/** The codes of errors in a feed. */
export type GtfsErrorCode =
  | 'GTFS_FILE_MISSING'
  | 'GTFS_VALUE_INVALID'
  | 'GTFS_VALUE_MISSING'
  | 'GTFS_ID_DOUBLED'
  | 'GTFS_ID_UNKNOWN'
  | 'GTFS_TIME_ORDER'
  | 'GTFS_TIME_MISSING'
  | 'GTFS_TRIP_TOO_SHORT'
  | 'GTFS_FREQUENCY_INEXACT'
  | 'GTFS_CALENDAR_TOO_LONG'
  | 'GTFS_TRANSFER_UNSUPPORTED'

/** An error at a row of a feed. */
export function fault(
  row: TableRow,
  code: GtfsErrorCode,
  received: unknown,
  expected: string,
  remediation?: string,
): StructuredError<GtfsErrorCode> {
  const advice = remediation === undefined ? {} : { remediation }
  return new StructuredError({ code, pointer: `${row.file}:${row.line}`, received, expected, ...advice })
}

/** Rows of a file of the feed; none where an optional file is not there. */
export function rowsOf(files: GtfsFiles, file: string, columns: readonly string[], optional = false): TableRow[] {
  const text = files.get(file)
  if (text !== undefined) return readTable(text, { file, columns, limit: FILE_LIMIT })
  if (optional) return []
  throw new StructuredError({
    code: 'GTFS_FILE_MISSING',
    pointer: file,
    received: [...files.keys()].join(' ') || 'no files',
    expected: `${file}, which GTFS requires`,
    remediation: 'add the file; the files of a feed lie side by side, in no folder',
  })
}

export function cell(row: TableRow, column: string): string {
  return row.cells[column] ?? ''
}

/** A cell that must not be empty. */
export function required(row: TableRow, column: string): string {
  const text = cell(row, column)
  if (text === '') throw fault(row, 'GTFS_VALUE_MISSING', text, `a value for ${column}`)
  return text
}

/** A whole number of a code list or a count. */
export function whole(row: TableRow, column: string, fallback: number, most = Number.MAX_SAFE_INTEGER): number {
  const text = cell(row, column)
  if (text === '') return fallback
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > most) {
    const range = most === Number.MAX_SAFE_INTEGER ? '' : ` up to ${most}`
    throw fault(row, 'GTFS_VALUE_INVALID', text, `${column} as a whole number${range}`)
  }
  return value
}

/** A number between two limits. */
export function decimal(row: TableRow, column: string, least: number, most: number): number {
  const text = required(row, column)
  const value = readDecimal(text)
  if (Number.isNaN(value) || value < least || value > most) {
    throw fault(row, 'GTFS_VALUE_INVALID', text, `${column} as a number from ${least} to ${most}`)
  }
  return value
}

const TIME = /^(\d{1,4}):([0-5]\d):([0-5]\d)$/

/** Seconds after the start of the service day, or null for an empty cell; hours may pass 24. */
export function seconds(row: TableRow, column: string): number | null {
  const text = cell(row, column)
  if (text === '') return null
  const match = TIME.exec(text)
  if (match === null) throw fault(row, 'GTFS_VALUE_INVALID', text, `${column} as H:MM:SS, hours from 0 to past 24`)
  return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3])
}

/** A date as days since 1970-01-01. */
export function day(row: TableRow, column: string): number {
  const text = required(row, column)
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  const at = match === null ? Number.NaN : Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  if (!Number.isFinite(at) || dayText(at / 86_400_000).replaceAll('-', '') !== text) {
    throw fault(row, 'GTFS_VALUE_INVALID', text, `${column} as a date YYYYMMDD that exists`)
  }
  return at / 86_400_000
}

/** `YYYY-MM-DD` of a day since 1970-01-01. */
export function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** Numbers for ids, in the order of the rows. */
export class IdNumbers {
  readonly #numbers = new Map<string, number>()
  readonly #what: string

  /** @param what - name of the id's column, for messages */
  constructor(what: string) {
    this.#what = what
  }

  /** @throws {StructuredError} GTFS_ID_DOUBLED, GTFS_VALUE_MISSING */
  add(row: TableRow): number {
    const id = required(row, this.#what)
    if (this.#numbers.has(id)) throw fault(row, 'GTFS_ID_DOUBLED', id, `each ${this.#what} once in ${row.file}`)
    this.#numbers.set(id, this.#numbers.size)
    return this.#numbers.size - 1
  }

  has(id: string): boolean {
    return this.#numbers.has(id)
  }

  /** @throws {StructuredError} GTFS_ID_UNKNOWN, GTFS_VALUE_MISSING */
  at(row: TableRow, column: string = this.#what): number {
    const id = required(row, column)
    const found = this.#numbers.get(id)
    if (found === undefined) throw fault(row, 'GTFS_ID_UNKNOWN', id, `a ${this.#what} that the feed defines`)
    return found
  }
}
