import { StructuredError } from '@karavan/core'

/** That something of the standard is not there yet. @param remediation - what to do in its place */
export function notYet(received: string, remediation: string): StructuredError {
  return new StructuredError({
    code: 'NOT_IMPLEMENTED',
    received,
    expected: 'what docs/epcis.md lists under "Over HTTP"',
    remediation,
  })
}
