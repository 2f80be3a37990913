import { useId, useRef, useState } from 'react'
import { useWords } from '../words/words-context.js'

/** Names of this machine to itself. */
const LOOPBACK = /^(localhost|127\.|\[::1\])/

/** The address of what is shown, to be copied; where the clipboard is refused, it stands selected. */
export function CopyLink({ address }: { address: string }) {
  const { say } = useWords()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')

  async function copy() {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(address)
      setState('copied')
    } catch {
      field.current?.focus()
      setState('refused')
    }
  }

  return (
    <div className="take-link">
      <label htmlFor={id}>{say('take.link')}</label>
      <div className="take-link-row">
        <input id={id} ref={field} type="text" readOnly value={address} onFocus={({ target }) => target.select()} />
        <button type="button" className="button-second" onClick={() => void copy()}>
          {say('take.copy')}
        </button>
      </div>
      {LOOPBACK.test(new URL(address).hostname) && <p className="note">{say('take.link.local')}</p>}
      <p className="take-state" data-state={state === 'refused' ? 'failed' : 'made'} role="status">
        {state === 'copied' && say('take.copied')}
        {state === 'refused' && say('take.refused')}
      </p>
    </div>
  )
}
