import { type ErrorDetails, StructuredError } from '@karavan/core'

type OverlayCode = 'OVERLAY_MALFORMED' | 'OVERLAY_TABLE_UNKNOWN' | 'OVERLAY_COLUMN_UNKNOWN' | 'OVERLAY_CELL_INVALID'

/** A fault of the asker's own rows. @param path - to what is wrong below `overlay`: `[0, 'cells', 'source']` */
export function overlayFault(
  code: OverlayCode,
  path: readonly (string | number)[],
  details: Omit<ErrorDetails, 'code' | 'pointer'>,
): StructuredError<OverlayCode> {
  const parts = path.map((part) => String(part).slice(0, 40).replaceAll('~', '~0').replaceAll('/', '~1'))
  return new StructuredError({ code, pointer: ['/overlay', ...parts].join('/'), ...details })
}

/** A cell that cannot be used, in the words that a row of a table is refused with. @param row - its number, from 0 */
export function cellFault(row: number, column: string, received: string, expected: string): StructuredError {
  return overlayFault('OVERLAY_CELL_INVALID', [row, 'cells', column], {
    received,
    expected: `${column}: ${expected}`,
    remediation: `correct the column ${column} of this row`,
  })
}
