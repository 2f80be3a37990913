import { type EpochMinutes, formatDate } from '@karavan/core'
import { InnerLink } from '../shell/inner-link.js'
import { useWords } from '../words/words-context.js'
import { orderAddress } from './address.js'

interface OrderLinkProps {
  readonly order: string
  /** The day that it is looked at; today where it is left out. */
  readonly on?: EpochMinutes
}

/** Leads from where an order is cited to the order with its chain. */
export function OrderLink({ order, on }: OrderLinkProps) {
  const { say } = useWords()
  return (
    <InnerLink className="order-link" href={orderAddress(order, on === undefined ? null : formatDate(on))}>
      {say('conditions.openOrder')}
    </InnerLink>
  )
}
