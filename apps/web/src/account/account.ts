import type { SessionAnswer } from '@karavan/api'
import { createContext, useContext } from 'react'

/** Who is signed in, and how they leave. */
export interface Account {
  readonly person: SessionAnswer['person']
  signOut(): Promise<void>
  /** Told that they chose another password, which has ended the session. */
  passwordChanged(): void
}

/** Nobody where nobody signs in: whoever opens the page is the one user of the machine. */
export const AccountContext = createContext<Account>({
  person: null,
  signOut: async () => {},
  passwordChanged: () => {},
})

export const useAccount = () => useContext(AccountContext)

const SIGN_IN = '/sign-in'

/** Shows the address of the form, and remembers where somebody wanted to go. */
export function goToSignIn(): void {
  if (location.pathname === SIGN_IN) return
  const wanted = `${location.pathname}${location.search}`
  history.replaceState({ wanted }, '', SIGN_IN)
}

/** Goes where somebody wanted to go before they signed in. */
export function leaveSignIn(): void {
  if (location.pathname !== SIGN_IN) return
  const { wanted } = (history.state ?? {}) as { readonly wanted?: unknown }
  const isOurs = typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted)
  history.replaceState(null, '', isOurs ? wanted : '/')
}

/** Whether a provider sent somebody back of whom it did not say who they are. */
export function isRefused(): boolean {
  return location.pathname === SIGN_IN && location.search === '?refused'
}

/** What a link to set up carries, kept out of what servers and other pages see. */
export function setupLink(): string | null {
  return location.pathname === SIGN_IN ? (/^#setup=([\w-]{20,100})$/.exec(location.hash)?.[1] ?? null) : null
}
