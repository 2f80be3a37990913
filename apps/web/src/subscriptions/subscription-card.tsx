import type { PingAnswer, Problem, SubscriptionAnswer, SubscriptionMade } from '@karavan/api'
import { useState } from 'react'
import { api, whyFailed } from '../api/client.js'
import { consignmentsAddress, FIRST_SHOWN } from '../consignments/address.js'
import { InnerLink } from '../shell/inner-link.js'
import { ProblemText } from '../shell/problem.js'
import { useWords } from '../words/words-context.js'
import { DeliveriesList } from './deliveries-list.js'
import { faultInWords, momentOf } from './say-subscription.js'
import { ThresholdForm } from './threshold-form.js'

interface SubscriptionCardProps {
  readonly subscription: SubscriptionAnswer
  readonly onChanged: () => void
  /** Told of another secret. */
  readonly onMade: (made: SubscriptionMade) => void
}

/** One subscription: what it is told of, how it stands, and what can be done with it. */
export function SubscriptionCard({ subscription, onChanged, onMade }: SubscriptionCardProps) {
  const words = useWords()
  const { say } = words
  const { id, address, state, kinds } = subscription
  const [shown, setShown] = useState<'deliveries' | 'moved' | 'ending' | null>(null)
  const [ping, setPing] = useState<PingAnswer | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const toggle = (what: typeof shown) => setShown(shown === what ? null : what)
  const attempt = (doing: () => Promise<void>) => {
    setProblem(null)
    setPing(null)
    setBusy(true)
    doing()
      .catch((error: unknown) => setProblem(whyFailed(error)))
      .finally(() => setBusy(false))
  }
  const change = (next: 'active' | 'paused') =>
    attempt(async () => {
      await api.changeSubscription(id, { state: next })
      onChanged()
    })
  return (
    <article className="subscription" aria-label={address}>
      <Standing subscription={subscription} />
      <div className="subscription-acts">
        <button
          type="button"
          className="button-second"
          disabled={isBusy}
          onClick={() => attempt(async () => setPing(await api.trySubscription(id)))}
        >
          {say('subscriptions.try')}
        </button>
        <button
          type="button"
          className="button-second"
          disabled={isBusy}
          onClick={() => change(state === 'paused' ? 'active' : 'paused')}
        >
          {say(state === 'paused' ? 'subscriptions.goOn' : 'subscriptions.pause')}
        </button>
        <button
          type="button"
          className="button-second"
          aria-expanded={shown === 'deliveries'}
          onClick={() => toggle('deliveries')}
        >
          {say('subscriptions.deliveries')}
        </button>
        {kinds.includes('estimate') && (
          <button
            type="button"
            className="button-quiet"
            aria-expanded={shown === 'moved'}
            onClick={() => toggle('moved')}
          >
            {say('subscriptions.moved.change')}
          </button>
        )}
        <button
          type="button"
          className="button-quiet"
          disabled={isBusy}
          onClick={() => attempt(async () => onMade(await api.renewSecret(id)))}
        >
          {say('subscriptions.renew')}
        </button>
        <button
          type="button"
          className="button-quiet"
          aria-expanded={shown === 'ending'}
          onClick={() => toggle('ending')}
        >
          {say('subscriptions.end')}
        </button>
      </div>
      <p role="status">
        {ping?.fault == null
          ? ping !== null && say('subscriptions.tried', { status: ping.status ?? 0 })
          : faultInWords(ping.fault, words)}
      </p>
      {problem !== null && (
        <div className="fault" role="alert">
          <ProblemText problem={problem} />
        </div>
      )}
      {shown === 'moved' && (
        <ThresholdForm
          subscription={subscription}
          isBusy={isBusy}
          onChosen={(moved) =>
            attempt(async () => {
              await api.changeSubscription(id, { moved })
              setShown(null)
              onChanged()
            })
          }
        />
      )}
      {shown === 'ending' && (
        <div className="subscription-ending">
          <p>{say('subscriptions.end.more')}</p>
          <div className="subscription-acts">
            <button
              type="button"
              className="button"
              disabled={isBusy}
              onClick={() =>
                attempt(async () => {
                  await api.endSubscription(id)
                  onChanged()
                })
              }
            >
              {say('subscriptions.end.do')}
            </button>
            <button type="button" className="button-quiet" onClick={() => setShown(null)}>
              {say('subscriptions.end.leave')}
            </button>
          </div>
        </div>
      )}
      {shown === 'deliveries' && <DeliveriesList subscriptionId={id} onResent={onChanged} />}
    </article>
  )
}

/** What a subscription is told of, and how it stands. */
function Standing({ subscription }: Pick<SubscriptionCardProps, 'subscription'>) {
  const words = useWords()
  const { say, list, duration, percent } = words
  const { address, kinds, moved, consignmentId, state, reason, fault, stateSince, oldSecretUntil, waiting, dead } =
    subscription
  return (
    <>
      <p className="subscription-address">
        <code>{address}</code>
      </p>
      <p>
        <strong className="subscription-state" data-state={state}>
          {say(`subscriptions.state.${state}`)}
        </strong>{' '}
        {say('subscriptions.since', { at: momentOf(stateSince, words) })}
      </p>
      {reason !== null && <p className="note">{say(`subscriptions.reason.${reason}`)}</p>}
      {fault !== null && state !== 'active' && <p className="note">{faultInWords(fault, words)}</p>}
      <p>{say('subscriptions.counts', { waiting, dead })}</p>
      <p className="note">
        {consignmentId === null ? (
          say('subscriptions.ofAll')
        ) : (
          <InnerLink href={consignmentsAddress({ ...FIRST_SHOWN, opened: consignmentId })}>
            {say('subscriptions.ofOne', { id: consignmentId })}
          </InnerLink>
        )}
        {': '}
        {list(kinds.map((kind) => say(`subscriptions.kind.${kind}`)))}
      </p>
      {kinds.includes('estimate') && (
        <p className="note">
          {say('subscriptions.moved.said', { time: duration(moved.minutes / 60), chance: percent(moved.chance) })}
        </p>
      )}
      {oldSecretUntil !== null && (
        <p className="note">{say('subscriptions.oldSecret', { at: momentOf(oldSecretUntil, words) })}</p>
      )}
    </>
  )
}
