import type { Cells, EntriesBody } from '@karavan/api'
import { sentenceCell, sentencesIn } from '@karavan/core'
import type { Words } from '../../words/words.js'

/** What can be entered. */
export type EntryKind = EntriesBody['kind']

/** Columns that hold a number in plain decimal notation. */
const NUMBERS: ReadonlySet<string> = new Set(['quota_value', 'waiting', 'handled_per_day'])

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

/**
 * The row that is entered: what a person or a text said, and in the columns of which neither says anything what we propose.
 * Numbers are read by the marks of the reader's language.
 */
export function rowOf(cells: Cells, proposed: Cells, { readNumber }: Pick<Words, 'readNumber'>): Cells {
  const all = Object.entries({ ...proposed, ...cells }).map(([column, cell]) => {
    if (SENTENCES.has(column)) return [column, sentenceCell(sentencesIn(cell))] as const
    const number = NUMBERS.has(column) ? readNumber(cell) : null
    return [column, number === null ? cell.trim() : String(number.value)] as const
  })
  return Object.fromEntries(all.filter(([, cell]) => cell !== ''))
}
