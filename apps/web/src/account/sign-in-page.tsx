import '../styles/sign-in.css'
import { API_PREFIX, type Problem, type SessionAnswer } from '@karavan/api'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { api, whyFailed } from '../api/client.js'
import { LanguageMenu } from '../shell/header.js'
import { ProblemText } from '../shell/problem.js'
import type { MessageKey } from '../words/catalogue.js'
import { useWords } from '../words/words-context.js'
import { isRefused, setupLink } from './account.js'

interface SignInPageProps {
  /** Name of a provider of OpenID Connect; null where there is none. */
  readonly provider: string | null
  /** Whether somebody has just chosen another password, and signs in with it. */
  readonly isNewPassword: boolean
  readonly onSignedIn: (session: SessionAnswer) => void
}

/** Where people sign in, or, by the link that the server printed, where the first administrator is added. */
export default function SignInPage({ provider, isNewPassword, onSignedIn }: SignInPageProps) {
  const { say } = useWords()
  const [link] = useState(setupLink)
  const [refused] = useState(isRefused)
  useEffect(() => {
    document.title = say('account.title')
  }, [say])
  return (
    <main className="sign-in">
      <div className="sign-in-head">
        <h1>{say(link === null ? 'account.title' : 'account.setup')}</h1>
        <LanguageMenu />
      </div>
      {link === null ? (
        <>
          {isNewPassword && <p role="status">{say('account.own.done')}</p>}
          {refused && (
            <p className="fault" role="alert">
              {say('states.problem.OIDC_FAILED')}
            </p>
          )}
          {provider !== null && (
            <p>
              <a className="button" href={`${API_PREFIX}/session/oidc`}>
                {say('account.provider', { provider })}
              </a>{' '}
              {say('account.or')}
            </p>
          )}
          <SignInForm
            fields={['login', 'password']}
            verb="account.enter"
            send={({ login = '', password = '' }) => api.signIn({ login, password })}
            onSignedIn={onSignedIn}
          />
          <p className="sign-in-note">{say('account.forgotten')}</p>
        </>
      ) : (
        <>
          <p>{say('account.setup.more')}</p>
          <SignInForm
            fields={['organisation', 'login', 'password']}
            verb="account.setup.done"
            send={({ organisation = '', login = '', password = '' }) =>
              api.setUp({ link, organisation, login, password })
            }
            onSignedIn={onSignedIn}
          />
          <p className="sign-in-note">{say('account.password.long')}</p>
        </>
      )}
    </main>
  )
}

type FieldName = 'organisation' | 'login' | 'password'

interface SignInFormProps {
  readonly fields: readonly FieldName[]
  readonly verb: MessageKey
  readonly send: (typed: Partial<Record<FieldName, string>>) => Promise<SessionAnswer>
  readonly onSignedIn: (session: SessionAnswer) => void
}

function SignInForm({ fields, verb, send, onSignedIn }: SignInFormProps) {
  const { say } = useWords()
  const id = useId()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [sending, setSending] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const typed = Object.fromEntries(fields.map((name) => [name, String(form.get(name) ?? '')]))
    setSending(true)
    send(typed).then(onSignedIn, (error) => {
      setProblem(whyFailed(error))
      setSending(false)
    })
  }
  const isNew = fields.includes('organisation')
  const completed: Readonly<Record<FieldName, string>> = {
    organisation: 'organization',
    login: 'username',
    password: isNew ? 'new-password' : 'current-password',
  }
  return (
    <form onSubmit={submit}>
      {fields.map((name) => (
        <div className="field" key={name}>
          <label htmlFor={`${id}-${name}`}>{say(`account.${name}`)}</label>
          <input
            id={`${id}-${name}`}
            name={name}
            type={name === 'password' ? 'password' : 'text'}
            autoComplete={completed[name]}
            autoCapitalize="none"
            spellCheck={false}
            required
          />
        </div>
      ))}
      <p className="fault" role="alert">
        {problem !== null && <ProblemText problem={problem} />}
      </p>
      <button type="submit" className="button" disabled={sending}>
        {say(sending ? 'account.entering' : verb)}
      </button>
    </form>
  )
}
