import { lazy, Suspense, useId, useRef, useState } from 'react'
import { useWords } from '../words/words-context.js'
import { useAccount } from './account.js'

const OwnPassword = lazy(() => import('./own-password.js'))

/** Who is signed in, how they choose another password, and the way out; nothing where nobody signs in. */
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
      <PasswordDialog />
      <button type="button" className="button-second" onClick={leave} disabled={leaving}>
        {say('account.out')}
      </button>
    </div>
  )
}

function PasswordDialog() {
  const { say } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <button
        type="button"
        className="link"
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true)
          dialog.current?.showModal()
        }}
      >
        {say('account.own')}
      </button>
      <dialog ref={dialog} className="take" aria-labelledby={id} onClose={() => setOpen(false)}>
        {isOpen && (
          <div className="take-body">
            <h2 id={id}>{say('account.own.title')}</h2>
            <Suspense fallback={null}>
              <OwnPassword onLeave={() => dialog.current?.close()} />
            </Suspense>
          </div>
        )}
      </dialog>
    </>
  )
}
