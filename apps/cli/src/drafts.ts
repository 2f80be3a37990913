import { basename } from 'node:path'
import { entriesIn, entriesOf } from '@karavan/conditions'
import { StructuredError } from '@karavan/core'
import type { Order } from '@karavan/model'
import { textOf } from './text-of.js'

/**
 * Orders that nobody entered: of a table, or of a JSON list of its rows as the server takes them.
 * @throws {StructuredError} DRAFTS_UNREADABLE, TABLE_*, ORDER_*, ENTRY_*, FILE_UNREADABLE
 */
export function draftsIn(file: string): readonly Order[] {
  const text = textOf(file)
  if (!/^\s*[[{]/.test(text)) {
    const { orders, reports, queues } = entriesIn(text, basename(file))
    if (reports.length + queues.length === 0) return orders
    throw unreadable(file, 'a table of reports or counts')
  }
  const rows = rowsOf(text)
  if (rows === null) throw unreadable(file, text)
  return entriesOf('orders', rows).orders
}

/** Rows of texts by column: a list of them, or one alone; null where a JSON is none. */
function rowsOf(text: string): readonly Readonly<Record<string, string>>[] | null {
  try {
    const told: unknown = JSON.parse(text)
    const rows: readonly unknown[] = Array.isArray(told) ? told : [told]
    return rows.map((row) => {
      if (typeof row !== 'object' || row === null) throw new TypeError('no row')
      return Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, String(cell)]))
    })
  } catch {
    return null
  }
}

function unreadable(file: string, received: string): StructuredError {
  return new StructuredError({
    code: 'DRAFTS_UNREADABLE',
    pointer: file,
    received,
    expected: 'orders: a table with the columns of orders.csv, or a JSON list of such rows',
    remediation: 'see docs/conditions.md; karavan conditions read FILE --csv makes a row of a text',
  })
}
