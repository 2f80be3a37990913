import type { FigureAnswer, Problem } from '@karavan/api'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { api, whyFailed } from '../api/client.js'
import { lastEnteredBy } from '../conditions/enter/kept-entry.js'
import { versionInWords } from '../conditions/enter/say-entered.js'
import { Failed } from '../conditions/failed.js'
import { lastIn, useReading } from '../conditions/use-reading.js'
import type { Places } from '../consignments/use-places.js'
import { Labelled } from '../question/labelled.js'
import { ProblemText } from '../shell/problem.js'
import { useWords } from '../words/words-context.js'
import { fateOf } from './figure-fate.js'
import { amountInWords, periodInWords, seriesInWords } from './say-figure.js'

interface FigureKeepingProps {
  readonly id: string
  readonly onWithdrawn: () => void
}

/** Of a figure that somebody keeps, who did so when, and how it is withdrawn; nothing of one that comes with the project. */
export function FigureKeeping({ id, onWithdrawn }: FigureKeepingProps) {
  const { say } = useWords()
  const [isLeaving, setLeaving] = useState(false)
  const [state] = useReading(id, (signal) => api.figure(id, signal))
  const told = lastIn(state)
  if (told === null || told.figure.id !== id || told.versions.length === 0) return null
  const { versions } = told
  return (
    <div className="figure-keeping">
      <details>
        <summary>{say('enter.history', { count: versions.length })}</summary>
        <Versions versions={versions} />
      </details>
      {isLeaving ? (
        <Withdrawal id={id} onWithdrawn={onWithdrawn} onLeave={() => setLeaving(false)} />
      ) : (
        <button type="button" className="link" onClick={() => setLeaving(true)}>
          {say('enter.withdraw')}
        </button>
      )}
    </div>
  )
}

const HEADINGS = {
  stands: 'observatory.elsewhere',
  superseded: 'observatory.superseded',
  withdrawn: 'observatory.withdrawn',
} as const

interface FigureGoneProps {
  readonly id: string
  readonly places: Places
  /** Opens a figure where it stands. */
  readonly onOpen: (id: string) => void
}

/** What became of a figure that is not among those shown: whether it stands elsewhere, was withdrawn, or has a later word in its place. */
export function FigureGone({ id, places, onOpen }: FigureGoneProps) {
  const words = useWords()
  const { say } = words
  const [state, again] = useReading(id, (signal) => api.figure(id, signal))
  const section = useRef<HTMLElement>(null)
  const told = lastIn(state)
  const isTold = told !== null
  useEffect(() => {
    if (isTold) section.current?.focus()
  }, [isTold])
  if (state.kind === 'failed') return <Failed problem={state.problem} onAgain={again} />
  if (told === null || told.figure.id !== id) return null
  const { figure, supersededBy: successor } = told
  const fate = fateOf(told)
  return (
    <section ref={section} className="figure-origin" tabIndex={-1} aria-labelledby="figure-gone">
      <h3 id="figure-gone">{say(HEADINGS[fate])}</h3>
      <p>
        <strong>{amountInWords(figure, words)}</strong> · {periodInWords(figure.period, words)} ·{' '}
        {seriesInWords(figure.series, places, words)}
      </p>
      {successor !== null && (
        <button type="button" className="link" onClick={() => onOpen(successor)}>
          {say('observatory.superseded.by')}
        </button>
      )}
      {fate === 'stands' && (
        <button type="button" className="link" onClick={() => onOpen(id)}>
          {say('observatory.elsewhere.open')}
        </button>
      )}
      <Versions versions={told.versions} />
    </section>
  )
}

function Versions({ versions }: Pick<FigureAnswer, 'versions'>) {
  const words = useWords()
  return (
    <ol className="figure-versions">
      {versions.map((one) => (
        <li key={one.version}>
          {one.withdrawn && <strong>{words.say('enter.withdrawn')} · </strong>}
          {versionInWords(one, words)}
        </li>
      ))}
    </ol>
  )
}

/** Asks why before a figure is withdrawn. */
function Withdrawal({ id, onWithdrawn, onLeave }: FigureKeepingProps & { readonly onLeave: () => void }) {
  const { say } = useWords()
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
    api
      .withdrawFigure(id, { why: why.trim(), ...(by === '' ? {} : { by }) })
      .then(onWithdrawn, (error: unknown) => setState(whyFailed(error)))
  }

  return (
    <form className="figure-withdrawal" onSubmit={onSubmit} noValidate>
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
      <p className="note">{say('observatory.withdraw.note')}</p>
      {state !== null && state !== 'withdrawing' && (
        <div className="fault" role="alert">
          <ProblemText problem={state} />
        </div>
      )}
      <div className="figure-withdrawal-acts">
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
