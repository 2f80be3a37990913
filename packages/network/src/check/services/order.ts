import { readDecimal, type TableRow } from '@karavan/core'
import type { NetworkTables, TableName } from '../../tables/tables.js'
import { type CheckResult, type Fault, fault } from '../fault.js'

const HOURS = ['hours_min', 'hours_p10', 'hours_p50', 'hours_p90', 'hours_max']

/** Columns of a table whose values ascend from left to right where they are given. */
const ASCENDING: readonly (readonly [TableName, readonly string[]])[] = [
  ['services', ['per_week_min', 'per_week', 'per_week_max']],
  ['service_calls', HOURS],
  ['observations', ['hours_min', 'hours_typ', 'hours_max']],
  ['handling', HOURS],
  ['closures', ['hours_min', 'hours_p50', 'hours_max']],
  ['rates', ['amount_min', 'amount', 'amount_max']],
  ['emissions', ['value_min', 'value', 'value_max']],
]

/** Values of one quantity ascend from the least to the greatest. */
export function checkOrder(tables: NetworkTables): CheckResult {
  const faults = ASCENDING.flatMap(([table, columns]) => tables[table].flatMap((row) => checkRow(row, columns)))
  return { faults, counts: {} }
}

function checkRow(row: TableRow, columns: readonly string[]): Fault[] {
  const given = columns.filter((column) => (row.cells[column] ?? '') !== '')
  const values = given.map((column) => readDecimal(row.cells[column] ?? ''))
  const said = given.map((column) => `${column} ${row.cells[column]}`).join(', ')
  if (values.some((value) => !(value >= 0))) return [fault(row, said, 'numbers of 0 or more', 'correct the values')]
  if (values.some((value, i) => i > 0 && value < (values[i - 1] ?? 0)))
    return [fault(row, said, 'values that ascend', 'put them in order, or correct the one that is wrong')]
  return []
}
