import { StructuredError } from '@karavan/core'

/** A spreadsheet as texts, whatever file it came in. */
export interface Workbook {
  readonly sheets: readonly Sheet[]
  /** Days count from 1904-01-01, not from 1899-12-30; matters for dates that stand as numbers. */
  readonly from1904: boolean
}

export interface Sheet {
  /** Empty for a text file. */
  readonly name: string
  /** In the order of the file; empty rows may be left out. */
  readonly rows: readonly SheetRow[]
}

export interface SheetRow {
  /** Counted from 1: the row of the sheet, or the line of the text file on which the row starts. */
  readonly line: number
  /**
   * What a person sees in each column, trimmed; empty for none. A merged cell stands in each that it covers, a date is
   * `2026-11-20 14:05:00`, a time of day `14:05:00`.
   */
  readonly cells: readonly string[]
}

/** The codes of errors in files of spreadsheets. */
export type SpreadsheetErrorCode =
  | 'SPREADSHEET_EMPTY'
  | 'SPREADSHEET_TOO_LARGE'
  | 'SPREADSHEET_UNREADABLE'
  | 'SPREADSHEET_KIND_UNSUPPORTED'

/** The most that is read of one file. */
export const SPREADSHEET_LIMITS = {
  bytes: 32 * 1024 * 1024,
  /** Bytes of a file of XLSX once its parts are inflated. */
  inflated: 128 * 1024 * 1024,
  /** Parts of a file of XLSX. */
  parts: 1000,
  rows: 100_000,
  columns: 500,
  cells: 2_000_000,
  /** Characters of one cell, as Excel has it. */
  characters: 32_767,
} as const

/** A file that passes a limit. */
export function tooLarge(
  what: keyof typeof SPREADSHEET_LIMITS,
  received: string,
): StructuredError<SpreadsheetErrorCode> {
  return new StructuredError({
    code: 'SPREADSHEET_TOO_LARGE',
    received,
    expected: `at most ${SPREADSHEET_LIMITS[what]} ${what}`,
    remediation: 'send the report in several files, and without empty rows and columns',
  })
}

/** A file in which nothing stands. */
export function empty(received: string): StructuredError<SpreadsheetErrorCode> {
  return new StructuredError({
    code: 'SPREADSHEET_EMPTY',
    received,
    expected: 'a message or a table',
    remediation: 'look whether the report was saved or downloaded whole',
  })
}

/** A file that is broken. */
export function unreadable(received: string, expected: string, cause?: unknown): StructuredError<SpreadsheetErrorCode> {
  return new StructuredError({
    code: 'SPREADSHEET_UNREADABLE',
    received,
    expected,
    remediation: 'open the file in a spreadsheet program and save it as XLSX again',
    ...(cause === undefined ? {} : { cause }),
  })
}

/** A kind of file that is known and not read. */
export function unsupported(received: string, before = ''): StructuredError<SpreadsheetErrorCode> {
  return new StructuredError({
    code: 'SPREADSHEET_KIND_UNSUPPORTED',
    received,
    expected: 'XLSX, or text with separated columns (CSV)',
    remediation: `open it in a spreadsheet program, ${before}save it as "Excel workbook (*.xlsx)", and send that`,
  })
}

/** Counts the cells of a file against the limits. */
export class CellCount {
  #cells = 0

  /** @throws {StructuredError} SPREADSHEET_TOO_LARGE */
  add(line: number, cells: readonly string[]): void {
    this.#cells += cells.length
    if (line > SPREADSHEET_LIMITS.rows) throw tooLarge('rows', `row ${line}`)
    if (cells.length > SPREADSHEET_LIMITS.columns) throw tooLarge('columns', `${cells.length} columns in row ${line}`)
    if (this.#cells > SPREADSHEET_LIMITS.cells) throw tooLarge('cells', `more, up to row ${line}`)
    const long = cells.find((cell) => cell.length > SPREADSHEET_LIMITS.characters)
    if (long !== undefined) throw tooLarge('characters', `${long.length} characters in a cell of row ${line}`)
  }
}
