export type CsvCell = string | number | null | undefined

/** Columns by name, each with how its cell is read from a row. */
export type CsvColumns<Row> = Readonly<Record<string, (row: Row) => CsvCell>>

/**
 * A table as CSV after RFC 4180: commas, points in numbers, lines that end in CR LF. It begins with the mark of UTF-8,
 * without which Excel reads other letters than Latin ones as noise; whatever else reads CSV skips it. A text that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 */
export function writeCsv<Row>(columns: CsvColumns<Row>, rows: readonly Row[]): string {
  const readers = Object.values(columns)
  const lines = [Object.keys(columns), ...rows.map((row) => readers.map((read) => read(row)))]
  return `\ufeff${lines.map((cells) => `${cells.map(written).join(',')}\r\n`).join('')}`
}

/** Beginnings that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/

function written(cell: CsvCell): string {
  if (cell === null || cell === undefined) return ''
  const text = typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
