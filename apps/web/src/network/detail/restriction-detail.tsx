import { useWords } from '../../words/words-context.js'
import { chainOf } from '../chains.js'
import { EntryLine } from '../entry-line.js'
import { useBrowsing } from '../network-context.js'
import { OrderAxis } from '../pictures/order-bar.js'
import { spanOf } from '../pictures/order-bars.js'
import { ruleSaid, spanInWords, takenOverSaid } from '../say-entry.js'
import type { EntryOf } from '../tables.js'
import { OrderFacts } from './order-facts.js'
import { PlaceLinks } from './place-links.js'

const FAR_BACK = 50

/** One order or law: its text, whom it concerns, whether it holds today, and what has become of it. */
export function RestrictionDetail({ entry }: { readonly entry: EntryOf<'restrictions'> }) {
  const words = useWords()
  const { say } = words
  const [order] = entry.rows
  const [from, until] = [order.from, order.until].map((at) => (at === null ? null : words.longDate(at)))
  const text = ruleSaid(order, 'text', words)
  return (
    <>
      <p className={`order-today order-${order.state}`}>
        <strong>{say(`network.order.${order.state}`)}</strong> {spanInWords(from ?? null, until ?? null, words)}
      </p>
      <blockquote className="order-text" lang={text.lang}>
        {text.text}
      </blockquote>
      <Chain entry={entry} />
      <OrderFacts
        order={order}
        takenOver={takenOverSaid(order.takenOver, order.amends ?? '', words)}
        places={order.places.length > 0 && <PlaceLinks places={order.places} />}
      />
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
