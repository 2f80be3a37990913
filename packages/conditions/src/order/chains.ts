import { type ErrorDetails, earliestInstant, endInstant, StructuredError } from '@karavan/core'
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
/** Most orders of one chain; the longest that is known has six. What a chain says on a day is worked out from all of it. */
export const LONGEST_CHAIN = 100
/** How many ids of a circle are told. */
const TOLD_IDS = 6

/**
 * Ties orders into chains; the order in which they come does not matter.
 * @throws {StructuredError} ORDER_ID_TWICE, ORDER_PARENT_UNKNOWN, ORDER_CHAIN_CIRCULAR, ORDER_CHAIN_TOO_LONG, ORDER_LIFTS_NOTHING,
 *   ORDER_AMENDS_LATER
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
    const parent = known.get(order.amends)
    if (parent === undefined)
      throw fault(order, { code: 'ORDER_PARENT_UNKNOWN', received: order.amends, expected: 'the id of another order' })
    if (isBefore(order, parent))
      throw fault(order, {
        code: 'ORDER_AMENDS_LATER',
        received: `issued on ${order.issuedOn}, and amends ${parent.id}, issued on ${parent.issuedOn}`,
        expected: 'an order that was issued before it, or on the same day',
      })
    const list = amendments.get(order.amends)
    if (list === undefined) amendments.set(order.amends, [order])
    else list.push(order)
  }
  const amendmentsOf = (id: string) => amendments.get(id) ?? NONE
  const from = (first: Order) => {
    const chain = [first]
    for (const order of chain) for (const amendment of amendmentsOf(order.id)) chain.push(amendment)
    return chain
  }
  const reached = new Set<Order>()
  for (const root of roots) {
    const chain = from(root)
    if (chain.length > LONGEST_CHAIN)
      throw fault(root, {
        code: 'ORDER_CHAIN_TOO_LONG',
        received: `${chain.length} orders in the chain of ${root.id}`,
        expected: `at most ${LONGEST_CHAIN}`,
        remediation: 'begin a new chain where a new measure begins: leave `amends` empty in its first order',
      })
    for (const order of chain) reached.add(order)
  }
  const circular = sorted.find((order) => !reached.has(order))
  if (circular !== undefined)
    throw fault(circular, {
      code: 'ORDER_CHAIN_CIRCULAR',
      received: circleOf(circular, known).join(' → '),
      expected: 'a chain that has a first order',
    })
  return { orders: known, roots, amendmentsOf, from }
}

/** Whether an order was issued before another; days that are known only in part tell nothing. */
function isBefore({ issuedOn }: Order, parent: Order): boolean {
  if (issuedOn === null || parent.issuedOn === null) return false
  const [ends, starts] = [endInstant(issuedOn), earliestInstant(parent.issuedOn)]
  return ends !== null && starts !== null && ends <= starts
}

/** The ids of a circle, beginning and ending with the same; of a long one the first. */
function circleOf(start: Order, orders: ReadonlyMap<string, Order>): string[] {
  const ids = new Set<string>()
  let at: Order | undefined = start
  while (at !== undefined && !ids.has(at.id)) {
    ids.add(at.id)
    at = at.amends === undefined ? undefined : orders.get(at.amends)
  }
  if (at === undefined) return [...ids]
  const circle = [...ids].slice([...ids].indexOf(at.id))
  return circle.length <= TOLD_IDS ? [...circle, at.id] : [...circle.slice(0, TOLD_IDS), `… (${circle.length} orders)`]
}

function fault({ id, row }: Order, details: ErrorDetails): StructuredError {
  return new StructuredError({ pointer: row ?? id, remediation: `correct the order ${id}`, ...details })
}
