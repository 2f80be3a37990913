import type { StructuredError, TableRow, TimeGrid } from '@karavan/core'
import { type OverlayRow, OWN_ROWS } from '@karavan/model'
import { CORRIDOR_GRID, compileNetwork, newestDate } from '../compile.js'
import type { Network } from '../network.js'
import { RowFault } from '../row.js'
import { keyText, overlayTables } from '../tables/overlay-tables.js'
import {
  fileOf,
  type NetworkTables,
  TABLE_NAMES,
  TABLES,
  type TableName,
  tablesOf,
  tableText,
} from '../tables/tables.js'
import { expectedInstead, namesIn } from './check-cell.js'
import { cellFault, overlayFault } from './overlay-fault.js'
import { rowKey } from './read-overlay.js'

/** Columns that say what a row rests on: those of ours do not speak for a row of the asker's. */
const RESTS_ON = ['source', 'source_date', 'basis', 'note', 'evidence']

/**
 * The asker's rows as the tables of a folder that is laid over the network: each cell that was left out is filled in from
 * our row, and the note says so. Where rows are replaced together, as the calls of a service, the others of ours are in it.
 * @param rows - as `readOverlay` gives them
 * @throws {StructuredError} OVERLAY_CELL_INVALID, with a JSON pointer to the row and cell
 */
function ownTables(base: NetworkTables, rows: readonly OverlayRow[]): NetworkTables {
  const own = tablesOf((name) =>
    rows.flatMap((row, i) => (row.table === fileOf(name) ? [completed(base[name], name, row, i)] : [])),
  )
  const names = namesIn(overlayTables(base, own))
  for (const name of TABLE_NAMES) {
    for (const { line, cells } of own[name]) {
      for (const column of TABLES[name].columns) {
        const text = cells[column.name] ?? ''
        const expected = expectedInstead(column, text, names)
        if (expected !== null) throw cellFault(line - 1, column.name, text, expected)
      }
    }
  }
  return tablesOf((name) => (TABLES[name].row === undefined ? own[name] : together(base[name], own[name], name)))
}

/** The network with the asker's rows laid over it; it is as of the date that it has without them. @throws {StructuredError} OVERLAY_CELL_INVALID */
export function compileOverlay(
  base: NetworkTables,
  rows: readonly OverlayRow[],
  grid: TimeGrid = CORRIDOR_GRID,
): Network {
  try {
    const network = compileNetwork(overlayTables(base, ownTables(base, rows)), grid)
    return { ...network, dataAsOf: newestDate(base), ownValues: rows.length }
  } catch (error) {
    throw error instanceof RowFault ? toldOfOwnRow(error) : error
  }
}

/** The asker's rows as the files of a folder for `--network DIR`. @throws {StructuredError} OVERLAY_CELL_INVALID */
export function overlayAsTables(base: NetworkTables, rows: readonly OverlayRow[]): Map<string, string> {
  const own = ownTables(base, rows)
  const filled = TABLE_NAMES.filter((name) => own[name].length > 0)
  return new Map(filled.map((name) => [fileOf(name), tableText(name, own[name])]))
}

function completed(base: readonly TableRow[], name: TableName, { cells }: OverlayRow, i: number): TableRow {
  const key = keyText(cells, rowKey(name))
  const ours = base.find((row) => keyText(row.cells, rowKey(name)) === key)
  const whole: Record<string, string> = {}
  let isFilledIn = false
  for (const { name: column } of TABLES[name].columns) {
    const before = RESTS_ON.includes(column) ? '' : (ours?.cells[column] ?? '')
    whole[column] = cells[column] ?? before
    isFilledIn ||= cells[column] === undefined && before !== ''
  }
  if (ours !== undefined && isFilledIn) {
    const given = Object.keys(cells).filter((column) => !RESTS_ON.includes(column) && !rowKey(name).includes(column))
    const said = `${given.join(', ')} given, the rest as in ${ours.file}:${ours.line} (${ours.cells['basis'] ?? ''})`
    whole['note'] = [cells['note'] ?? '', said].filter((part) => part !== '').join('; ')
  }
  return { file: OWN_ROWS, line: i + 1, cells: whole }
}

/** Own rows among ours of the same key, in place of those that they better. */
function together(base: readonly TableRow[], own: readonly TableRow[], name: TableName): readonly TableRow[] {
  const { key, row = key } = TABLES[name]
  const touched = new Set(own.map(({ cells }) => keyText(cells, key)))
  const better = new Map(own.map((one) => [keyText(one.cells, row), one]))
  const ours = base.filter(({ cells }) => touched.has(keyText(cells, key)))
  const known = new Set(ours.map(({ cells }) => keyText(cells, row)))
  return [
    ...ours.map((one) => better.get(keyText(one.cells, row)) ?? one),
    ...own.filter(({ cells }) => !known.has(keyText(cells, row))),
  ]
}

/** The fault of the compiler, told where the asker can put it right. */
function toldOfOwnRow({ pointer = '', column, received, expected = '' }: RowFault): StructuredError {
  const line = new RegExp(`^${OWN_ROWS}:(\\d+)$`).exec(pointer)?.[1]
  const path = line === undefined ? [] : [Number(line) - 1, 'cells', column]
  return overlayFault('OVERLAY_CELL_INVALID', path, {
    received,
    expected: line === undefined ? `${expected} (${pointer}, beside your rows)` : expected,
    remediation: line === undefined ? 'lay that row over too' : `correct the column ${column} of this row`,
  })
}
