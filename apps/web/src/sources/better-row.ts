import type { TableAnswer, TableColumn } from '@karavan/api'
import { isPartialDate, readDecimal } from '@karavan/core'
import { BASES, type Basis, type OverlayRow } from '@karavan/model'
import type { Words } from '../words/words.js'

/** Columns that say what a row rests on; they are asked for apart. */
export const ORIGIN_COLUMNS: ReadonlySet<string> = new Set(['source', 'source_date', 'basis', 'note', 'evidence'])

/** What is entered for a row: cells by column, and on what they rest. */
export interface BetterRow {
  readonly cells: Readonly<Record<string, string>>
  readonly source: string
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string
  readonly basis: Basis
}

/** What is wrong with a row as entered; null where it can be sent. */
export type RowFault = CellFault | 'nothing' | 'source' | 'sourceDate'

export const OWN_BASES: readonly Basis[] = BASES

/** Columns of a row in which a better value may stand, numbers first. */
export function editableColumns({ columns }: TableAnswer): readonly TableColumn[] {
  const open = columns.filter(({ name, editable }) => editable && !ORIGIN_COLUMNS.has(name))
  return [...open.filter(({ kind }) => kind === 'number'), ...open.filter(({ kind }) => kind !== 'number')]
}

/** Columns that single out a row. */
export function keyColumns({ columns }: TableAnswer): readonly string[] {
  return columns.filter(({ isKey }) => isKey).map(({ name }) => name)
}

/** The cells of what was entered that differ from ours, numbers in plain decimal notation where they can be read. */
function changed(
  table: TableAnswer,
  ours: Readonly<Record<string, string>>,
  entered: Readonly<Record<string, string>>,
  { readNumber }: Pick<Words, 'readNumber'>,
): Record<string, string> {
  const cells: Record<string, string> = {}
  for (const { name, kind } of editableColumns(table)) {
    const given = entered[name]?.trim()
    const number = kind === 'number' && given !== undefined ? readNumber(given) : null
    const text = number === null ? given : String(number.value)
    if (given !== (ours[name] ?? '') && text !== undefined && text !== (ours[name] ?? '')) cells[name] = text
  }
  return cells
}

/** What is wrong with a cell as entered. */
export type CellFault = 'number' | 'required' | 'date' | 'order'

/** Columns of the times of a row, which may not fall from one to the next. */
const HOURS = ['hours_min', 'hours_p10', 'hours_p50', 'hours_p90', 'hours_max']

/**
 * What is wrong with the cells that were entered otherwise than ours, by column: the rules of the tables that can be told
 * without the other rows. Times that fall are told at the first of the entered ones that is part of it.
 */
export function cellFaults(
  table: TableAnswer,
  ours: Readonly<Record<string, string>>,
  entered: Readonly<Record<string, string>>,
  words: Pick<Words, 'readNumber'>,
): ReadonlyMap<string, CellFault> {
  const own = changed(table, ours, entered, words)
  const faults = new Map<string, CellFault>()
  for (const { name, kind, required } of table.columns) {
    const text = own[name]
    if (text === undefined) continue
    if (text === '' && required) faults.set(name, 'required')
    else if (text === '') continue
    else if (kind === 'number' && Number.isNaN(readDecimal(text))) faults.set(name, 'number')
    else if (kind === 'date' && !isPartialDate(text)) faults.set(name, 'date')
  }
  const times = HOURS.flatMap((name) => {
    const text = own[name] ?? ours[name] ?? ''
    return text === '' || faults.has(name) ? [] : [{ name, hours: readDecimal(text) }]
  })
  times.forEach(({ name, hours }, i) => {
    const before = times[i - 1]
    if (before === undefined || hours >= before.hours) return
    const told = [name, before.name].find((one) => own[one] !== undefined)
    if (told !== undefined) faults.set(told, 'order')
  })
  return faults
}

/** First thing that is wrong with what was entered, with the column where it is one. */
export function faultOf(
  table: TableAnswer,
  ours: Readonly<Record<string, string>>,
  { cells, source, date }: BetterRow,
  words: Pick<Words, 'readNumber'>,
): { readonly fault: RowFault; readonly column?: string } | null {
  const own = changed(table, ours, cells, words)
  if (Object.keys(own).length === 0) return { fault: 'nothing' }
  const [cell] = cellFaults(table, ours, cells, words)
  if (cell !== undefined) return { fault: cell[1], column: cell[0] }
  if (source.trim() === '') return { fault: 'source' }
  return /^[12]\d{3}(-\d\d(-\d\d)?)?$/.test(date.trim()) ? null : { fault: 'sourceDate' }
}

/** What was entered as a row to be laid over ours. */
export function overlayRow(
  table: TableAnswer,
  ours: Readonly<Record<string, string>>,
  { cells, source, date, basis }: BetterRow,
  words: Pick<Words, 'readNumber'>,
): OverlayRow {
  const key = Object.fromEntries(keyColumns(table).map((name) => [name, ours[name] ?? '']))
  return {
    table: table.file,
    cells: { ...key, ...changed(table, ours, cells, words), source: source.trim(), source_date: date.trim(), basis },
  }
}
