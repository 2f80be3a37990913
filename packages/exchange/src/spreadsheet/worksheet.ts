import { type NumberDisplay, serialToText } from './number-format.js'
import { type CellCount, type SheetRow, SPREADSHEET_LIMITS, tooLarge, unreadable } from './workbook.js'
import { scanXml } from './xml-scan.js'

/** What cells of a sheet refer to. */
interface CellContext {
  readonly strings: readonly string[]
  readonly displays: readonly NumberDisplay[]
  readonly from1904: boolean
  readonly count: CellCount
}

/** Rows and columns of a merged cell, counted from 1 and 0, both ends within. */
interface Merge {
  readonly rows: readonly [number, number]
  readonly columns: readonly [number, number]
}

interface OpenRow {
  readonly line: number
  readonly cells: string[]
}

/**
 * The rows of a worksheet; formulas as the values that they last had.
 * @throws {StructuredError} SPREADSHEET_UNREADABLE, SPREADSHEET_TOO_LARGE
 */
export function readWorksheet(part: string, bytes: Uint8Array, context: CellContext): readonly SheetRow[] {
  const rows: OpenRow[] = []
  const merges: Merge[] = []
  let row: OpenRow | undefined
  let cell: { readonly column: number; readonly type: string; readonly style: number; value: string } | undefined
  let isValue = false
  scanXml(part, bytes, {
    open: (element, attribute) => {
      isValue = element === 'v' || (element === 't' && cell?.type === 'inlineStr')
      if (element === 'row') {
        row = { line: Number(attribute('r') ?? (rows.at(-1)?.line ?? 0) + 1), cells: [] }
        if (!(row.line > (rows.at(-1)?.line ?? 0))) throw unreadable(`${part}: row ${attribute('r')}`, 'rows in order')
        if (row.line > SPREADSHEET_LIMITS.rows) throw tooLarge('rows', `row ${row.line}`)
        rows.push(row)
      } else if (element === 'c' && row !== undefined) {
        const reference = attribute('r')
        const column = reference === undefined ? row.cells.length : columnOf(reference)
        if (!(column < SPREADSHEET_LIMITS.columns)) throw tooLarge('columns', `the cell ${reference}`)
        cell = { column, type: attribute('t') ?? 'n', style: Number(attribute('s') ?? 0), value: '' }
      } else if (element === 'mergeCell') merges.push(...mergeOf(attribute('ref') ?? ''))
    },
    text: (text) => {
      if (!isValue || cell === undefined) return
      cell.value += text
      if (cell.value.length > SPREADSHEET_LIMITS.characters) throw tooLarge('characters', `more in row ${row?.line}`)
    },
    close: (element) => {
      isValue = false
      if (element === 'c' && cell !== undefined && row !== undefined) {
        while (row.cells.length < cell.column) row.cells.push('')
        row.cells[cell.column] = shownValue(cell, context)
        cell = undefined
      } else if (element === 'row' && row !== undefined) {
        context.count.add(row.line, row.cells)
        row = undefined
      }
    },
  })
  spread(rows, merges, context.count)
  return rows.filter(({ cells }) => cells.some((each) => each !== ''))
}

function shownValue(
  { type, style, value }: { readonly type: string; readonly style: number; readonly value: string },
  { strings, displays, from1904 }: CellContext,
): string {
  if (value === '') return ''
  if (type === 's') {
    const text = /^\d+$/.test(value.trim()) ? strings[Number(value)] : undefined
    if (text === undefined) throw unreadable(`shared text ${value}`, `one of ${strings.length}`)
    return text.trim()
  }
  if (type === 'd')
    return value
      .trim()
      .replace('T', ' ')
      .replace(/\.\d+$/, '')
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE'
  if (type !== 'n') return value.trim()
  const number = Number(value)
  if (Number.isNaN(number)) return value.trim()
  const display = displays[style] ?? { kind: 'plain' }
  if (display.kind === 'date') return serialToText(number, from1904) ?? String(number)
  return display.kind === 'padded' ? String(number).padStart(display.width, '0') : String(number)
}

/** Column of a reference such as `AB12`, counted from 0; NaN for none. */
function columnOf(reference: string): number {
  const letters = /^\$?([A-Z]{1,3})\$?\d*$/.exec(reference)?.[1]
  if (letters === undefined) return Number.NaN
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function mergeOf(reference: string): readonly Merge[] {
  const match = /^\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/.exec(reference)
  if (match === null) return []
  const [, left = '', top, right = '', bottom] = match
  return [{ rows: [Number(top), Number(bottom)], columns: [columnOf(left), columnOf(right)] }]
}

/** Puts the text of each merged cell into all that it covers, of the rows that the sheet has. */
function spread(rows: readonly OpenRow[], merges: readonly Merge[], count: CellCount): void {
  const byLine = new Map(rows.map((row) => [row.line, row]))
  for (const {
    rows: [top, bottom],
    columns: [left, right],
  } of merges) {
    const text = byLine.get(top)?.cells[left] ?? ''
    if (text === '') continue
    for (let line = top; line <= Math.min(bottom, rows.at(-1)?.line ?? 0); line += 1) {
      const cells = byLine.get(line)?.cells ?? []
      const last = Math.min(right, SPREADSHEET_LIMITS.columns - 1)
      for (let column = left; column <= last; column += 1) {
        while (cells.length < column) cells.push('')
        cells[column] = text
      }
      count.add(line, cells.slice(left))
    }
  }
}
