import { StructuredError } from '@karavan/core'

/** The codes of errors in EPCIS. */
export type EpcisErrorCode = 'EPCIS_TOO_LARGE' | 'EPCIS_MALFORMED' | 'EPCIS_INVALID' | 'EPCIS_UNWRITABLE'

/** One thing that is wrong in a document. */
export interface EpcisFault {
  /** JSON pointer; in XML the path of elements and the line, `/EPCISDocument/EPCISBody/EventList/ObjectEvent[2]:31`. */
  readonly pointer: string
  readonly received: unknown
  readonly expected: string
}

/** A document that breaks rules of EPCIS: its code, received, expected and pointer are those of the first fault. */
export class EpcisInvalidError extends StructuredError<EpcisErrorCode> {
  /** In the order of the document, at most {@link FAULT_LIMIT}. */
  readonly faults: readonly EpcisFault[]

  constructor(faults: readonly [EpcisFault, ...EpcisFault[]]) {
    const [first] = faults
    super({
      code: 'EPCIS_INVALID',
      pointer: first.pointer,
      received: first.received,
      expected: first.expected,
      remediation: faults.length === 1 ? 'correct it' : `correct it, and ${faults.length - 1} more`,
    })
    this.faults = faults
  }
}

/** Most faults that are told of one document. */
export const FAULT_LIMIT = 100

/** A text that is not JSON, or not XML; `pointer` is its line and column. */
export function malformed(pointer: string, received: unknown, expected: string): StructuredError<EpcisErrorCode> {
  return new StructuredError({ code: 'EPCIS_MALFORMED', pointer, received, expected })
}
