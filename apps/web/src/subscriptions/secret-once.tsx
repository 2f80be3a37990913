import type { SubscriptionMade } from '@karavan/api'
import { useEffect, useRef } from 'react'
import { CopyField } from '../take/copy-field.js'
import { useWords } from '../words/words-context.js'

interface SecretOnceProps {
  readonly made: SubscriptionMade
  readonly onKept: () => void
}

/** A secret that is shown until its reader says that they have kept it, and never again. */
export function SecretOnce({ made: { subscription, secret }, onKept }: SecretOnceProps) {
  const { say } = useWords()
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <section ref={box} className="subscription-secret" tabIndex={-1} aria-label={say('subscriptions.secret')}>
      <code>{subscription.address}</code>
      <CopyField value={secret} label={say('subscriptions.secret')} note={say('subscriptions.secret.more')} />
      <button type="button" className="button-second" onClick={onKept}>
        {say('subscriptions.secret.kept')}
      </button>
    </section>
  )
}
