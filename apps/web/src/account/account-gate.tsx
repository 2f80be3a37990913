import type { SessionAnswer } from '@karavan/api'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react'
import { api, isTakenBack, keepSession } from '../api/client.js'
import { AccountContext, goToSignIn, leaveSignIn } from './account.js'

const SignInPage = lazy(() => import('./sign-in-page.js'))

/** A server that does not answer is told by the page itself, as for any other question. */
const NOBODY_SIGNS_IN: SessionAnswer = { signIn: false, provider: null, person: null, csrf: null }

/** Shows the page to who may see it, and to others the form to sign in. */
export function AccountGate({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<SessionAnswer | null>(null)
  const [isNewPassword, setNewPassword] = useState(false)
  const take = useCallback((next: SessionAnswer) => {
    keepSession(next.csrf, () => take({ ...next, person: null, csrf: null }))
    if (next.signIn && next.person === null) goToSignIn()
    else leaveSignIn()
    setSession(next)
  }, [])
  useEffect(() => {
    const asking = new AbortController()
    api.session(asking.signal).then(take, (error) => {
      if (!isTakenBack(error)) take(NOBODY_SIGNS_IN)
    })
    return () => asking.abort()
  }, [take])
  if (session === null) return null
  if (session.signIn && session.person === null) {
    return (
      <Suspense fallback={null}>
        <SignInPage
          provider={session.provider}
          isNewPassword={isNewPassword}
          onSignedIn={(begun) => {
            setNewPassword(false)
            take(begun)
          }}
        />
      </Suspense>
    )
  }
  const ended = () => take({ ...session, person: null, csrf: null })
  const signOut = async () => {
    await api.signOut()
    ended()
  }
  const passwordChanged = () => {
    setNewPassword(true)
    ended()
  }
  return <AccountContext value={{ person: session.person, signOut, passwordChanged }}>{children}</AccountContext>
}
