import type { FigureAnswer } from '@karavan/api'
import { useEffect, useRef, useState } from 'react'
import { api } from '../api/client.js'
import { versionInWords } from '../conditions/enter/say-entered.js'
import { Withdrawal } from '../conditions/enter/withdrawal.js'
import { Failed } from '../conditions/failed.js'
import { lastIn, useReading } from '../conditions/use-reading.js'
import type { Places } from '../consignments/use-places.js'
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
        <Withdrawal
          note={say('observatory.withdraw.note')}
          withdraw={(reason) => api.withdrawFigure(id, reason)}
          onWithdrawn={onWithdrawn}
          onLeave={() => setLeaving(false)}
        />
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
