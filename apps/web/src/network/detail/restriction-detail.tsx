import { Term } from '../../help/term.js'
import { useWords } from '../../words/words-context.js'
import { chainOf } from '../chains.js'
import { EntryLine } from '../entry-line.js'
import { useBrowsing } from '../network-context.js'
import { OrderAxis } from '../pictures/order-bar.js'
import { spanOf } from '../pictures/order-bars.js'
import { directionName, ruleSaid, spanInWords } from '../say-entry.js'
import type { EntryOf } from '../tables.js'
import { Fact, Facts } from './facts.js'
import { PlaceLinks } from './place-links.js'

const FAR_BACK = 50

/** One order or law: its text, whom it concerns, whether it holds today, and what has become of it. */
export function RestrictionDetail({ entry }: { readonly entry: EntryOf<'restrictions'> }) {
  const words = useWords()
  const { say, list, country } = words
  const [order] = entry.rows
  const [from, until] = [order.from, order.until].map((at) => (at === null ? null : words.longDate(at)))
  const [text, exceptions] = [ruleSaid(order, 'text', words), ruleSaid(order, 'exceptions', words)]
  const countries = (codes: readonly string[]) => list(codes.map(country))
  return (
    <>
      <p className={`order-today order-${order.state}`}>
        <strong>{say(`network.order.${order.state}`)}</strong> {spanInWords(from ?? null, until ?? null, words)}
      </p>
      <blockquote className="order-text" lang={text.lang}>
        {text.text}
      </blockquote>
      <Chain entry={entry} />
      <Facts>
        <Fact name={say('network.order.effect')}>{say(`network.order.effect.${order.effect}`)}</Fact>
        <Fact name={say('network.order.looksAt')}>{say(`network.order.at.${order.appliesAt}`)}</Fact>
        <Fact name={say('network.order.issuer')}>
          <span lang="en">{[order.issuer, order.number].filter(Boolean).join(', ')}</span>
        </Fact>
        <Fact name={say('network.where')}>{order.places.length > 0 && <PlaceLinks places={order.places} />}</Fact>
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
      </Facts>
    </>
  )
}

/** The order with those that it amends and that amend it, each when it holds. */
function Chain({ entry }: { readonly entry: EntryOf<'restrictions'> }) {
  const { say } = useWords()
  const { network } = useBrowsing()
  const orders = network.entries.restrictions.map(({ rows: [order] }) => order)
  const chain = chainOf(entry.rows[0], orders)
  if (chain.length < 2) return null
  const span = spanOf(chain, Math.max(...chain.map(({ until, from }) => until ?? from ?? network.at)), FAR_BACK)
  return (
    <section className="entry-group">
      <h3>{say('network.order.chain')}</h3>
      <OrderAxis span={span} at={network.at} />
      <ol className="entries">
        {chain.map(({ id }) => {
          const one = network.entryOf(id)
          return (
            one && (
              <li key={id}>
                <EntryLine entry={one} span={span} />
              </li>
            )
          )
        })}
      </ol>
    </section>
  )
}
