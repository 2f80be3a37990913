import type { TableRow } from '@karavan/core'
import { EQUIPMENT_KINDS, type EquipmentKind } from '@karavan/model'
import { Row } from '../row.js'

/** The id of a location in a column, which must be one of locations.csv; a fault of the row where it is not. */
export type Known = (row: Row, column: string, id?: string) => string

/** Rows with the same cell in a column, in order. */
export function groupBy(rows: readonly TableRow[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const table of rows) {
    const key = table.cells[column] ?? ''
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [new Row(table)])
    else group.push(new Row(table))
  }
  return groups
}

/** Equipment that a row is for; empty where it is for all. */
export function equipmentOf(row: Row): EquipmentKind[] {
  return row.list('equipment').flatMap((word) => {
    if (word === '*') return []
    const found = EQUIPMENT_KINDS.find((kind) => kind === word)
    if (found === undefined) throw row.fault('equipment', word, `kinds of ${EQUIPMENT_KINDS.join(' ')}, or *`)
    return [found]
  })
}
