import type { Cells, Problem } from '@karavan/api'
import { isMoment, isPartialDate } from '@karavan/core'
import { DATES, type EntryKind, MOMENTS, NUMBERS } from './cells.js'

/** What is wrong with a field. `refused`: what the server says of it. */
export type EntryFault =
  | { readonly kind: 'needed' | 'date' | 'moment' | 'future' | 'number' | 'either' | 'unchosen' | 'taken' }
  | { readonly kind: 'refused'; readonly problem: Problem }

/** Faults by column. */
export type EntryFaults = ReadonlyMap<string, EntryFault>

const NEEDED: Readonly<Record<EntryKind, readonly string[]>> = {
  orders: ['action', 'effect', 'applies_at', 'issuer', 'title', 'text', 'source', 'basis', 'id'],
  reports: ['place', 'state', 'since', 'by', 'source', 'basis', 'id'],
  queues: ['place', 'date', 'unit', 'by', 'source', 'basis', 'id'],
}

/** Columns that tell when something was signed, published, counted or said: no day to come. */
const PAST: readonly string[] = ['issued_on', 'source_date', 'date', 'said']

/** What can be seen to be wrong with a row before the server is asked. @param today - YYYY-MM-DD */
export function faultsIn(kind: EntryKind, row: Cells, today: string): EntryFaults {
  const faults = new Map<string, EntryFault>()
  const cell = (column: string) => row[column] ?? ''
  for (const column of NEEDED[kind]) if (cell(column) === '') faults.set(column, { kind: 'needed' })
  // The source is who says so, as long as nothing else is said.
  if (faults.has('by')) faults.delete('source')
  for (const column of DATES)
    if (cell(column) !== '' && !isPartialDate(cell(column))) faults.set(column, { kind: 'date' })
  for (const column of MOMENTS)
    if (cell(column) !== '' && !isMoment(cell(column))) faults.set(column, { kind: 'moment' })
  for (const column of PAST) {
    const day = cell(column).slice(0, today.length)
    if (!faults.has(column) && day !== 'undated' && day > today.slice(0, day.length))
      faults.set(column, { kind: 'future' })
  }
  for (const column of NUMBERS)
    if (cell(column) !== '' && !/^\d+(\.\d+)?$/.test(cell(column))) faults.set(column, { kind: 'number' })
  if (kind === 'orders')
    for (const column of ['quota_value', 'quota_unit'])
      if (lacksQuota(row, column)) faults.set(column, { kind: 'needed' })
  if (kind === 'queues' && cell('waiting') === '' && cell('handled_per_day') === '')
    faults.set('waiting', { kind: 'either' })
  return faults
}

/** Half of a quota says nothing, and an order that limits says how much. */
function lacksQuota(row: Cells, column: string): boolean {
  const { quota_value = '', quota_unit = '', effect } = row
  return (row[column] ?? '') === '' && (quota_value !== '' || quota_unit !== '' || effect === 'quota')
}

/** Columns that refusals are about which point at a whole row. */
const COLUMNS: Readonly<Record<string, string>> = {
  ORDER_ID_TWICE: 'id',
  ENTRY_TWICE: 'id',
  ENTRY_CHANGED: 'id',
  ORDER_PARENT_UNKNOWN: 'amends',
  ORDER_CHAIN_CIRCULAR: 'amends',
  ORDER_CHAIN_TOO_LONG: 'amends',
  ORDER_LIFTS_NOTHING: 'amends',
  ORDER_AMENDS_LATER: 'amends',
}

/** The column that a refusal is about; null where it is about none. */
export function columnOf({ pointer, code }: Problem): string | null {
  return /^\/(?:rows|orders)\/\d+\/(\w+)$/.exec(pointer ?? '')?.[1] ?? COLUMNS[code] ?? null
}
