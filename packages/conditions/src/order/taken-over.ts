import {
  continues,
  type EffectiveOrder,
  ORDER_TERMS,
  type Order,
  type OrderTerm,
  relieves,
  TERMS_OF_SCOPE,
} from '@karavan/model'
import type { Chains } from './chains.js'

const NONE: readonly OrderTerm[] = []

/** Every order of the chains as it holds, by id. */
export function effectiveOrders({ roots, from }: Chains): ReadonlyMap<string, EffectiveOrder> {
  const effective = new Map<string, EffectiveOrder>()
  for (const root of roots)
    for (const order of from(root))
      effective.set(order.id, effectiveOf(order, effective.get(order.amends ?? '')?.order))
  return effective
}

/**
 * An order with the terms that it leaves empty as in the one that it amends, which is as it holds itself; an exception or a
 * lift has of the order that it takes something out of where it looks, and at what.
 */
function effectiveOf(order: Order, amended: Order | undefined): EffectiveOrder {
  const terms = continues(order) ? ORDER_TERMS : relieves(order) ? TERMS_OF_SCOPE : NONE
  if (amended === undefined) return { order, takenOver: NONE }
  const takenOver = terms.filter((term) => isUnsaid(order[term]) && !isUnsaid(amended[term]))
  const taken = Object.fromEntries(takenOver.map((term) => [term, amended[term]]))
  return { order: { ...order, ...taken }, takenOver }
}

function isUnsaid(term: Order[OrderTerm]): boolean {
  return term === undefined || term === false || (Array.isArray(term) && term.length === 0)
}
