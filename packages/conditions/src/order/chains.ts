import { type ErrorDetails, StructuredError } from '@karavan/core'
import type { Order } from '@karavan/model'

/** Orders with those that amend them. */
export interface Chains {
  readonly orders: ReadonlyMap<string, Order>
  /** The first orders of the chains, in the order of their ids. */
  readonly roots: readonly Order[]
  /** Those that amend an order directly, in the order of their ids. */
  readonly amendmentsOf: (id: string) => readonly Order[]
  /** An order with all that amends it, directly or not: itself first, each after the one that it amends. */
  readonly from: (first: Order) => readonly Order[]
}

const NONE: readonly Order[] = []

/**
 * Ties orders into chains; the order in which they come does not matter.
 * @throws {StructuredError} ORDER_ID_TWICE, ORDER_PARENT_UNKNOWN, ORDER_CHAIN_CIRCULAR, ORDER_LIFTS_NOTHING
 */
export function tieChains(orders: Iterable<Order>): Chains {
  const known = new Map<string, Order>()
  for (const order of orders) {
    if (known.has(order.id))
      throw fault(order, { code: 'ORDER_ID_TWICE', received: order.id, expected: 'each id once' })
    known.set(order.id, order)
  }
  const sorted = [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const amendments = new Map<string, Order[]>()
  const roots: Order[] = []
  for (const order of sorted) {
    if (order.amends === undefined) {
      if (order.action === 'exception')
        throw fault(order, {
          code: 'ORDER_LIFTS_NOTHING',
          received: order.action,
          expected: '`amends`: the id of the order that it takes goods out of',
        })
      roots.push(order)
      continue
    }
    if (!known.has(order.amends))
      throw fault(order, { code: 'ORDER_PARENT_UNKNOWN', received: order.amends, expected: 'the id of another order' })
    const list = amendments.get(order.amends)
    if (list === undefined) amendments.set(order.amends, [order])
    else list.push(order)
  }
  const amendmentsOf = (id: string) => amendments.get(id) ?? NONE
  const from = (first: Order) => {
    const chain = [first]
    for (const order of chain) chain.push(...amendmentsOf(order.id))
    return chain
  }
  const reached = new Set(roots.flatMap(from))
  const circular = sorted.find((order) => !reached.has(order))
  if (circular !== undefined)
    throw fault(circular, {
      code: 'ORDER_CHAIN_CIRCULAR',
      received: circleOf(circular, known).join(' → '),
      expected: 'a chain that has a first order',
    })
  return { orders: known, roots, amendmentsOf, from }
}

function circleOf(start: Order, orders: ReadonlyMap<string, Order>): string[] {
  const ids: string[] = []
  let at: Order | undefined = start
  while (at !== undefined && !ids.includes(at.id)) {
    ids.push(at.id)
    at = at.amends === undefined ? undefined : orders.get(at.amends)
  }
  return at === undefined ? ids : [...ids.slice(ids.indexOf(at.id)), at.id]
}

function fault({ id, row }: Order, details: ErrorDetails): StructuredError {
  return new StructuredError({ pointer: row ?? id, remediation: `correct the order ${id}`, ...details })
}
