import type { Problem } from '@karavan/api'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { whyFailed } from '../../api/client.js'
import { Labelled } from '../../question/labelled.js'
import { ProblemText } from '../../shell/problem.js'
import { useWords } from '../../words/words-context.js'
import { lastEnteredBy } from './kept-entry.js'

interface WithdrawalProps {
  /** What becomes of what is withdrawn. */
  readonly note: string
  /** @param reason - why, and who says so where that is known */
  readonly withdraw: (reason: { readonly why: string; readonly by?: string }) => Promise<unknown>
  readonly onWithdrawn: () => void
  readonly onLeave: () => void
}

/** Asks why before something is withdrawn. */
export function Withdrawal({ note, withdraw, onWithdrawn, onLeave }: WithdrawalProps) {
  const { say } = useWords()
  const field = useId()
  const input = useRef<HTMLInputElement>(null)
  const [why, setWhy] = useState('')
  const [isLate, setLate] = useState(false)
  const [state, setState] = useState<'withdrawing' | Problem | null>(null)
  useEffect(() => input.current?.focus(), [])
  const isMissing = isLate && why.trim() === ''

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    setLate(true)
    if (why.trim() === '') {
      input.current?.focus()
      return
    }
    setState('withdrawing')
    const by = lastEnteredBy()
    withdraw({ why: why.trim(), ...(by === '' ? {} : { by }) }).then(onWithdrawn, (error: unknown) =>
      setState(whyFailed(error)),
    )
  }

  return (
    <form className="withdrawal" onSubmit={onSubmit} noValidate>
      <Labelled id={field} label={say('enter.why.withdraw')} fault={isMissing && say('enter.fault.needed')}>
        <input
          ref={input}
          id={field}
          type="text"
          maxLength={500}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? `${field}-fault` : undefined}
          value={why}
          onChange={({ target }) => setWhy(target.value)}
        />
      </Labelled>
      <p className="note">{note}</p>
      {state !== null && state !== 'withdrawing' && (
        <div className="fault" role="alert">
          <ProblemText problem={state} />
        </div>
      )}
      <div className="enter-buttons">
        <button type="button" className="button-quiet" onClick={onLeave}>
          {say('enter.keep')}
        </button>
        <button type="submit" className="button-second" disabled={state === 'withdrawing'}>
          {say('enter.withdraw.act')}
        </button>
      </div>
    </form>
  )
}
