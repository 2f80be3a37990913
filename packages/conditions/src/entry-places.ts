import { StructuredError } from '@karavan/core'
import type { ConditionEntries } from './ports.js'

/**
 * Refuses entries at places that a network does not have: they would bind nothing, and nobody would see it. Stations of
 * loading need not be known.
 * @throws {StructuredError} ENTRY_PLACE_UNKNOWN
 */
export function requirePlaces({ orders, reports, queues }: ConditionEntries, isKnown: (id: string) => boolean): void {
  const named = [...orders.flatMap(({ id, places }) => places.map((place) => ({ id, place }))), ...reports, ...queues]
  const unknown = named.find(({ place }) => !isKnown(place))
  if (unknown === undefined) return
  throw new StructuredError({
    code: 'ENTRY_PLACE_UNKNOWN',
    pointer: unknown.id,
    received: unknown.place,
    expected: 'the id of a place of the network, such as KZ-AKTAU',
    remediation: 'find the id with `karavan places NAME`, or name the folder that adds the place with --network',
  })
}
