import type { TableRow } from '@karavan/core'

/** Something wrong in a table, said so that the reader can put it right. */
export interface Fault {
  readonly file: string
  /** Line of the row; the header is line 1. */
  readonly line: number
  readonly found: string
  readonly expected: string
  readonly fix: string
}

/** What a check counted beside its faults: things allowed by an exception, or measured against a limit. */
export interface CheckResult {
  readonly faults: readonly Fault[]
  readonly counts: Readonly<Record<string, number>>
}

export function fault({ file, line }: TableRow, found: string, expected: string, fix: string): Fault {
  return { file, line, found, expected, fix }
}
