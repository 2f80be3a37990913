import { RESTRICTION_STATES } from '@karavan/model'
import type { Rows } from './tables.js'

type Order = Rows['restrictions']

/** The orders of which one amends the other, from the first to the last. */
export function chainOf(order: Order, orders: readonly Order[]): Order[] {
  const byId = new Map(orders.map((one) => [one.id, one]))
  let first = order
  const seen = new Set([order.id])
  for (let before = parent(first); before && !seen.has(before.id); before = parent(first)) {
    seen.add(before.id)
    first = before
  }
  return withAmendments(first, byId)

  function parent(one: Order): Order | undefined {
    return one.amends === null ? undefined : byId.get(one.amends)
  }
}

/** Orders with those that amend them beneath; what is in force first, then the newest. */
export function inChains(orders: readonly Order[]): Order[] {
  const byId = new Map(orders.map((one) => [one.id, one]))
  const chains = orders
    .filter(({ amends }) => amends === null || !byId.has(amends))
    .map((first) => withAmendments(first, byId))
  const stateOf = (chain: readonly Order[]) => Math.min(...chain.map(({ state }) => ORDER_OF_STATES.indexOf(state)))
  const newest = (chain: readonly Order[]) => Math.max(...chain.map(({ from }) => from ?? Number.NEGATIVE_INFINITY))
  return chains.sort((a, b) => stateOf(a) - stateOf(b) || newest(b) - newest(a)).flat()
}

const ORDER_OF_STATES: readonly Order['state'][] = ['inForce', 'unknown', ...RESTRICTION_STATES]

function withAmendments(first: Order, byId: ReadonlyMap<string, Order>): Order[] {
  return [first, ...first.amendedBy.flatMap((id) => (byId.has(id) ? withAmendments(byId.get(id) as Order, byId) : []))]
}
