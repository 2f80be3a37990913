import Papa from 'papaparse'
import { StructuredError, shown } from './errors.js'

/** One row of a table of text, with the place it stands at. */
export interface TableRow {
  readonly file: string
  /** Line of the file on which the row starts; the header is line 1. */
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/** What a table must hold. */
export interface TableSpec {
  readonly file: string
  /** Columns that must be in the header; others are kept. */
  readonly columns: readonly string[]
  /** Most characters accepted. */
  readonly limit?: number
  /** Most rows accepted, empty lines among them; no more of them is read than tells that they are too many. */
  readonly most?: number
}

const DEFAULT_LIMIT = 64 * 1024 * 1024
/** Lines that are read beside the most rows: the header, what follows the last line end, and one more. */
const BESIDE_ROWS = 3

/**
 * Reads comma-separated values with a header (RFC 4180). Line ends of any kind are read, and given as LF inside cells.
 * @throws {StructuredError} TABLE_TOO_LARGE, TABLE_BROKEN, TABLE_COLUMN_MISSING, TABLE_ROW_WIDTH; each names file:line
 */
export function readTable(text: string, spec: TableSpec): TableRow[] {
  const limit = spec.limit ?? DEFAULT_LIMIT
  if (text.length > limit) {
    throw new StructuredError({
      code: 'TABLE_TOO_LARGE',
      pointer: spec.file,
      received: `${text.length} characters`,
      expected: `at most ${limit}`,
    })
  }
  const { most = Number.POSITIVE_INFINITY } = spec
  const { data, errors, meta } = Papa.parse<string[]>(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), {
    delimiter: ',',
    newline: '\n',
    ...(Number.isFinite(most) ? { preview: most + BESIDE_ROWS } : {}),
  })
  if (meta.truncated || rowCount(data) > most) {
    throw new StructuredError({
      code: 'TABLE_TOO_LARGE',
      pointer: spec.file,
      received: `more than ${most} rows`,
      expected: `at most ${most}`,
      remediation: 'split it',
    })
  }
  const lines = lineNumbers(data)
  const broken = errors[0]
  if (broken !== undefined) {
    throw new StructuredError({
      code: 'TABLE_BROKEN',
      pointer: `${spec.file}:${lines[broken.row ?? 0] ?? 1}`,
      received: broken.message,
      expected: 'comma-separated values after RFC 4180',
      remediation: 'close the quotes, and double each quote inside a quoted cell',
    })
  }
  const header = (data[0] ?? []).map((name) => name.trim())
  const twice = header.find((name, c) => header.indexOf(name) !== c)
  if (twice !== undefined) {
    throw new StructuredError({
      code: 'TABLE_BROKEN',
      pointer: `${spec.file}:1`,
      received: `the column ${shown(twice)} twice`,
      expected: 'each column once',
      remediation: 'rename or remove one of the columns',
    })
  }
  const missing = spec.columns.filter((column) => !header.includes(column))
  if (missing.length > 0) {
    throw new StructuredError({
      code: 'TABLE_COLUMN_MISSING',
      pointer: `${spec.file}:1`,
      received: header.join(','),
      expected: `the columns ${missing.join(', ')}`,
      remediation: 'add the columns to the header line',
    })
  }
  const rows: TableRow[] = []
  for (let i = 1; i < data.length; i++) {
    const values = data[i] ?? []
    if (values.length === 1 && values[0] === '') continue
    const line = lines[i] ?? 0
    if (values.length !== header.length) {
      throw new StructuredError({
        code: 'TABLE_ROW_WIDTH',
        pointer: `${spec.file}:${line}`,
        received: `${values.length} cells, the first ${shown(values[0] ?? '')}`,
        expected: `${header.length} cells as in the header`,
        remediation: 'put cells that hold commas into double quotes',
      })
    }
    rows.push({
      file: spec.file,
      line,
      cells: Object.fromEntries(header.map((name, c) => [name, (values[c] ?? '').trim()])),
    })
  }
  return rows
}

/**
 * Writes comma-separated values with a header (RFC 4180, lines parted by LF), as {@link readTable} reads them.
 * @param columns - in the order of the header; a row without one has an empty cell
 */
export function writeTable(columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string {
  const lines = [columns, ...rows.map((cells) => columns.map((column) => cells[column] ?? ''))]
  return `${lines.map((cells) => cells.map(quoted).join(',')).join('\n')}\n`
}

function rowCount(data: readonly (readonly string[])[]): number {
  const last = data.at(-1)
  return data.length - 1 - (last?.length === 1 && last[0] === '' ? 1 : 0)
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function lineNumbers(data: readonly (readonly string[])[]): number[] {
  const lines: number[] = []
  let line = 1
  for (const values of data) {
    lines.push(line)
    line += 1
    for (const value of values) for (const character of value) if (character === '\n') line += 1
  }
  return lines
}
