import { StructuredError } from '@karavan/core'
import type { LocationId } from '@karavan/model'
import { registerOf } from '../snapshot.js'
import { overlaidConditions } from './overlaid.js'
import type { ConditionEntries, EntryKind } from './ports.js'

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

/**
 * Refuses to withdraw an entry without which others cannot stand.
 * @param under - what comes with the project: where the entry took the place of some of it, that is back
 * @throws {StructuredError} as `tieChains`
 */
export function admitWithdrawal(kind: EntryKind, id: string, known: ConditionEntries, under: ConditionEntries): void {
  if (kind !== 'orders') return
  const left = known.orders.filter((order) => order.id !== id)
  registerOf([...left, ...under.orders.filter((order) => order.id === id)])
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
