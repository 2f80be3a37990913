import { type Fault, FaultsError } from '@karavan/core'

/** One thing that is wrong in a consignment; `pointer` is a JSON pointer. */
export type ConsignmentFault = Fault

/** A consignment that cannot be taken: received, expected and pointer are those of the first fault. */
export class ConsignmentInvalidError extends FaultsError<'CONSIGNMENT_INVALID'> {
  /** @param faults - in the order of the fields */
  constructor(faults: readonly [ConsignmentFault, ...ConsignmentFault[]]) {
    const [first] = faults
    super(
      {
        code: 'CONSIGNMENT_INVALID',
        pointer: first.pointer,
        received: first.received,
        expected: first.expected,
        remediation: faults.length === 1 ? 'correct it' : `correct it, and ${faults.length - 1} more`,
      },
      faults,
    )
  }
}
