import { EntriesInvalidError } from '@karavan/conditions'
import type { StructuredError } from '@karavan/core'
import { EpcisInvalidError } from '@karavan/exchange'
import { ConsignmentInvalidError } from '@karavan/model'
import { refusedRows } from '@karavan/statistics'

/** Where a file breaks a rule. */
export type FileFault = Pick<StructuredError, 'pointer' | 'received' | 'expected'>

/** Every place at which a file breaks rules, as far as its reader tells them. */
export function faultsOf(error: StructuredError): readonly FileFault[] {
  if (error instanceof EpcisInvalidError || error instanceof ConsignmentInvalidError) return error.faults
  if (error instanceof EntriesInvalidError) return error.faults
  return refusedRows(error)
}
