import type { Problem } from '@karavan/api'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { api, whyFailed } from '../api/client.js'
import { Labelled } from '../question/labelled.js'
import { ProblemText } from '../shell/problem.js'
import { useWords } from '../words/words-context.js'
import { useAccount } from './account.js'

interface OwnPasswordProps {
  readonly onLeave: () => void
}

const FIELDS = ['current', 'new', 'again'] as const
type Field = (typeof FIELDS)[number]

/** Chooses another password of one's own; whoever does signs in anew. */
export default function OwnPassword({ onLeave }: OwnPasswordProps) {
  const { say } = useWords()
  const { person, passwordChanged } = useAccount()
  const id = useId()
  const [typed, setTyped] = useState<Readonly<Record<Field, string>>>({ current: '', new: '', again: '' })
  const [differs, setDiffers] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSending, setSending] = useState(false)
  const at = problem === null ? null : fieldOf(problem)

  async function send(event: FormEvent) {
    event.preventDefault()
    setProblem(null)
    setDiffers(typed.new !== typed.again)
    if (typed.new !== typed.again) return document.getElementById(`${id}-again`)?.focus()
    setSending(true)
    try {
      await api.changePassword({ current: typed.current, password: typed.new })
      passwordChanged()
    } catch (error) {
      const why = whyFailed(error)
      setProblem(why)
      setSending(false)
      document.getElementById(`${id}-${fieldOf(why)}`)?.focus()
    }
  }

  const faults: Readonly<Record<Field, ReactNode>> = {
    current: at === 'current' && say('account.own.wrong'),
    new: at === 'new' && say('account.password.long'),
    again: differs && say('account.own.differ'),
  }
  return (
    <form className="account-own" onSubmit={send} noValidate>
      <p className="note">{say('account.own.more')}</p>
      <input type="text" name="login" autoComplete="username" value={person?.login ?? ''} readOnly hidden />
      {FIELDS.map((field) => (
        <Labelled key={field} id={`${id}-${field}`} label={say(`account.own.${field}`)} fault={faults[field]}>
          <input
            id={`${id}-${field}`}
            type="password"
            autoComplete={field === 'current' ? 'current-password' : 'new-password'}
            value={typed[field]}
            aria-invalid={Boolean(faults[field])}
            aria-describedby={faults[field] ? `${id}-${field}-fault` : undefined}
            onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
          />
        </Labelled>
      ))}
      <p className="note">{say('account.password.long')}</p>
      {problem && at === null && (
        <div className="fault" role="alert">
          <ProblemText problem={problem} />
        </div>
      )}
      <div className="account-acts">
        <button type="button" className="button-quiet" onClick={onLeave}>
          {say('account.own.leave')}
        </button>
        <button type="submit" className="button" disabled={isSending || Object.values(typed).includes('')}>
          {say('account.own.do')}
        </button>
      </div>
    </form>
  )
}

/** The field that a refusal is about; null where it is about none. */
function fieldOf({ code, pointer }: Problem): Field | null {
  if (code === 'SIGN_IN_FAILED') return 'current'
  return pointer === '/password' ? 'new' : null
}
