import { foldText } from '@karavan/core'
import type { Sheet, SheetRow } from '../spreadsheet/workbook.js'

/** The header of a sheet and what stands below it. */
export interface HeaderBlock {
  /** Text of each column; of a header in two lines both, an upper one that is merged over several columns before each. */
  readonly headers: readonly string[]
  /** Of two, the lower. */
  readonly line: number
  /** Rows above: titles. */
  readonly above: readonly SheetRow[]
  readonly below: readonly SheetRow[]
}

/** In how many rows of a sheet a header is looked for. */
const SEARCHED_ROWS = 50
/** Most characters of a header's line; what is beyond is cut. */
const HEADER_CHARACTERS = 120

/** The header whose columns are known best, of one line where two are no better; null where none of them scores. */
export function findHeader(sheet: Sheet, score: (headers: readonly string[]) => number): HeaderBlock | null {
  let best: HeaderBlock | null = null
  let bestScore = 0
  for (const height of [1, 2]) {
    for (let index = 0; index < Math.min(sheet.rows.length, SEARCHED_ROWS); index += 1) {
      const rows = sheet.rows.slice(index, index + height)
      if (rows.some(({ line }, each) => line !== (rows[0]?.line ?? 0) + each)) continue
      const headers = joined(rows)
      const found = score(headers)
      if (found <= bestScore) continue
      bestScore = found
      best = {
        headers,
        line: rows.at(-1)?.line ?? 0,
        above: sheet.rows.slice(0, index),
        below: sheet.rows.slice(index + height).filter((row) => !isHeaderAgain(row, headers) && !isColumnCount(row)),
      }
    }
  }
  return best
}

/** What two headers have in common that are the same but for case, marks and spaces. */
export function headerKey(header: string): string {
  return foldText(header)
}

function joined(rows: readonly SheetRow[]): readonly string[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, column) => {
    const texts = rows.map(({ cells }) => (cells[column] ?? '').slice(0, HEADER_CHARACTERS))
    return [...new Set(texts)].filter((text) => text !== '').join(' ')
  })
}

/** A header that is printed again on each page. */
function isHeaderAgain({ cells }: SheetRow, headers: readonly string[]): boolean {
  const filled = cells.flatMap((cell, column) => (cell === '' ? [] : [{ cell, header: headers[column] ?? '' }]))
  return filled.length > 1 && filled.every(({ cell, header }) => header.includes(cell))
}

/** The row `1 2 3 4 …` that forms have below their header. */
function isColumnCount({ cells }: SheetRow): boolean {
  const filled = cells.filter((cell) => cell !== '').map(Number)
  const [first = Number.NaN] = filled
  return filled.length > 2 && first <= 2 && filled.every((number, index) => number === first + index)
}
