import type { EpochMinutes } from '@karavan/core'
import type { ChainAnswer, Order } from '@karavan/model'
import { ordersAt, type Register } from '../snapshot.js'

/** The whole chain of an order, the first one first; null where there is no such order. */
export function chainOf(register: Register, id: string, at: EpochMinutes): ChainAnswer | null {
  const { orders, from } = register.chains
  let first = orders.get(id)
  if (first === undefined) return null
  for (let parent = parentOf(first, orders); parent !== undefined; parent = parentOf(first, orders)) first = parent
  const known = new Map(ordersAt(register, at).map((standing) => [standing.order.id, standing]))
  return {
    id,
    orders: from(first).flatMap(({ id: one }) => {
      const standing = known.get(one)
      if (standing === undefined) return []
      const { order, takenOver, state, from: begins, start, until, amendedBy } = standing
      return [{ order, takenOver, state, from: begins, start, until, amendedBy }]
    }),
  }
}

function parentOf({ amends }: Order, orders: ReadonlyMap<string, Order>): Order | undefined {
  return amends === undefined ? undefined : orders.get(amends)
}
