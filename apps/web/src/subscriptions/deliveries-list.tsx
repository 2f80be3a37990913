import type { DeliveriesAnswer, Problem } from '@karavan/api'
import { DELIVERY_STATES, type DeliveryState } from '@karavan/model'
import { useState } from 'react'
import { api, whyFailed } from '../api/client.js'
import { Failed } from '../conditions/failed.js'
import { lastIn, useReading } from '../conditions/use-reading.js'
import { ChoiceField } from '../consignments/enter/choice-field.js'
import { Opening } from '../shell/opening.js'
import { ProblemText } from '../shell/problem.js'
import { useWords } from '../words/words-context.js'
import { faultInWords, momentOf } from './say-subscription.js'

interface DeliveriesListProps {
  readonly subscriptionId: string
  readonly onResent: () => void
}

const CHOICES = ['all', ...DELIVERY_STATES] as const

/** What one subscriber was told, the newest first; what was given up, or waits for its next try, can be sent again. */
export function DeliveriesList({ subscriptionId, onResent }: DeliveriesListProps) {
  const { say } = useWords()
  const [chosen, setChosen] = useState<(typeof CHOICES)[number]>('all')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [resent, setResent] = useState<number | null>(null)
  const [state, again] = useReading(`deliveries ${subscriptionId} ${chosen}`, (signal) =>
    api.deliveries(subscriptionId, chosen === 'all' ? null : chosen, signal),
  )
  const deliveries = lastIn(state)?.deliveries ?? null
  const resend = (ids: readonly string[] | null) => {
    setProblem(null)
    setResent(null)
    api.resend(subscriptionId, ids).then(
      (answer) => {
        setResent(answer.resent + answer.hurried)
        again()
        onResent()
      },
      (error: unknown) => setProblem(whyFailed(error)),
    )
  }
  const word = (one: (typeof CHOICES)[number]) =>
    one === 'all' ? say('subscriptions.deliveries.all') : say(`subscriptions.delivery.${one}`)
  return (
    <section className="deliveries" aria-label={say('subscriptions.deliveries')}>
      <div className="deliveries-head">
        <ChoiceField
          id={`deliveries-${subscriptionId}`}
          label={say('subscriptions.deliveries.state')}
          value={chosen}
          choices={CHOICES.map((value) => ({ value, text: word(value) }))}
          onChange={setChosen}
        />
        {deliveries?.some(({ state: each }) => each === 'dead') && (
          <button type="button" className="button-second" onClick={() => resend(null)}>
            {say('subscriptions.again.all')}
          </button>
        )}
      </div>
      <p role="status">{resent !== null && say('subscriptions.resent', { count: resent })}</p>
      {problem !== null && (
        <div className="fault" role="alert">
          <ProblemText problem={problem} />
        </div>
      )}
      {state.kind === 'failed' && <Failed problem={state.problem} onAgain={again} />}
      {deliveries === null && state.kind === 'reading' && <Opening word={say('subscriptions.deliveries.reading')} />}
      {deliveries?.length === 0 && <p className="note">{say('subscriptions.deliveries.none')}</p>}
      <ol className="delivery-list">
        {(deliveries ?? []).map((delivery) => (
          <DeliveryLine key={delivery.id} delivery={delivery} onAgain={() => resend([delivery.id])} />
        ))}
      </ol>
    </section>
  )
}

interface DeliveryLineProps {
  readonly delivery: DeliveriesAnswer['deliveries'][number]
  readonly onAgain: () => void
}

function DeliveryLine({ delivery, onAgain }: DeliveryLineProps) {
  const words = useWords()
  const { say } = words
  const { kind, consignmentId, sequence, at, state, tries, dueAt, endedAt, fault, isBehind, body } = delivery
  return (
    <li className="delivery">
      <p>
        <strong className="subscription-state" data-state={state}>
          {say(`subscriptions.delivery.${state}`)}
        </strong>{' '}
        {say(`subscriptions.kind.${kind}`)}
      </p>
      <p className="note">
        {say('subscriptions.delivery.number', { sequence, id: consignmentId })}, {momentOf(at, words)} UTC
      </p>
      <p className="note">{said(delivery.state, { tries, dueAt, endedAt, isBehind }, words).join('. ')}</p>
      {fault !== null && state !== 'delivered' && <p className="note">{faultInWords(fault, words)}</p>}
      {state === 'withheld' && <p className="note">{say('subscriptions.delivery.withheld.more')}</p>}
      {(state === 'dead' || (!isBehind && dueAt !== null && Date.parse(dueAt) > Date.now())) && (
        <button type="button" className="button-second" onClick={onAgain}>
          {say('subscriptions.again')}
        </button>
      )}
      <details>
        <summary>{say('subscriptions.delivery.body')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
        <pre className="consignment-raw" tabIndex={0} lang="zxx">
          {JSON.stringify(body, null, 2)}
        </pre>
      </details>
    </li>
  )
}

type Course = Pick<DeliveryLineProps['delivery'], 'tries' | 'dueAt' | 'endedAt' | 'isBehind'>

function said(
  state: DeliveryState,
  { tries, dueAt, endedAt, isBehind }: Course,
  words: Parameters<typeof momentOf>[1],
) {
  const { say } = words
  return [
    say('subscriptions.delivery.tries', { count: tries }),
    ...(state === 'waiting' && isBehind ? [say('subscriptions.delivery.behind')] : []),
    ...(state === 'waiting' && !isBehind && dueAt !== null
      ? [say('subscriptions.delivery.due', { at: momentOf(dueAt, words) })]
      : []),
    ...(state === 'delivered' && endedAt !== null
      ? [say('subscriptions.delivery.ended', { at: momentOf(endedAt, words) })]
      : []),
  ]
}
