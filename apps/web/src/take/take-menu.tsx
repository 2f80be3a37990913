import type { PlanAnswer, TransportPlan } from '@karavan/model'
import { useId, useRef, useState } from 'react'
import { useShownHits } from '../hits/hits-context.js'
import { useOwnRows } from '../sources/own-context.js'
import { useWords } from '../words/words-context.js'
import { CopyLink } from './copy-link.js'
import { FILE_FORMS, plansByScope, type Scope } from './forms.js'
import { type Taking, useTaking } from './use-taking.js'

interface TakeMenuProps {
  readonly answer: PlanAnswer
  readonly chosen: TransportPlan | null
}

/** The button that opens what can be taken away of an answer: its link and its files. */
export function TakeMenu({ answer, chosen }: TakeMenuProps) {
  const { say } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [address, setAddress] = useState<string | null>(null)
  const id = useId()
  if (answer.plans.length === 0) return null
  return (
    <>
      <button
        type="button"
        className="take-open"
        aria-haspopup="dialog"
        onClick={() => {
          setAddress(location.href)
          dialog.current?.showModal()
        }}
      >
        <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
          <path
            d="M10 3v9m0 0 3.6-3.6M10 12 6.4 8.4M3.5 13.5v3h13v-3"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.7"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        <span>{say('take.open')}</span>
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a press beside the dialog closes it, as Escape does by itself */}
      <dialog
        ref={dialog}
        className="take"
        aria-labelledby={id}
        onClose={() => setAddress(null)}
        onClick={({ target }) => {
          if (target === dialog.current) dialog.current?.close()
        }}
      >
        {address !== null && (
          <div className="take-body">
            <header className="take-head">
              <h2 id={id}>{say('take.open')}</h2>
              <button type="button" className="button-quiet" onClick={() => dialog.current?.close()}>
                {say('take.close')}
              </button>
            </header>
            <CopyLink address={address} />
            <Files answer={answer} chosen={chosen} address={address} />
          </div>
        )}
      </dialog>
    </>
  )
}

function Files({ answer, chosen, address }: TakeMenuProps & { address: string }) {
  const words = useWords()
  const { say } = words
  const { find } = useShownHits()
  const { rows: own } = useOwnRows()
  const { taking, take, reset } = useTaking(words)
  const scopes = plansByScope(answer, chosen, new URL(address).search)
  const [wanted, setWanted] = useState<Scope>(scopes.has('compared') ? 'compared' : 'plan')
  const scope = scopes.has(wanted) ? wanted : ([...scopes.keys()][0] ?? 'all')
  const plans = scopes.get(scope) ?? answer.plans
  return (
    <>
      {scopes.size > 1 && (
        <fieldset className="take-scopes">
          <legend>{say('take.scope')}</legend>
          {[...scopes].map(([item, { length }]) => (
            <label key={item}>
              <input
                type="radio"
                name="take-scope"
                checked={item === scope}
                onChange={() => {
                  setWanted(item)
                  reset()
                }}
              />
              {say(`take.scope.${item}`, { count: length })}
            </label>
          ))}
        </fieldset>
      )}
      <ul className="take-files">
        {FILE_FORMS.map((form) => (
          <li key={form}>
            <button
              type="button"
              aria-disabled={taking.kind === 'making'}
              onClick={() => void take(form, { answer, plans, scope, find, own })}
            >
              <strong>{say(`take.form.${form}`)}</strong>
              <small>{say(`take.form.${form}.what`)}</small>
            </button>
          </li>
        ))}
      </ul>
      <p className="take-state" data-state={taking.kind} role="status">
        <State taking={taking} />
      </p>
    </>
  )
}

function State({ taking }: { taking: Taking }) {
  const { say } = useWords()
  switch (taking.kind) {
    case 'idle':
      return null
    case 'making':
      return <>{say('take.making', { what: say(`take.form.${taking.form}`) })}</>
    case 'made':
      return <>{say('take.made', { name: taking.name })}</>
    case 'failed':
      return <>{say('take.failed', { what: say(`take.form.${taking.form}`), reason: taking.reason })}</>
  }
}
