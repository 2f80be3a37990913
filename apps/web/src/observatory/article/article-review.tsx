import { FIGURE_STATUSES, MEASURES } from '@karavan/model'
import { useId, useState } from 'react'
import type { Places } from '../../consignments/use-places.js'
import { Labelled } from '../../question/labelled.js'
import { Opening } from '../../shell/opening.js'
import { ProblemText } from '../../shell/problem.js'
import { useWords } from '../../words/words-context.js'
import { KeepPart } from '../keep-part.js'
import { amountInWords, claimInWords, periodInWords, seriesInWords } from '../say-figure.js'
import { CORRECTED, type Corrected, type Proposal, piecesOf, seriesOf } from './proposal.js'
import type { Article } from './use-article.js'

interface ArticleReviewProps {
  readonly article: Article
  readonly places: Places
  readonly onKept: () => void
}

/** What was read in a text: its words marked, each figure to be taken, corrected or left out, and then kept. */
export function ArticleReview({ article, places, onKept }: ArticleReviewProps) {
  const { say } = useWords()
  const { state, about, keeping, keep, read } = article
  const [pointed, setPointed] = useState<number | null>(null)
  if (state.kind === 'none') return null
  if (state.kind === 'reading') return <Opening word={say('observatory.article.busy')} />
  if (state.kind === 'failed') {
    return (
      <div className="network-failed pane-body" role="alert">
        <ProblemText problem={state.problem} />
        <button type="button" className="button-second" onClick={() => void read()}>
          {say('network.again')}
        </button>
      </div>
    )
  }
  const { proposals, text } = state
  const taken = proposals.filter(({ isTaken }) => isTaken).length
  const isSourced = about.source.trim() !== ''
  return (
    <section className="pane-body article-review" aria-labelledby="article-review">
      <div role="status">
        <h2 id="article-review">{say('observatory.article.found', { count: proposals.length, taken })}</h2>
      </div>
      {about.date !== state.date && <p className="note">{say('observatory.article.dateChanged')}</p>}
      {proposals.length === 0 && <p>{say('observatory.article.none')}</p>}
      {taken < proposals.length && (
        <button type="button" className="button-second article-all" onClick={article.takeAll}>
          {say('observatory.article.acceptAll')}
        </button>
      )}
      <ol className="article-figures">
        {proposals.map((proposal, i) => (
          <ProposalLine
            key={`${proposal.read.span.start} ${proposal.read.span.end}`}
            proposal={proposal}
            places={places}
            isPointed={pointed === i}
            onPoint={() => setPointed(i)}
            onTake={(isTaken) => article.take(i, isTaken)}
            onCorrect={(column, cell) => article.correct(i, column, cell)}
          />
        ))}
      </ol>
      {taken > 0 && (
        <KeepPart
          keeping={keeping}
          lacking={isSourced ? null : say('observatory.article.needSource')}
          act={say('observatory.article.keep')}
          onKeep={() => keep(onKept)}
        />
      )}
      <h3>{say('observatory.article.marked')}</h3>
      <div className="article-text">
        {piecesOf(text, proposals).map(({ text: piece, index }, i) =>
          index === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no name, and do not move
            <span key={i}>{piece}</span>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no name, and do not move
            <mark key={i} data-taken={proposals[index]?.isTaken} data-pointed={index === pointed}>
              {piece}
            </mark>
          ),
        )}
      </div>
    </section>
  )
}

interface ProposalLineProps {
  readonly proposal: Proposal
  readonly places: Places
  readonly isPointed: boolean
  readonly onPoint: () => void
  readonly onTake: (isTaken: boolean) => void
  readonly onCorrect: (column: Corrected, cell: string) => void
}

function ProposalLine({ proposal, places, isPointed, onPoint, onTake, onCorrect }: ProposalLineProps) {
  const words = useWords()
  const { say } = words
  const [isOpen, setOpen] = useState(false)
  const { read, isTaken, row } = proposal
  const isAsRead = row === read.row
  return (
    <li
      className="article-figure"
      data-taken={isTaken}
      data-pointed={isPointed}
      onPointerEnter={onPoint}
      onFocus={onPoint}
    >
      <p>
        <strong>
          {isAsRead
            ? amountInWords(read, words)
            : `${[row['value'] || `${row['min']} – ${row['max']}`, row['unit']].join(' ')}`}
        </strong>{' '}
        · {isAsRead ? periodInWords(read.period, words) : [row['start'], row['end']].filter(Boolean).join(' – ')} ·{' '}
        {say(`observatory.status.${FIGURE_STATUSES.find((one) => one === row['status']) ?? 'claimed'}`)}
      </p>
      <p>{seriesInWords(isAsRead ? read.series : seriesOf(proposal), places, words)}</p>
      {read.comparison !== null && <p className="note">{claimInWords(read.comparison, words)}</p>}
      <blockquote>{read.quote}</blockquote>
      <div className="article-acts">
        <button type="button" className="button-second" onClick={() => onTake(!isTaken)}>
          {say(isTaken ? 'observatory.article.leave' : 'observatory.article.accept')}
        </button>
        <button type="button" className="button-quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say(isOpen ? 'observatory.article.done' : 'observatory.article.correct')}
        </button>
        <details className="note">
          <summary>{say('observatory.article.why')}</summary>
          <ul>
            {read.why.map((rule) => (
              <li key={rule} lang="en">
                {rule}
              </li>
            ))}
          </ul>
        </details>
      </div>
      {isOpen && (
        <div className="article-fields">
          {CORRECTED.map((column) => (
            <Cell key={column} column={column} value={row[column] ?? ''} onChange={(cell) => onCorrect(column, cell)} />
          ))}
        </div>
      )}
    </li>
  )
}

const LABELS = {
  value: 'observatory.article.value',
  min: 'observatory.article.min',
  max: 'observatory.article.max',
  unit: 'observatory.article.unit',
  start: 'observatory.article.start',
  end: 'observatory.article.end',
  status: 'observatory.table.status',
  measure: 'observatory.measure',
  where: 'observatory.article.where',
  subject: 'observatory.article.subject',
} as const satisfies Record<Corrected, string>

interface CellProps {
  readonly column: Corrected
  readonly value: string
  readonly onChange: (cell: string) => void
}

const NUMBERS: ReadonlySet<Corrected> = new Set(['value', 'min', 'max'])

function Cell({ column, value, onChange }: CellProps) {
  const words = useWords()
  const { say } = words
  const id = useId()
  const choices =
    column === 'status'
      ? FIGURE_STATUSES.map((one) => ({ one, text: say(`observatory.status.${one}`) }))
      : column === 'measure'
        ? MEASURES.map((one) => ({ one, text: say(`observatory.measure.${one}`) }))
        : null
  const [typed, setTyped] = useState(() => (NUMBERS.has(column) ? words.typedAs(value) : value))
  const type = (text: string) => {
    setTyped(text)
    const read = NUMBERS.has(column) ? words.readNumber(text) : null
    onChange(read === null ? text : String(read.value))
  }
  const isWrong = NUMBERS.has(column) && typed !== '' && words.readNumber(typed) === null
  const fault = isWrong && say('observatory.article.value.wrong', { value: typed })
  return (
    <Labelled id={id} label={say(LABELS[column])} fault={fault}>
      {choices === null ? (
        <input
          id={id}
          type="text"
          maxLength={200}
          value={typed}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-fault` : undefined}
          onChange={({ target }) => type(target.value)}
        />
      ) : (
        <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
          {choices.map(({ one, text }) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}
