import { useId, useRef, useState } from 'react'
import { useWords } from '../words/words-context.js'

interface CopyFieldProps {
  readonly value: string
  readonly label: string
  /** What is to be known of it. */
  readonly note?: string | null
}

/** A text to be copied; where the clipboard is refused, it stands selected. */
export function CopyField({ value, label, note = null }: CopyFieldProps) {
  const { say } = useWords()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')

  async function copy() {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(value)
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
        <input id={id} ref={field} type="text" readOnly value={value} onFocus={({ target }) => target.select()} />
        <button type="button" className="button-second" onClick={() => void copy()}>
          {say('take.copy')}
        </button>
      </div>
      {note !== null && <p className="note">{note}</p>}
      <p className="take-state" data-state={state === 'refused' ? 'failed' : 'made'} role="status">
        {state === 'copied' && say('take.copied')}
        {state === 'refused' && say('take.refused')}
      </p>
    </div>
  )
}
