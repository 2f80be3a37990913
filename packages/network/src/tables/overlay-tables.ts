import type { TableRow } from '@karavan/core'
import { type NetworkTables, TABLES, type TableName, tablesOf } from './tables.js'

/** Lays rows over others: rows of a key that is there take the place of ours, others are added at the end. */
export function overlayTables(base: NetworkTables, over: NetworkTables): NetworkTables {
  return tablesOf((name) => (over[name].length === 0 ? base[name] : overlaid(base[name], over[name], name)))
}

function overlaid(base: readonly TableRow[], over: readonly TableRow[], name: TableName): TableRow[] {
  const keyOf = ({ cells }: TableRow) => keyText(cells, TABLES[name].key)
  const own = new Map<string, TableRow[]>()
  for (const row of over) own.set(keyOf(row), [...(own.get(keyOf(row)) ?? []), row])
  const placed = new Set<string>()
  const kept = base.flatMap((row) => {
    const key = keyOf(row)
    const rows = own.get(key)
    if (rows === undefined) return [row]
    if (placed.has(key)) return []
    placed.add(key)
    return rows
  })
  return [...kept, ...[...own].flatMap(([key, rows]) => (placed.has(key) ? [] : rows))]
}

/** Cells of the given columns as one text. */
export function keyText(cells: Readonly<Record<string, string>>, columns: readonly string[]): string {
  return columns.map((column) => cells[column] ?? '').join('\u0000')
}
