import { StructuredError } from '@karavan/core'
import type { FastifyRequest } from 'fastify'

/** That there is nothing at an address, or nothing for those who ask. */
export function unknownRoute({ url }: Pick<FastifyRequest, 'url'>): StructuredError {
  return new StructuredError({
    code: 'ROUTE_NOT_FOUND',
    received: url.split('?')[0] ?? '/',
    expected: 'one of the addresses that /docs lists',
    remediation: 'see /docs',
  })
}

/** That there is no such consignment, or none for those who ask. */
export function unknownConsignment(consignmentId: string): StructuredError {
  return new StructuredError({
    code: 'CONSIGNMENT_NOT_FOUND',
    received: consignmentId,
    expected: 'the id of a consignment that you may see, and something that you may do with it',
    remediation: 'check the id, or ask a party of the consignment to name you',
  })
}
