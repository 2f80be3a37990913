import { useEffect, useRef, useState } from 'react'
import type { Places } from '../../consignments/use-places.js'
import { Opening } from '../../shell/opening.js'
import { ProblemText } from '../../shell/problem.js'
import { useWords } from '../../words/words-context.js'
import { KeepPart } from '../keep-part.js'
import { piecesOf, takenPlaces } from './proposal.js'
import { ProposalCard } from './proposal-card.js'
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
  const list = useRef<HTMLOListElement>(null)
  const first = refusedFirst(article.refused)
  // What is refused comes into sight; its words are those of the card.
  useEffect(() => {
    if (first === null) return
    const card = list.current?.children[first]
    card?.scrollIntoView({ block: 'center' })
    card?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus({ preventScroll: true })
  }, [first])
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
      <ol className="article-figures" ref={list}>
        {proposals.map((proposal, i) => (
          <ProposalCard
            key={`${proposal.read.span.start} ${proposal.read.span.end}`}
            proposal={proposal}
            places={places}
            isPointed={pointed === i}
            onPoint={() => setPointed(i)}
            refused={article.refused.get(i) ?? null}
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
          onKeep={() => void keep(onKept)}
          nameOf={(index) => proposals[takenPlaces(proposals)[index] ?? 0]?.read.quote ?? ''}
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

function refusedFirst(refused: ReadonlyMap<number, unknown>): number | null {
  return refused.size === 0 ? null : Math.min(...refused.keys())
}
