import { StructuredError } from '@karavan/core'
import type { LocationId } from '@karavan/model'
import { registerOf } from '../snapshot.js'
import { overlaidConditions } from './overlaid.js'
import type { ConditionEntries } from './ports.js'

/**
 * What is known once entries are added to what was known; refuses those that cannot stand beside it.
 * @param isPlace - whether the network has a place
 * @throws {StructuredError} ENTRY_PLACE_UNKNOWN, and those of `tieChains`
 */
export function admit(
  known: ConditionEntries,
  added: ConditionEntries,
  isPlace: (id: LocationId) => boolean,
): ConditionEntries {
  for (const [entry, place] of placesOf(added)) if (!isPlace(place)) throw unknownPlace(entry, place)
  const all = overlaidConditions(known, added)
  registerOf(all.orders)
  return all
}

function* placesOf({
  orders,
  reports,
  queues,
}: ConditionEntries): Iterable<readonly [entry: string, place: LocationId]> {
  for (const { id, places, clauses, ...scope } of orders) {
    const loading = [scope, ...clauses.map((clause) => clause.scope)].flatMap(({ originPlaces }) => originPlaces ?? [])
    for (const place of [...places, ...loading]) yield [id, place]
  }
  for (const { id, place } of [...reports, ...queues]) yield [id, place]
}

function unknownPlace(entry: string, place: LocationId): StructuredError {
  return new StructuredError({
    code: 'ENTRY_PLACE_UNKNOWN',
    received: place,
    expected: `ids of places in ${entry}, such as KZ-KURYK`,
    remediation:
      'look the place up (karavan places NAME); one that the network lacks is named in the text, or added to the network',
  })
}
