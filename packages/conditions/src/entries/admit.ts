import { eachOrFaults, StructuredError } from '@karavan/core'
import type { LocationId, Order } from '@karavan/model'
import { ROWS_OF_A_BODY } from '../register-row.js'
import { registerOf } from '../snapshot.js'
import { overlaidConditions } from './overlaid.js'
import { type ConditionEntries, ENTRY_KINDS, type EntryKind } from './ports.js'

/** Most known ids that are named where entries are said to be new. */
const MOST_TWINS = 5

/**
 * What is known once entries are added to what was known; refuses those that cannot stand beside it.
 * @param isPlace - whether the network has a place
 * @throws {FaultsError} ENTRY_PLACE_UNKNOWN with a fault of each unknown place, its row and column as the pointer, `/rows/0/places`
 * @throws {StructuredError} those of `tieChains`
 */
export function admit(
  known: ConditionEntries,
  added: ConditionEntries,
  isPlace: (id: LocationId) => boolean,
): ConditionEntries {
  eachOrFaults([...placesOf(added)], (named) => {
    if (!isPlace(named.place)) throw unknownPlace(named)
  })
  const all = overlaidConditions(known, added)
  registerOf(all.orders)
  return all
}

/**
 * Refuses to withdraw an entry without which others cannot stand.
 * @param under - what comes with the project: where the entry took the place of some of it, that is back
 * @throws {StructuredError} ORDER_PARENT_UNKNOWN with those that amend it, and as `tieChains`
 */
export function admitWithdrawal(kind: EntryKind, id: string, known: ConditionEntries, under: ConditionEntries): void {
  if (kind !== 'orders') return
  const left = known.orders.filter((order) => order.id !== id)
  const back = under.orders.filter((order) => order.id === id)
  const hanging = back.length > 0 ? [] : hangingOn(id, left)
  if (hanging.length > 0) throw amended(id, hanging)
  registerOf([...left, ...back])
}

/** The orders that amend one, directly or not, each after the one that it amends. */
function hangingOn(id: string, orders: readonly Order[]): readonly Order[] {
  const found: Order[] = []
  const ids = [id]
  for (const parent of ids)
    for (const order of orders) {
      if (order.amends !== parent || ids.includes(order.id)) continue
      ids.push(order.id)
      found.push(order)
    }
  return found
}

function amended(id: string, hanging: readonly Order[]): StructuredError {
  const [first] = hanging
  const named = hanging.map((order) => (order.number === undefined ? order.id : `${order.id} (No. ${order.number})`))
  return new StructuredError({
    code: 'ORDER_PARENT_UNKNOWN',
    received: `${id}, on which ${named.join(', ')} ${hanging.length === 1 ? 'hangs' : 'hang'}`,
    expected: 'an order that no other amends',
    remediation: `withdraw first, in this order: ${hanging
      .map((order) => order.id)
      .reverse()
      .join(', ')}`,
    pointer: first?.id ?? id,
  })
}

/**
 * Refuses entries that are said to be new and whose id is known already.
 * @throws {StructuredError} ENTRY_CHANGED
 */
export function admitNew(known: ConditionEntries, added: ConditionEntries): void {
  for (const kind of ENTRY_KINDS) {
    const ids = new Set(known[kind].map(({ id }) => id))
    const twins = added[kind].filter(({ id }) => ids.has(id)).map(({ id }) => `${kind}/${id}`)
    if (twins.length === 0) continue
    const left = twins.length - MOST_TWINS
    throw new StructuredError({
      code: 'ENTRY_CHANGED',
      received: `${twins.slice(0, MOST_TWINS).join(', ')}${left > 0 ? ` and ${left} more` : ''}: known already`,
      expected: 'an id that nothing has',
      remediation:
        'give it another id; a correction names the version that it corrects, on the command line why it is made (--reason)',
    })
  }
}

interface NamedPlace {
  readonly place: LocationId
  /** Id of the entry that names it. */
  readonly entry: string
  /** The entry among those of its kind, from 0, and the column that names it. */
  readonly row: number
  readonly column: 'places' | 'origin_places' | 'clauses' | 'place'
}

function* placesOf({ orders, reports, queues }: ConditionEntries): Iterable<NamedPlace> {
  for (const [row, { id: entry, places, originPlaces = [], clauses }] of orders.entries()) {
    for (const place of places) yield { place, entry, row, column: 'places' }
    for (const place of originPlaces) yield { place, entry, row, column: 'origin_places' }
    for (const place of clauses.flatMap(({ scope }) => scope.originPlaces ?? []))
      yield { place, entry, row, column: 'clauses' }
  }
  for (const told of [reports, queues])
    for (const [row, { id: entry, place }] of told.entries()) yield { place, entry, row, column: 'place' }
}

function unknownPlace({ place, entry, row, column }: NamedPlace): StructuredError {
  return new StructuredError({
    code: 'ENTRY_PLACE_UNKNOWN',
    received: place,
    expected: `ids of places in ${entry}, such as KZ-KURYK`,
    remediation:
      'look the place up (karavan places NAME); one that the network lacks is named in the text, or added to the network',
    pointer: `${ROWS_OF_A_BODY}/${row}/${column}`,
  })
}
