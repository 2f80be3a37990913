import { eachOrFaults, readTable, StructuredError } from '@karavan/core'
import type { Observation } from '@karavan/model'
import { observationId } from '../identity.js'
import { readFigures } from './csv.js'
import { FIGURE_COLUMNS, figureOf } from './flat.js'

/**
 * Figures of rows that somebody enters. They are named anew, whatever name they bring, so that the same words of the same source
 * are one figure; what one of them supersedes among them follows.
 * @param pointer - where the rows stand, for messages
 * @throws {StructuredError} ENTRY_COLUMN_UNKNOWN, FIGURE_ROW_INVALID, with one fault of each row that is refused
 */
export function enteredFigures(
  rows: readonly Readonly<Record<string, string>>[],
  pointer = '/rows',
): readonly Observation[] {
  const figures = eachOrFaults(rows, (row, i) => {
    refuseUnknown(Object.keys(row), `${pointer}/${i}`)
    return figureOf(row, `${pointer}/${i}`)
  })
  return renamed(figures)
}

/**
 * The same of a table with our columns.
 * @param most - greatest number of rows
 * @throws {StructuredError} TABLE_*, ENTRY_COLUMN_UNKNOWN, FIGURE_ROW_INVALID
 */
export function enteredTable(text: string, file: string, most = Number.POSITIVE_INFINITY): readonly Observation[] {
  const [first] = readTable(text, { file, columns: [], most })
  refuseUnknown(Object.keys(first?.cells ?? {}), file)
  return renamed(readFigures(text, file))
}

function renamed(figures: readonly Observation[]): readonly Observation[] {
  const names = new Map(figures.map((figure) => [figure.id, observationId(figure)]))
  return figures.map((figure) => ({
    ...figure,
    id: observationId(figure),
    supersedes: figure.supersedes === null ? null : (names.get(figure.supersedes) ?? figure.supersedes),
  }))
}

function refuseUnknown(columns: readonly string[], at: string): void {
  const unknown = columns.find((column) => !(FIGURE_COLUMNS as readonly string[]).includes(column))
  if (unknown === undefined) return
  throw new StructuredError({
    code: 'ENTRY_COLUMN_UNKNOWN',
    received: unknown,
    expected: FIGURE_COLUMNS.join(', '),
    remediation: 'leave it out, or write it as one of these',
    pointer: `${at}/${unknown.slice(0, 40)}`,
    candidates: FIGURE_COLUMNS,
  })
}
