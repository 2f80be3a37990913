import { eachOrFaults, readTable, StructuredError, type TableRow } from '@karavan/core'
import { ORDER_COLUMNS, ordersOf } from '../order/read-orders.js'
import { QUEUE_COLUMNS, queuesOf, REPORT_COLUMNS, reportsOf } from '../places/read-reports.js'
import { ROWS_OF_A_BODY } from '../register-row.js'
import { joinedConditions, NO_ENTRIES } from './overlaid.js'
import { type ConditionEntries, ENTRY_KINDS, type EntryKind } from './ports.js'

interface KindOfEntry {
  readonly columns: readonly string[]
  /** The column that no table of another kind has. */
  readonly mark: string
  readonly entriesOf: (rows: readonly TableRow[]) => Partial<ConditionEntries>
}

const KINDS: Readonly<Record<EntryKind, KindOfEntry>> = {
  orders: { columns: ORDER_COLUMNS, mark: 'action', entriesOf: (rows) => ({ orders: withoutRows(ordersOf(rows)) }) },
  reports: { columns: REPORT_COLUMNS, mark: 'state', entriesOf: (rows) => ({ reports: withoutRows(reportsOf(rows)) }) },
  queues: { columns: QUEUE_COLUMNS, mark: 'unit', entriesOf: (rows) => ({ queues: withoutRows(queuesOf(rows)) }) },
}

/**
 * The entries of one table: orders have an `action`, reports a `state`, counts a `unit`.
 * @param most - greatest number of rows
 * @throws {StructuredError} TABLE_*, BODY_TOO_LARGE, ENTRY_COLUMN_UNKNOWN
 * @throws {FaultsError} ORDER_ROW_INVALID, REPORT_ROW_INVALID, QUEUE_ROW_INVALID, with a fault of each row
 */
export function entriesIn(text: string, file: string, most = Number.POSITIVE_INFINITY): ConditionEntries {
  const rows = readTable(text, { file, columns: [] })
  if (rows.length > most) throw tooMany(rows.length, most)
  const header = (text.replace(/^\uFEFF/, '').split(/[\r\n]/, 1)[0] ?? '').split(',').map((name) => name.trim())
  const kind = ENTRY_KINDS.find((one) => header.includes(KINDS[one].mark))
  if (kind !== undefined) {
    checkColumns(kind, header, `${file}:1`)
    return readRows(kind, rows)
  }
  throw new StructuredError({
    code: 'TABLE_COLUMN_MISSING',
    pointer: `${file}:1`,
    received: header.join(','),
    expected: 'the columns of orders (with `action`), of reports (with `state`) or of counts (with `unit`)',
    remediation: 'begin with the header of orders.csv, reports.csv or queues.csv of packages/conditions/data',
  })
}

/**
 * Entries of one kind, each as the cells of its row by column.
 * @throws {FaultsError} ENTRY_COLUMN_UNKNOWN, ORDER_ROW_INVALID, REPORT_ROW_INVALID, QUEUE_ROW_INVALID, with a fault
 *   of each row; the pointer is `/rows/0/from`
 */
export function entriesOf(kind: EntryKind, rows: readonly Readonly<Record<string, string>>[]): ConditionEntries {
  eachOrFaults([...rows.entries()], ([i, cells]) => checkColumns(kind, Object.keys(cells), `/rows/${i}`))
  return readRows(
    kind,
    rows.map((cells, line) => ({ file: ROWS_OF_A_BODY, line, cells })),
  )
}

function readRows(kind: EntryKind, rows: readonly TableRow[]): ConditionEntries {
  const { entriesOf } = KINDS[kind]
  return joinedConditions(eachOrFaults(rows, (row) => ({ ...NO_ENTRIES, ...entriesOf([row]) })))
}

function tooMany(rows: number, most: number): StructuredError {
  return new StructuredError({
    code: 'BODY_TOO_LARGE',
    received: `${rows} rows`,
    expected: `at most ${most} rows at once`,
    remediation: 'enter them in parts, those that amend others last; karavan conditions add takes any number',
  })
}

function checkColumns(kind: EntryKind, names: readonly string[], pointer: string): void {
  const { columns } = KINDS[kind]
  const unknown = names.find((name) => !columns.includes(name))
  if (unknown === undefined) return
  throw new StructuredError({
    code: 'ENTRY_COLUMN_UNKNOWN',
    pointer,
    received: unknown,
    expected: `columns of ${kind}: ${columns.join(', ')}`,
    remediation: 'correct the name, or leave the column out: nothing that is given may be lost',
  })
}

/** The line of a file that was read once says nothing later. */
function withoutRows<T extends { readonly row?: string }>(entries: readonly T[]): readonly T[] {
  return entries.map(({ row: _, ...entry }) => entry as T)
}
