import { StructuredError } from '@karavan/core'

/** One thing that is wrong in a consignment. */
export interface ConsignmentFault {
  /** JSON pointer. */
  readonly pointer: string
  readonly received: unknown
  readonly expected: string
}

/** A consignment that cannot be taken: received, expected and pointer are those of the first fault. */
export class ConsignmentInvalidError extends StructuredError<'CONSIGNMENT_INVALID'> {
  /** In the order of the fields. */
  readonly faults: readonly ConsignmentFault[]

  constructor(faults: readonly [ConsignmentFault, ...ConsignmentFault[]]) {
    const [first] = faults
    super({
      code: 'CONSIGNMENT_INVALID',
      pointer: first.pointer,
      received: first.received,
      expected: first.expected,
      remediation: faults.length === 1 ? 'correct it' : `correct it, and ${faults.length - 1} more`,
    })
    this.faults = faults
  }
}
