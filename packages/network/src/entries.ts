import { type ClosureMonth, type HandlingEntry, readClosureMonth, readHandlingEntry } from './compile/operations.js'
import { Row } from './row.js'
import type { NetworkTables } from './tables/tables.js'

/** Every row of handling.csv, of which the network makes one with seasons for what is done at a place. */
export function handlingEntries({ handling }: NetworkTables): readonly HandlingEntry[] {
  return handling.map((row) => readHandlingEntry(new Row(row)))
}

/** Every row of closures.csv, of which the network makes one process for a place. */
export function closureMonths({ closures }: NetworkTables): readonly ClosureMonth[] {
  return closures.map((row) => readClosureMonth(new Row(row), (one, column) => one.text(column)))
}
