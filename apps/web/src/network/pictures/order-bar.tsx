import { useWords } from '../../words/words-context.js'
import type { Rows } from '../tables.js'
import { barOf, type Span, ticksOf } from './order-bars.js'

interface OrderBarProps {
  readonly order: Rows['restrictions']
  readonly span: Span
  readonly at: number
}

/** Share of the axis that the word for the day takes from its middle, and where a name would leave the axis at its end. */
const ROOM_OF_DAY = 0.14
const LAST_NAME = 0.95

const percent = (share: number) => `${share * 100}%`

/** When an order holds, on the time of its list; the words beside it say the same. */
export function OrderBar({ order, span, at }: OrderBarProps) {
  const { from, to, before, after } = barOf(order, span)
  const today = (at - span.from) / (span.to - span.from)
  return (
    <span className="order-bar" aria-hidden="true">
      <span
        className={`order-bar-held order-${order.state}`}
        data-effect={order.effect}
        data-before={before}
        data-after={after}
        style={{ left: percent(from), width: percent(Math.max(0.006, to - from)) }}
      />
      {today > 0 && today < 1 && <span className="order-bar-today" style={{ left: percent(today) }} />}
    </span>
  )
}

interface OrderAxisProps {
  readonly span: Span
  readonly at: number
  /** What the day is; today where it is left out. */
  readonly word?: string
}

/** The years or months of a list of orders, and a day. */
export function OrderAxis({ span, at, word }: OrderAxisProps) {
  const { shortMonthYear, say } = useWords()
  const today = (at - span.from) / (span.to - span.from)
  const ticks = ticksOf(span).filter(({ share }) => share < LAST_NAME && Math.abs(share - today) > ROOM_OF_DAY)
  return (
    <span className="order-axis" aria-hidden="true">
      {ticks.map(({ at: tick, share, isYear }) => (
        <span key={tick} style={{ left: percent(share) }}>
          {isYear ? new Date(tick * 60_000).getUTCFullYear() : shortMonthYear(tick)}
        </span>
      ))}
      {today > 0 && today < 1 && (
        <span className="order-axis-today" style={{ left: percent(today) }}>
          {word ?? say('network.today')}
        </span>
      )}
    </span>
  )
}
