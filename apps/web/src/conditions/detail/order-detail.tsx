import { formatDate } from '@karavan/core'
import { type ChainAnswer, type ExceptionClause, type Order, relieves, type StandingOrder } from '@karavan/model'
import { lazy, Suspense } from 'react'
import { api } from '../../api/client.js'
import { Fact } from '../../network/detail/facts.js'
import { OrderFacts } from '../../network/detail/order-facts.js'
import { ruleSaid } from '../../network/say-entry.js'
import { DetailFrame } from '../../shell/detail-frame.js'
import { Opening } from '../../shell/opening.js'
import { dateOf } from '../../words/date-of.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../conditions-context.js'
import { Failed } from '../failed.js'
import { WouldHit } from '../hits/would-hit.js'
import {
  endInWords,
  quotaInWords,
  reliefInWords,
  standingInWords,
  startInWords,
  takenOverInWords,
} from '../say-conditions.js'
import { SourceButton } from '../source-button.js'
import { readIn, useReading } from '../use-reading.js'
import { VerdictMark } from '../verdict-mark.js'
import { ChainTimeline } from './chain-timeline.js'
import { PlaceLinks } from './place-links.js'

const OrderActions = lazy(() => import('../enter/order-actions.js'))

interface OrderDetailProps {
  readonly id: string
  /** As the list has it, for the goods that were asked about; undefined where it does not. */
  readonly standing: StandingOrder | undefined
  readonly takesFocus: boolean
  readonly onClose: () => void
}

/** An order with its chain: its state on the day, its words, and what became of it. */
export function OrderDetail({ id, standing, takesFocus, onClose }: OrderDetailProps) {
  const words = useWords()
  const { say } = words
  const { register, on, revision } = useLooking()
  const known = register.orderOf(id)
  const day = formatDate(on)
  const [state, again] = useReading(`${id} ${day} ${revision}`, (signal) => api.orderChain(id, day, signal))
  const chain = readIn(state)
  const title = known ? ruleSaid(known, 'title', words) : { text: id }
  const link = chain?.orders.find(({ order }) => order.id === id)
  return (
    <DetailFrame
      kind={say('conditions.order')}
      title={title.text}
      lang={title.lang}
      takesFocus={takesFocus}
      onClose={onClose}
    >
      {state.kind === 'failed' && <Failed problem={state.problem} onAgain={again} />}
      {chain && link ? (
        <Told chain={chain} link={link} standing={standing} />
      ) : (
        state.kind === 'reading' && <Opening word={say('conditions.order.reading')} />
      )}
    </DetailFrame>
  )
}

interface ToldProps {
  readonly chain: ChainAnswer
  readonly link: ChainAnswer['orders'][number]
  readonly standing: StandingOrder | undefined
}

function Told({ chain, link, standing }: ToldProps) {
  const words = useWords()
  const { say, tell, longDate } = words
  const { on, register, asked } = useLooking()
  const { order, state } = link
  const text = ruleSaid(order, 'text', words)
  const isAskedOf = asked.goods !== '' || asked.equipment !== null
  const reliefs = chain.orders.filter((one) => one.order.amends === order.id && relieves(one.order))
  return (
    <>
      <p className={`order-today order-${state}`}>
        <strong>{say(`conditions.on.${state}`, { date: longDate(on) })}</strong>{' '}
        {[standingInWords(link, words), startInWords(link, words), endInWords(link, words)].filter(Boolean).join(' · ')}
      </p>
      {isAskedOf && standing && (
        <p className="way-hit-head way-place-head">
          <VerdictMark verdict={standing.verdict} />
          {say('conditions.order.cargo', { clause: tell(standing.told.clause) })}
        </p>
      )}
      <blockquote className="order-text" lang={text.lang}>
        {text.text}
      </blockquote>
      <ChainTimeline chain={chain} />
      <OrderFacts
        order={order}
        takenOver={takenOverInWords(link, register, words)}
        places={order.places.length > 0 && <PlaceLinks places={order.places} />}
      >
        <Fact name={say('conditions.issued')}>{order.issuedOn && dateOf(order.issuedOn, words)}</Fact>
        <Fact name={say('conditions.quota')}>{order.quota && quotaInWords(order.quota, words)}</Fact>
        <Fact name={say('conditions.clauses')}>{order.clauses.length > 0 && <Clauses clauses={order.clauses} />}</Fact>
        <Fact name={say('conditions.easedBy')}>{reliefs.length > 0 && <Reliefs reliefs={reliefs} />}</Fact>
        <Fact name={say('conditions.why')}>{order.reason && <Data text={order.reason} />}</Fact>
        <Fact name={say('conditions.basis')}>{order.legalBasis && <Data text={order.legalBasis} />}</Fact>
        <Fact name={say('conditions.relief')}>{order.relief && <Data text={order.relief} />}</Fact>
      </OrderFacts>
      <Origin order={order} />
      <WouldHit orders={[order.id]} draft={null} />
      <Suspense>
        <OrderActions id={order.id} />
      </Suspense>
    </>
  )
}

/** What takes something out of an order, each with its words. */
function Reliefs({ reliefs }: { readonly reliefs: ChainAnswer['orders'] }) {
  const words = useWords()
  return (
    <ul>
      {reliefs.map(({ order }) => (
        <li key={order.id}>
          {words.say('conditions.easedBy.one', {
            order: reliefInWords(order, words),
            text: ruleSaid(order, 'text', words).text,
          })}
        </li>
      ))}
    </ul>
  )
}

/** Words of the data, which are English. */
function Data({ text }: { readonly text: string }) {
  return <span lang="en">{text}</span>
}

function Clauses({ clauses }: { readonly clauses: readonly ExceptionClause[] }) {
  const words = useWords()
  return (
    <ul lang="en">
      {clauses.map(({ text, quota }) => (
        <li key={text}>
          {text}
          {quota && ` (${quotaInWords(quota, words)})`}
        </li>
      ))}
    </ul>
  )
}

function Origin({ order }: { readonly order: Order }) {
  const words = useWords()
  return (
    <section className="order-origin">
      <h3>{words.say('network.origin')}</h3>
      <p>
        <SourceButton
          what={words.say('conditions.order')}
          value={ruleSaid(order, 'title', words).text}
          source={order}
        />
      </p>
      {order.note && (
        <p className="note" lang="en">
          {order.note}
        </p>
      )}
    </section>
  )
}
