import { StructuredError } from '@karavan/core'
import type { StandingConsignment } from '@karavan/storage'
import { unknownConsignment } from '../access/not-there.js'
import type { ConsignmentBook } from './book.js'
import type { Tracking } from './tracking.js'

/** A consignment, and where it is kept. */
export interface FoundConsignment {
  readonly book: ConsignmentBook
  readonly standing: StandingConsignment
}

/** @throws {StructuredError} CONSIGNMENT_NOT_FOUND */
export async function foundIn(tracking: Pick<Tracking, 'books'>, consignmentId: string): Promise<FoundConsignment> {
  for (const book of await tracking.books()) {
    const standing = await book.read(consignmentId)
    if (standing !== null) return { book, standing }
  }
  throw unknownConsignment(consignmentId)
}

/** That a sample cannot be changed, and its id not be taken. */
export function sampleKept(consignmentId: string): StructuredError {
  return new StructuredError({
    code: 'CONSIGNMENT_EXISTS',
    received: consignmentId,
    expected: 'a consignment that was entered: this one is a sample, and stays as it is',
    remediation: 'enter one of your own',
  })
}
