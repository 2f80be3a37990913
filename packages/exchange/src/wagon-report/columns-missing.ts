import { StructuredError } from '@karavan/core'
import type { WagonReportErrorCode } from './errors.js'
import type { MappingProposal } from './mapping.js'

/** A table that lacks a needed column, with what its headers do say, so that somebody can say the rest. */
export class ColumnsMissingError extends StructuredError<WagonReportErrorCode> {
  readonly proposal: MappingProposal

  constructor(received: string, expected: string, proposal: MappingProposal) {
    super({
      code: 'WAGON_REPORT_COLUMNS_MISSING',
      received,
      expected,
      remediation: 'say which header is which: a mapping of columns',
    })
    this.proposal = proposal
  }
}
