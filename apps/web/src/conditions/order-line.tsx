import type { StandingOrder } from '@karavan/model'
import { ruleSaid } from '../network/say-entry.js'
import { useWords } from '../words/words-context.js'
import { useLooking, usePlaceName } from './conditions-context.js'
import {
  endInWords,
  orderName,
  quotaInWords,
  reliefInWords,
  standingInWords,
  startInWords,
  takenOverInWords,
} from './say-conditions.js'
import { SourceButton } from './source-button.js'
import { VerdictMark } from './verdict-mark.js'

/** An order as it stands on the day: what it says, whose it is, from when to when, and what takes something out of it. */
export function OrderLine({ standing }: { readonly standing: StandingOrder }) {
  const words = useWords()
  const { say, list } = words
  const { register, order: opened, place, openOrder } = useLooking()
  const nameOf = usePlaceName()
  const { order, verdict, reliefs } = standing
  const title = ruleSaid(order, 'title', words)
  const where = list(order.places.map(nameOf))
  const taken = takenOverInWords(standing, register, words)
  const eased = list(
    reliefs.map((id) => {
      const relief = register.orderOf(id)
      return relief === undefined ? id : reliefInWords(relief, words)
    }),
  )
  return (
    <li className="condition" data-beside={opened === null && place !== null && order.places.includes(place)}>
      <button
        type="button"
        className="entry condition-open"
        aria-current={opened === order.id}
        data-key={order.id}
        onClick={() => openOrder(order.id)}
      >
        <span className="condition-head">
          <VerdictMark verdict={verdict} />
          <span className="condition-issuer">
            {[words.issuer(order.issuer), order.number && orderName(order, words)].filter(Boolean).join(' · ')}
          </span>
        </span>
        <span className="entry-title" lang={title.lang}>
          {title.text}
        </span>
        <span className="entry-sub">
          {[standingInWords(standing, words), startInWords(standing, words), endInWords(standing, words), where]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <Why standing={standing} />
        {order.quota && <span className="entry-sub">{quotaInWords(order.quota, words)}</span>}
        {taken !== '' && <span className="entry-sub">{taken}</span>}
        {eased !== '' && <span className="condition-eased">{say('conditions.eased', { orders: eased })}</span>}
      </button>
      <SourceButton what={say('conditions.order')} value={title.text} source={order} />
    </li>
  )
}

/** HS codes that are named in a line. */
const NAMED_CODES = 6

/** The clause that decides for the cargo asked about; where none was, the goods that the order names. */
function Why({ standing: { order, told } }: { readonly standing: StandingOrder }) {
  const { say, tell, list } = useWords()
  const { asked } = useLooking()
  if (asked.goods !== '' || asked.equipment !== null || told.clause.key !== 'match.allGoods')
    return <span className="entry-sub">{say('conditions.clause', { clause: tell(told.clause) })}</span>
  const { goods } = order
  if (goods.length === 0) return null
  const codes = list(goods.slice(0, NAMED_CODES))
  const left = goods.length - NAMED_CODES
  return (
    <span className="entry-sub">
      {left > 0 ? say('conditions.goods.more', { codes, count: left }) : say('conditions.goods', { codes })}
    </span>
  )
}
