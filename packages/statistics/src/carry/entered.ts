import { StructuredError } from '@karavan/core'
import type { Observation } from '@karavan/model'
import { FIGURE_COLUMNS, figureOf } from './flat.js'

/**
 * Figures of rows that somebody enters. They are named anew, whatever name they bring, so that the same words of the same source
 * are one figure.
 * @param pointer - where the rows stand, for messages
 * @throws {StructuredError} ENTRY_COLUMN_UNKNOWN, FIGURE_ROW_INVALID
 */
export function enteredFigures(
  rows: readonly Readonly<Record<string, string>>[],
  pointer = '/rows',
): readonly Observation[] {
  return rows.map((row, i) => {
    const at = `${pointer}/${i}`
    const unknown = Object.keys(row).find((column) => !(FIGURE_COLUMNS as readonly string[]).includes(column))
    if (unknown !== undefined) {
      throw new StructuredError({
        code: 'ENTRY_COLUMN_UNKNOWN',
        received: unknown,
        expected: FIGURE_COLUMNS.join(', '),
        remediation: 'leave it out, or write it as one of these',
        pointer: `${at}/${unknown.slice(0, 40)}`,
        candidates: FIGURE_COLUMNS,
      })
    }
    return figureOf({ ...row, id: '' }, at)
  })
}
