import type { EnteredVersion } from '@karavan/api'
import { useState } from 'react'
import { api } from '../../api/client.js'
import { Opening } from '../../shell/opening.js'
import { useWords } from '../../words/words-context.js'
import { useLooking, usePlaceName } from '../conditions-context.js'
import { Failed } from '../failed.js'
import { readIn, useReading } from '../use-reading.js'
import { titleOf, versionInWords } from './say-entered.js'
import { Withdrawal } from './withdrawal.js'

interface EntryActionsProps {
  /** Its latest version. */
  readonly entry: EnteredVersion
  /** What follows once it is withdrawn. */
  readonly onWithdrawn?: () => void
}

/** An entry is corrected, withdrawn, and its versions are shown. */
export function EntryActions({ entry, onWithdrawn = () => undefined }: EntryActionsProps) {
  const { say } = useWords()
  const { openEntry, renew } = useLooking()
  const [isLeaving, setLeaving] = useState(false)
  const { kind, id, version, body } = entry
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
      {isLeaving && (
        <Withdrawal
          note={say('enter.withdraw.note')}
          withdraw={(reason) => api.withdraw(kind, id, { ...reason, after: version })}
          onWithdrawn={() => {
            setLeaving(false)
            renew()
            onWithdrawn()
          }}
          onLeave={() => setLeaving(false)}
        />
      )}
    </div>
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
