import { StructuredError } from '@karavan/core'
import type { WagonReportErrorCode } from './errors.js'
import type { MappingProposal } from './mapping.js'

/** What a table lacks, and what its headers do say. */
export interface ColumnsMissing {
  readonly received: string
  readonly expected: string
  readonly proposal: MappingProposal
}

/** A table that lacks a needed column, with what its headers do say, so that somebody can say the rest. */
export class ColumnsMissingError extends StructuredError<WagonReportErrorCode> {
  declare readonly received: string
  declare readonly expected: string
  readonly proposal: MappingProposal

  constructor({ received, expected, proposal }: ColumnsMissing) {
    super({
      code: 'WAGON_REPORT_COLUMNS_MISSING',
      received,
      expected,
      remediation: 'say which header is which: a mapping of columns',
    })
    this.proposal = proposal
  }
}
