import { useState } from 'react'
import { useWords } from '../words/words-context.js'
import { useAccount } from './account.js'

/** Who is signed in, and the way out; nothing where nobody signs in. */
export function AccountMenu() {
  const { say } = useWords()
  const { person, signOut } = useAccount()
  const [leaving, setLeaving] = useState(false)
  if (person === null) return null
  const leave = () => {
    setLeaving(true)
    signOut().catch(() => setLeaving(false))
  }
  return (
    <div className="account">
      <span>{say('account.who', { name: person.name, organisation: person.organisation.name })}</span>
      <button type="button" className="button-second" onClick={leave} disabled={leaving}>
        {say('account.out')}
      </button>
    </div>
  )
}
