import type { Cells } from '@karavan/api'
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import { FaultOf, Labelled } from '../../question/labelled.js'
import { ProblemText } from '../../shell/problem.js'
import { useWords } from '../../words/words-context.js'
import { WouldHit } from '../hits/would-hit.js'
import type { EntryKind } from './cells.js'
import { columnName } from './column-name.js'
import { EntryContext } from './entry-context.js'
import { FaultText } from './fault-text.js'
import { OrderFields } from './order-fields.js'
import { TextField } from './plain-fields.js'
import { Reader } from './reader.js'
import { CountFields, ReportFields } from './short-fields.js'
import { fieldId, useEntry } from './use-entry.js'

interface EntryFormProps {
  readonly kind: EntryKind
  /** Tells the form from others that are kept. */
  readonly form: string
  /** What it begins with. */
  readonly cells: Cells
  /** The version that is corrected; 0 for a new entry. */
  readonly version: number
  /** Ids that are in use. */
  readonly taken: ReadonlySet<string>
  readonly onKept: (row: Cells, isLeft: boolean) => void
}

const FIELDS: Readonly<Record<EntryKind, () => ReactNode>> = {
  orders: OrderFields,
  reports: ReportFields,
  queues: CountFields,
}

/** A form of a kind, what the order in it would hit, and how it is entered. Ctrl and Enter together enter it from any field. */
export function EntryForm({ ...start }: EntryFormProps) {
  const { say } = useWords()
  const entry = useEntry(start)
  const [pointed, point] = useState<string | null>(null)
  const { kind, row, draft, isFit, refuse } = entry
  const Fields = FIELDS[kind]

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    void entry.enter()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit(event)
  }

  return (
    <EntryContext value={{ ...entry, pointed, point }}>
      <form
        className="enter-form"
        onSubmit={onSubmit}
        onKeyDown={onKeyDown}
        aria-label={say(`enter.kind.${kind}`)}
        noValidate
      >
        {kind === 'orders' && start.version === 0 && <Reader />}
        <Fields />
        {kind === 'orders' && (
          <WouldHit orders={[row['id'] ?? '', row['amends'] ?? '']} draft={draft} onAsk={isFit} onRefused={refuse} />
        )}
        <Signing entry={entry} />
      </form>
    </EntryContext>
  )
}

/** Who enters it and why, what is wrong, and the button that enters it. */
function Signing({ entry }: { readonly entry: ReturnType<typeof useEntry> }) {
  const words = useWords()
  const { say, list } = words
  const { kind, by, setBy, why, setWhy, isCorrection, faults, problem, stage, clear } = entry
  const whyFault = faults.get('why')
  return (
    <div className="enter-act">
      <div className="enter-signed">
        {kind === 'orders' ? (
          <Labelled id="enter-signed-by" label={say('enter.by')}>
            <input
              id="enter-signed-by"
              type="text"
              autoComplete="name"
              maxLength={120}
              placeholder={say('enter.by.hint')}
              value={by}
              onChange={({ target }) => setBy(target.value)}
            />
          </Labelled>
        ) : (
          <TextField column="by" hint={say('enter.by.hint')} />
        )}
        {isCorrection && (
          <Labelled id={fieldId('why')} label={say('enter.why.correct')}>
            <input
              id={fieldId('why')}
              type="text"
              maxLength={500}
              aria-invalid={whyFault !== undefined}
              aria-describedby={whyFault ? `${fieldId('why')}-fault` : undefined}
              value={why}
              onChange={({ target }) => setWhy(target.value)}
            />
            <FaultOf id={fieldId('why')}>{whyFault && <FaultText fault={whyFault} />}</FaultOf>
          </Labelled>
        )}
      </div>
      <div className="enter-buttons">
        <button type="button" className="button-quiet" onClick={clear}>
          {say('enter.clear')}
        </button>
        <button type="submit" className="button" disabled={stage !== 'typing'}>
          {say(stage === 'typing' ? (isCorrection ? 'enter.act.correct' : 'enter.act') : `enter.${stage}`)}
        </button>
      </div>
      {(faults.size > 0 || problem !== null) && (
        <div className="enter-refused" role="alert">
          {problem === null ? (
            say('enter.faults', { fields: list([...faults.keys()].map((column) => columnName(column, words))) })
          ) : (
            <ProblemText problem={problem} />
          )}
        </div>
      )}
    </div>
  )
}
