import type { ChainAnswer } from '@karavan/model'
import { OrderAxis } from '../../network/pictures/order-bar.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../conditions-context.js'
import { type ChainRow, chainLayout } from '../pictures/chain-layout.js'
import { orderName, standingInWords } from '../say-conditions.js'

const percent = (share: number) => `${share * 100}%`

/** How an order went on: each of its chain as a bar from its first day to its last, what takes something out of it beneath. */
export function ChainTimeline({ chain }: { readonly chain: ChainAnswer }) {
  const { say, shortDate } = useWords()
  const { on } = useLooking()
  const { span, rows } = chainLayout(chain.orders, on)
  if (rows.every(({ bar }) => bar === null)) return null
  const day = (on - span.from) / (span.to - span.from)
  const has = (part: (row: ChainRow) => boolean) => rows.some((row) => row.bar !== null && part(row))
  return (
    <section className="chain" aria-labelledby="chain-title">
      <h3 id="chain-title">{say('conditions.chain', { count: rows.length })}</h3>
      <OrderAxis span={span} at={on} word={shortDate(on)} />
      <ol className="chain-rows">
        {rows.map((row) => (
          <Row key={row.link.order.id} row={row} isOpen={row.link.order.id === chain.id} day={day} />
        ))}
      </ol>
      <ul className="chain-legend">
        {has(({ startsInferred }) => startsInferred) && (
          <Sample kind="chain-inferred" word={say('conditions.chain.inferred')} />
        )}
        {has(({ endsOpen, isRelief }) => endsOpen && !isRelief) && (
          <Sample kind="chain-open" word={say('conditions.chain.open')} />
        )}
        {has(({ isRelief }) => isRelief) && <Sample kind="chain-relief" word={say('conditions.chain.relief')} />}
        {has(({ gap }) => gap !== null) && <Sample kind="chain-gap" word={say('conditions.chain.gap')} />}
      </ul>
    </section>
  )
}

function Sample({ kind, word }: { readonly kind: string; readonly word: string }) {
  return (
    <li>
      <span className="chain-track" aria-hidden="true">
        <span className={kind === 'chain-gap' ? kind : `chain-bar ${kind}`} />
      </span>
      {word}
    </li>
  )
}

interface RowProps {
  readonly row: ChainRow
  readonly isOpen: boolean
  /** The day looked at, share of the width. */
  readonly day: number
}

function Row({ row, isOpen, day }: RowProps) {
  const words = useWords()
  const { say } = words
  const { openOrder } = useLooking()
  const { link, isRelief, bar, startsInferred, endsOpen, gap } = row
  const { order, state } = link
  const kinds = [
    'chain-bar',
    `order-${state}`,
    startsInferred && 'chain-inferred',
    endsOpen && !isRelief && 'chain-open',
    isRelief && 'chain-relief',
  ]
  const name = order.number ? orderName(order, words) : ''
  return (
    <li data-relief={isRelief}>
      <button type="button" className="chain-row" aria-current={isOpen} onClick={() => openOrder(order.id)}>
        <span className="chain-name">
          <strong>{say(`conditions.action.${order.action}`)}</strong> {name}
        </span>
        <span className="chain-dates">
          {standingInWords(link, words)}
          {gap !== null && <span className="unseen"> {say('conditions.chain.gap')}</span>}
          {startsInferred && <span className="unseen"> {say('conditions.chain.inferred')}</span>}
          {endsOpen && !isRelief && <span className="unseen"> {say('conditions.chain.open')}</span>}
        </span>
        <span className="chain-track" aria-hidden="true">
          {gap && <span className="chain-gap" style={{ left: percent(gap.from), width: percent(gap.to - gap.from) }} />}
          {bar && (
            <span
              className={kinds.filter(Boolean).join(' ')}
              data-before={bar.before}
              data-after={bar.after}
              style={{ left: percent(bar.from), width: percent(Math.max(0.008, bar.to - bar.from)) }}
            />
          )}
          {day > 0 && day < 1 && <span className="order-bar-today" style={{ left: percent(day) }} />}
        </span>
      </button>
    </li>
  )
}
