import { StructuredError } from '@karavan/core'

/** The codes of errors in answers of DCSA Track and Trace. */
export type DcsaErrorCode = 'DCSA_TOO_LARGE' | 'DCSA_MALFORMED' | 'DCSA_INVALID'

/** What is odd in an event and was taken all the same. */
export type DcsaRemark =
  | 'checkDigitWrong'
  | 'identifierMalformed'
  /** A code of what happened that version 2.2 does not have; the event has no business step. */
  | 'codeUnknown'
  /** An actual event of a time that had not come when it was received. */
  | 'inFuture'

/** A text that is not JSON; `pointer` is its line and column. */
export function malformed(pointer: string, received: unknown, expected: string): StructuredError<DcsaErrorCode> {
  return new StructuredError({ code: 'DCSA_MALFORMED', pointer, received, expected })
}
