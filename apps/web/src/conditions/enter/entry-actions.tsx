import type { EnteredVersion, Problem } from '@karavan/api'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { api, whyFailed } from '../../api/client.js'
import { Labelled } from '../../question/labelled.js'
import { Opening } from '../../shell/opening.js'
import { ProblemText } from '../../shell/problem.js'
import { useWords } from '../../words/words-context.js'
import { useLooking, usePlaceName } from '../conditions-context.js'
import { Failed } from '../failed.js'
import { readIn, useReading } from '../use-reading.js'
import { lastEnteredBy } from './kept-entry.js'
import { titleOf, versionInWords } from './say-entered.js'

interface EntryActionsProps {
  /** Its latest version. */
  readonly entry: EnteredVersion
  /** What follows once it is withdrawn. */
  readonly onWithdrawn?: () => void
}

/** An entry is corrected, withdrawn, and its versions are shown. */
export function EntryActions({ entry, onWithdrawn = () => undefined }: EntryActionsProps) {
  const { say } = useWords()
  const { openEntry } = useLooking()
  const [isLeaving, setLeaving] = useState(false)
  const { kind, id, body } = entry
  return (
    <div className="entry-actions">
      <button type="button" className="link" onClick={() => openEntry(kind, { corrects: id })}>
        {say(body === null ? 'enter.restore' : 'enter.correct')}
      </button>
      {body !== null && (
        <button type="button" className="link" aria-expanded={isLeaving} onClick={() => setLeaving(!isLeaving)}>
          {say('enter.withdraw')}
        </button>
      )}
      <History entry={entry} />
      {isLeaving && <Withdrawal entry={entry} onWithdrawn={onWithdrawn} onLeave={() => setLeaving(false)} />}
    </div>
  )
}

/** Asks why before an entry is withdrawn. */
function Withdrawal({
  entry: { kind, id, version },
  onWithdrawn,
  onLeave,
}: Required<EntryActionsProps> & { readonly onLeave: () => void }) {
  const { say } = useWords()
  const { renew } = useLooking()
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
    api.withdraw(kind, id, { why: why.trim(), after: version, ...(by === '' ? {} : { by }) }).then(
      () => {
        onLeave()
        renew()
        onWithdrawn()
      },
      (error: unknown) => setState(whyFailed(error)),
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
      <p className="note">{say('enter.withdraw.note')}</p>
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

/** Every version of an entry, read when it is opened. */
function History({ entry }: Pick<EntryActionsProps, 'entry'>) {
  const { say } = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="history" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('enter.history', { count: entry.version })}</summary>
      {isOpen && <Versions entry={entry} />}
    </details>
  )
}

function Versions({ entry: { kind, id, version } }: Pick<EntryActionsProps, 'entry'>) {
  const words = useWords()
  const nameOf = usePlaceName()
  const [state, again] = useReading(`${kind} ${id} ${version}`, (signal) => api.entryHistory(kind, id, signal))
  const history = readIn(state)
  if (state.kind === 'failed') return <Failed problem={state.problem} onAgain={again} />
  if (history === null) return <Opening word={words.say('enter.history.reading')} />
  return (
    <ol className="versions">
      {history.versions.map((one) => (
        <li key={one.version}>
          <strong>{one.body === null ? words.say('enter.withdrawn') : titleOf(kind, one.body, words, nameOf)}</strong>
          <p className="entry-sub">{versionInWords(one, words)}</p>
        </li>
      ))}
    </ol>
  )
}
