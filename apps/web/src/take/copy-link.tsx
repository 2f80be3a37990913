import { useId, useRef, useState } from 'react'
import { useWords } from '../words/words-context.js'

/** Names of this machine to itself. */
const LOOPBACK = /^(localhost|127\.|\[::1\])/

interface CopyLinkProps {
  readonly address: string
  /** What the address leads to. */
  readonly label?: string
  /** What is to be known of an address that is of this machine alone. */
  readonly local?: string
}

/** An address to be copied, that of what is shown if nothing else is said; where the clipboard is refused, it stands selected. */
export function CopyLink({ address, ...said }: CopyLinkProps) {
  const { say } = useWords()
  const { label = say('take.link'), local = say('take.link.local') } = said
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
      <label htmlFor={id}>{label}</label>
      <div className="take-link-row">
        <input id={id} ref={field} type="text" readOnly value={address} onFocus={({ target }) => target.select()} />
        <button type="button" className="button-second" onClick={() => void copy()}>
          {say('take.copy')}
        </button>
      </div>
      {LOOPBACK.test(new URL(address).hostname) && <p className="note">{local}</p>}
      <p className="take-state" data-state={state === 'refused' ? 'failed' : 'made'} role="status">
        {state === 'copied' && say('take.copied')}
        {state === 'refused' && say('take.refused')}
      </p>
    </div>
  )
}
