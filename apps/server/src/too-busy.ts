import { StructuredError } from '@karavan/core'

/** That too many ask for one thing at once. @param what - in the plural: `questions for indicators` */
export function tooBusy(waiting: number, what: string): StructuredError {
  return new StructuredError({
    code: 'SERVER_BUSY',
    received: `${waiting} ${what} that wait`,
    expected: 'fewer at once',
    remediation: 'ask again in a moment',
    retryable: true,
  })
}
