import { type ConditionEntries, readOrders, readQueues, readReports } from '@karavan/conditions'
import { StructuredError } from '@karavan/core'
import type { Storage } from './storage.js'

const NOTHING: ConditionEntries = { orders: [], reports: [], queues: [] }

/** What people entered; nothing, and no database is made or started, where nobody ever did. */
export async function enteredConditions(storage: Storage): Promise<ConditionEntries> {
  const { database } = await storage.status()
  return database === null ? NOTHING : storage.conditions.read()
}

/** Entries laid over others: those of the same id take their place. */
export function overlaidConditions(under: ConditionEntries, over: ConditionEntries): ConditionEntries {
  return {
    orders: overlaid(under.orders, over.orders),
    reports: overlaid(under.reports, over.reports),
    queues: overlaid(under.queues, over.queues),
  }
}

function overlaid<T extends { readonly id: string }>(under: readonly T[], over: readonly T[]): readonly T[] {
  const ids = new Set(over.map(({ id }) => id))
  return [...under.filter(({ id }) => !ids.has(id)), ...over]
}

/**
 * The entries of one table: orders have an `action`, reports a `state`, counts a `unit`.
 * @throws {StructuredError} TABLE_*, ORDER_ROW_INVALID, REPORT_ROW_INVALID, QUEUE_ROW_INVALID
 */
export function entriesIn(text: string, file: string): ConditionEntries {
  const header = (text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '').split(',').map((name) => name.trim())
  if (header.includes('action')) return { ...NOTHING, orders: withoutRows(readOrders(text, file)) }
  if (header.includes('state')) return { ...NOTHING, reports: withoutRows(readReports(text, file)) }
  if (header.includes('unit')) return { ...NOTHING, queues: withoutRows(readQueues(text, file)) }
  throw new StructuredError({
    code: 'TABLE_COLUMN_MISSING',
    pointer: `${file}:1`,
    received: header.join(','),
    expected: 'the columns of orders (with `action`), of reports (with `state`) or of counts (with `unit`)',
    remediation: 'begin with the header of orders.csv, reports.csv or queues.csv of packages/conditions/data',
  })
}

/** The line of a file that was read once says nothing later. */
function withoutRows<T extends { readonly row?: string }>(entries: readonly T[]): readonly T[] {
  return entries.map(({ row: _, ...entry }) => entry as T)
}
