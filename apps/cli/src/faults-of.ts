import { FaultsError, type StructuredError } from '@karavan/core'

/** Where a file breaks a rule. */
export type FileFault = Pick<StructuredError, 'pointer' | 'received' | 'expected'>

/** Every place at which a file breaks rules, as far as its reader tells them. */
export function faultsOf(error: StructuredError): readonly FileFault[] {
  return error instanceof FaultsError ? error.faults : [error]
}
