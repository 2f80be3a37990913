import { FaultsError, StructuredError } from '@karavan/core'
import type { DocumentFault } from '../json/shape.js'

/** The codes of errors in EPCIS. */
export type EpcisErrorCode =
  | 'EPCIS_TOO_LARGE'
  | 'EPCIS_MALFORMED'
  | 'EPCIS_INVALID'
  | 'EPCIS_UNWRITABLE'
  | 'QUERY_PARAMETER_UNKNOWN'
  | 'QUERY_PARAMETER_INVALID'

/** A document that breaks rules of EPCIS: its code, received, expected and pointer are those of the first fault. */
export class EpcisInvalidError extends FaultsError<EpcisErrorCode> {
  /** @param faults - in the order of the document, at most 100 */
  constructor(faults: readonly [DocumentFault, ...DocumentFault[]]) {
    const [first] = faults
    super(
      {
        code: 'EPCIS_INVALID',
        pointer: first.pointer,
        received: first.received,
        expected: first.expected,
        remediation: faults.length === 1 ? 'correct it' : `correct it, and ${faults.length - 1} more`,
      },
      faults,
    )
  }
}

/** A text that is not JSON, or not XML; `pointer` is its line and column. */
export function malformed(pointer: string, received: unknown, expected: string): StructuredError<EpcisErrorCode> {
  return new StructuredError({ code: 'EPCIS_MALFORMED', pointer, received, expected })
}
