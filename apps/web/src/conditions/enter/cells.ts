import type { Cells, EntriesBody } from '@karavan/api'
import { sentenceCell, sentencesIn } from '@karavan/core'
import type { Words } from '../../words/words.js'

/** What can be entered. */
export type EntryKind = EntriesBody['kind']

/** Columns that hold a number in plain decimal notation. */
export const NUMBERS: ReadonlySet<string> = new Set(['quota_value', 'waiting', 'handled_per_day'])

/** Columns that hold a date as far as it is known. */
export const DATES: ReadonlySet<string> = new Set(['issued_on', 'from', 'to', 'source_date', 'date'])
/** Columns that hold such a date, or a minute. */
export const MOMENTS: ReadonlySet<string> = new Set(['since', 'until', 'expected_until', 'said'])

/** Columns that hold sentences. */
const SENTENCES: ReadonlySet<string> = new Set(['exceptions', 'consignors', 'consignees'])

/** What a cell lists, parted by blanks. */
export function listIn(cell: string): readonly string[] {
  return cell.split(/\s+/).filter(Boolean)
}

/** The cell with one more of a list; one that is there already stays where it is. */
export function withListed(cell: string, item: string): string {
  return [...new Set([...listIn(cell), item])].join(' ')
}

export function withoutListed(cell: string, item: string): string {
  return listIn(cell)
    .filter((one) => one !== item)
    .join(' ')
}

/** How cells are read: numbers by the marks of the reader's language, dates and times as people write them. */
export interface CellReader extends Pick<Words, 'readNumber'> {
  /** A date or time as a cell has it; null where it is neither. */
  readonly readTime: (text: string) => string | null
}

/** What was typed, as the server takes it; what cannot be read stays as it is, and empty cells are left out. */
export function readCells(cells: Cells, { readNumber, readTime }: CellReader): Cells {
  const read = (column: string, cell: string): string => {
    if (SENTENCES.has(column)) return sentenceCell(sentencesIn(cell))
    if (NUMBERS.has(column)) return String(readNumber(cell)?.value ?? cell.trim())
    return (isTime(column) ? readTime(cell) : null) ?? cell.trim()
  }
  const all = Object.entries(cells).map(([column, cell]) => [column, read(column, cell)] as const)
  return Object.fromEntries(all.filter(([, cell]) => cell !== ''))
}

function isTime(column: string): boolean {
  return DATES.has(column) || MOMENTS.has(column)
}
