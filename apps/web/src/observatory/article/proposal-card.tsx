import { useState } from 'react'
import type { Places } from '../../consignments/use-places.js'
import { useWords } from '../../words/words-context.js'
import type { RefusedRow } from '../refused-rows.js'
import { saidOf } from '../said-row.js'
import { amountInWords, claimInWords, periodInWords, seriesInWords } from '../say-figure.js'
import { CLAIM_CORRECTED, CORRECTED, type Corrected, type Proposal } from './proposal.js'
import { ProposalField } from './proposal-field.js'

interface ProposalCardProps {
  readonly proposal: Proposal
  readonly places: Places
  readonly isPointed: boolean
  /** What the server says is wrong with it; null where nothing is. */
  readonly refused: RefusedRow | null
  readonly onPoint: () => void
  readonly onTake: (isTaken: boolean) => void
  readonly onCorrect: (column: Corrected, cell: string) => void
}

const FIELDS: ReadonlySet<string> = new Set([...CORRECTED, ...CLAIM_CORRECTED])

/** A figure that was proposed: what it says, its very words, and what may be corrected. */
export function ProposalCard({ proposal, places, isPointed, refused, onPoint, onTake, onCorrect }: ProposalCardProps) {
  const words = useWords()
  const { say } = words
  const [isOpen, setOpen] = useState(false)
  const [seen, setSeen] = useState(refused)
  // What is refused stands open, until whoever mends it closes it.
  if (refused !== seen) {
    setSeen(refused)
    if (refused !== null) setOpen(true)
  }
  const { read, isTaken, row } = proposal
  const { series, amount, period, status, claim } = saidOf(row)
  const cells = (...columns: readonly string[]) => columns.map((column) => row[column]).filter(Boolean)
  const field = (column: Corrected) => (
    <ProposalField
      key={column}
      column={column}
      row={row}
      refused={refused?.column === column ? refused : null}
      onChange={(cell) => onCorrect(column, cell)}
    />
  )
  return (
    <li
      className="article-figure"
      data-taken={isTaken}
      data-pointed={isPointed}
      data-refused={refused !== null}
      onPointerEnter={onPoint}
      onFocus={onPoint}
    >
      <p>
        <strong>
          {amount === null
            ? [cells('value', 'min', 'max').join(' – '), row['unit']].join(' ')
            : amountInWords({ ...amount, series }, words)}
        </strong>{' '}
        · {period === undefined ? cells('start', 'end').join(' – ') : periodInWords(period, words)} ·{' '}
        {say(`observatory.status.${status}`)}
      </p>
      <p>{seriesInWords(series, places, words)}</p>
      {claim !== null && (
        <p className="note">
          {claim === undefined ? cells('claim_value', 'claim_unit').join(' ') : claimInWords(claim, words)}
        </p>
      )}
      <blockquote>{read.quote}</blockquote>
      {refused !== null && !FIELDS.has(refused.column) && (
        <p className="fault">
          {say('observatory.article.cell.refused', { received: refused.received })}{' '}
          <span lang="en">{refused.expected}</span>
        </p>
      )}
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
        <>
          <div className="article-fields">{CORRECTED.map(field)}</div>
          <fieldset className="article-claim">
            <legend>{say('observatory.origin.claim')}</legend>
            <div className="article-fields">
              {CLAIM_CORRECTED.filter((column) => isAsked(column, row['claim'] ?? '')).map(field)}
            </div>
          </fieldset>
        </>
      )}
    </li>
  )
}

/** Whether a part of a claim is asked for where it is of a kind. */
function isAsked(column: (typeof CLAIM_CORRECTED)[number], kind: string): boolean {
  if (column === 'claim') return true
  if (kind === '') return false
  if (column === 'claim_value') return kind !== 'direction'
  if (column === 'claim_unit') return kind === 'change'
  return column !== 'claim_sign' || kind === 'direction'
}
