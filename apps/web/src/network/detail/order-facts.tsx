import type { Order } from '@karavan/model'
import type { ReactNode } from 'react'
import { Term } from '../../help/term.js'
import { useWords } from '../../words/words-context.js'
import { directionName, ruleSaid } from '../say-entry.js'
import { Fact, Facts } from './facts.js'

type Scope =
  | 'countries'
  | 'directions'
  | 'origins'
  | 'destinations'
  | 'modes'
  | 'equipment'
  | 'goods'
  | 'goodsExcept'
  | 'exceptions'

interface OrderFactsProps {
  /** What it holds as in the order that it amends, in words; empty where it says all itself. */
  readonly takenOver: string
  readonly order: Pick<Order, Scope | 'id' | 'title' | 'text' | 'effect' | 'appliesAt' | 'issuer'> & {
    readonly number?: string | undefined
    readonly dependsOn?: string | undefined
  }
  /** Its places, as they are opened here. */
  readonly places: ReactNode
  /** What else is known of it. */
  readonly children?: ReactNode
}

/** What an order does, who issued it, and whom it concerns. */
export function OrderFacts({ order, takenOver, places, children }: OrderFactsProps) {
  const words = useWords()
  const { say, list, country, issuer } = words
  const exceptions = ruleSaid(order, 'exceptions', words)
  const countries = (codes: readonly string[]) => list(codes.map(country))
  return (
    <Facts>
      <Fact name={say('network.order.effect')}>{say(`network.order.effect.${order.effect}`)}</Fact>
      <Fact name={say('network.order.looksAt')}>{say(`network.order.at.${order.appliesAt}`)}</Fact>
      <Fact name={say('network.order.issuer')}>{[issuer(order.issuer), order.number].filter(Boolean).join(', ')}</Fact>
      <Fact name={say('network.where')}>{places}</Fact>
      <Fact name={say('network.order.countries')}>{countries(order.countries)}</Fact>
      <Fact name={say('network.direction')}>
        {list(order.directions.map((direction) => directionName(direction, words)))}
      </Fact>
      <Fact name={say('network.order.origins')}>{countries(order.origins)}</Fact>
      <Fact name={say('network.order.destinations')}>{countries(order.destinations)}</Fact>
      <Fact name={say('network.mode')}>{list(order.modes.map((mode) => words.mode(mode)))}</Fact>
      <Fact name={say('network.order.equipment')}>{list(order.equipment.map((kind) => words.equipment(kind)))}</Fact>
      <Fact name={<Term name="hs-code" />}>
        {order.goods.length > 0 ? <code>{order.goods.join(', ')}</code> : say('network.order.goods.all')}
      </Fact>
      <Fact name={say('network.order.goodsExcept')}>
        {order.goodsExcept.length > 0 && <code>{order.goodsExcept.join(', ')}</code>}
      </Fact>
      <Fact name={say('network.order.exceptions')}>
        {order.exceptions.length > 0 && <span lang={exceptions.lang}>{exceptions.text}</span>}
      </Fact>
      <Fact name={say('network.order.dependsOn')}>
        {order.dependsOn === 'carrier' && say('network.order.dependsOn.carrier')}
      </Fact>
      {children}
      <Fact name={say('network.order.takenOver')}>{takenOver}</Fact>
    </Facts>
  )
}
