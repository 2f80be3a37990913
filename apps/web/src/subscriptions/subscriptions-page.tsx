import '../styles/network.css'
import '../styles/conditions.css'
import '../styles/enter.css'
import '../styles/take.css'
import '../styles/consignments.css'
import '../styles/subscriptions.css'
import type { SubscriptionMade } from '@karavan/api'
import { useState } from 'react'
import { api } from '../api/client.js'
import { Failed } from '../conditions/failed.js'
import { lastIn, useReading } from '../conditions/use-reading.js'
import { InnerLink } from '../shell/inner-link.js'
import { Opening } from '../shell/opening.js'
import { useWords } from '../words/words-context.js'
import { SecretOnce } from './secret-once.js'
import { SubscribeForm } from './subscribe-form.js'
import { SubscriptionCard } from './subscription-card.js'

interface SubscriptionsPageProps {
  /** Where the page that leads here is found. */
  readonly back: string
}

/** Who is told of what is new by webhook: how each stands, what was sent, and a form for another. */
export function SubscriptionsPage({ back }: SubscriptionsPageProps) {
  const { say } = useWords()
  const [state, again] = useReading('subscriptions', (signal) => api.subscriptions(signal))
  const [made, setMade] = useState<SubscriptionMade | null>(null)
  const subscriptions = lastIn(state)?.subscriptions ?? null
  const take = (one: SubscriptionMade) => {
    setMade(one)
    again()
  }
  return (
    <>
      <main className="ask-pane network-list" id="answers">
        <InnerLink href={back}>{say('subscriptions.back')}</InnerLink>
        <div className="network-head">
          <h1>{say('subscriptions.heading')}</h1>
        </div>
        {made !== null && <SecretOnce key={made.secret} made={made} onKept={() => setMade(null)} />}
        {state.kind === 'failed' && <Failed problem={state.problem} onAgain={again} />}
        {subscriptions === null && state.kind === 'reading' && <Opening word={say('subscriptions.reading')} />}
        {subscriptions?.length === 0 && (
          <p>
            <strong>{say('subscriptions.none')}</strong>
          </p>
        )}
        <p className="note">
          {say('subscriptions.intro')} <a href="/docs#postSubscription">{say('subscriptions.docs')}</a>
        </p>
        <ul className="subscription-list">
          {(subscriptions ?? []).map((one) => (
            <li key={one.id}>
              <SubscriptionCard subscription={one} onChanged={again} onMade={take} />
            </li>
          ))}
        </ul>
      </main>
      <section className="plan-pane subscription-new" aria-labelledby="subscription-new">
        <h2 id="subscription-new">{say('subscriptions.new')}</h2>
        <SubscribeForm onMade={take} />
      </section>
    </>
  )
}
