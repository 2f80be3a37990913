import { StructuredError } from '@karavan/core'

/**
 * That another changed a consignment meanwhile.
 * @param after - the version that was seen; null where none was named
 * @param newest - that it has now, where it is known
 */
export function changedMeanwhile(consignmentId: string, after: number | null, newest?: number): StructuredError {
  return new StructuredError({
    code: 'CONSIGNMENT_CHANGED',
    received: after === null ? consignmentId : `version ${after} of ${consignmentId}`,
    expected: newest === undefined ? 'its newest version' : `version ${newest}, which is its newest`,
    remediation: 'read it again: another changed it meanwhile',
    ...(newest === undefined ? {} : { pointer: '/after' }),
  })
}
