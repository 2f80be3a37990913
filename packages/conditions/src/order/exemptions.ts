import { type Exemption, type Order, orderName, type PassageOnDay, sourceOfOrder, whyElsewhere } from '@karavan/model'
import type { Term } from './terms.js'

/** All that is taken out of an order, wherever it looks. */
export function exemptionsOf({ order, reliefs }: Term): readonly Exemption[] {
  return [...clausesOf(order), ...reliefs.flatMap(exemptionsBy)]
}

/** What is taken out of an order for a passage: its own clauses, and the exceptions and lifts that look at it. */
export function exemptionsAt({ order, reliefs }: Term, passage: PassageOnDay): readonly Exemption[] {
  return [...clausesOf(order), ...reliefs.flatMap((relief) => (looksAt(relief, passage) ? exemptionsBy(relief) : []))]
}

function looksAt(relief: Order, passage: PassageOnDay): boolean {
  return whyElsewhere(relief, { ...passage, moment: relief.appliesAt }) === null
}

function clausesOf(order: Order): Exemption[] {
  return order.clauses.map(({ text, scope, quota, byConsent }) => ({
    orderId: order.id,
    text,
    scope,
    quota,
    ...(byConsent === true ? { byConsent } : {}),
    provenance: sourceOfOrder(order),
    cited: orderName(order),
  }))
}

function exemptionsBy(relief: Order): Exemption[] {
  const { id, text, quota = null, byConsent } = relief
  const consent = byConsent === true ? { byConsent } : {}
  return [
    {
      orderId: id,
      text,
      scope: relief,
      quota,
      ...consent,
      provenance: sourceOfOrder(relief),
      cited: orderName(relief),
    },
  ]
}
