import { eachOrFaults, readTable, type TableRow, writeTable } from '@karavan/core'
import type { Observation } from '@karavan/model'
import { FIGURE_COLUMNS, type FigureColumn, type FlatFigure, figureOf, flatFigure } from './flat.js'

/** Columns that a table of figures must have; the others mean that nothing is said where they are left out. */
const NEEDED: readonly FigureColumn[] = ['measure', 'unit', 'value', 'status', 'source']
/** What a spreadsheet would take for a formula, and what marks that it is none. */
const FORMULA = /^[=+@\t\r'-]/
const NUMBER = /^-?\d/

/** Figures as a table that a spreadsheet opens without running any of it. */
export function figuresCsv(figures: readonly Observation[]): string {
  const rows = figures.map((figure) => {
    const flat = flatFigure(figure)
    return Object.fromEntries(FIGURE_COLUMNS.map((column) => [column, guarded(flat[column])]))
  })
  return writeTable(FIGURE_COLUMNS, rows)
}

/**
 * Reads a table that {@link figuresCsv} wrote, or that has its columns in any order.
 * @param file - named in messages
 * @throws {StructuredError} TABLE_*, FIGURE_ROW_INVALID with file:line and column, one fault of each row that is refused
 */
export function readFigures(text: string, file: string): readonly Observation[] {
  return eachOrFaults(readTable(text, { file, columns: NEEDED }), readFigure)
}

function readFigure({ cells, file, line }: TableRow): Observation {
  const flat: Partial<Record<FigureColumn, string>> = {}
  for (const column of FIGURE_COLUMNS) flat[column] = unguarded(cells[column] ?? '')
  return figureOf(flat satisfies Partial<FlatFigure>, `${file}:${line}`)
}

function guarded(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
}

function unguarded(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text
}
