import type { Observation } from '@karavan/model'
import { useEffect, useRef } from 'react'
import type { Places } from '../consignments/use-places.js'
import { dateOf } from '../words/date-of.js'
import { useWords } from '../words/words-context.js'
import { FigureKeeping } from './figure-keeping.js'
import { amountInWords, claimInWords, periodInWords, producerInWords, scopeInWords } from './say-figure.js'

interface FigureOriginProps {
  readonly figure: Observation
  readonly places: Places
  readonly onWithdrawn: () => void
}

/** A figure, its very words, and who said it where and when. */
export function FigureOrigin({ figure, places, onWithdrawn }: FigureOriginProps) {
  const words = useWords()
  const { say } = words
  const section = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever figure is opened comes into sight
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' })
  }, [figure.id])
  const { origin, locator, comparison, note, period, status, series } = figure
  const rows = [
    ['claim', comparison === null ? null : claimInWords(comparison, words)],
    ['producer', origin.producer === null ? null : producerInWords(origin.producer, words)],
    ['via', origin.via],
    ['titled', origin.title],
    ['published', dateOf(origin.published, words)],
    ['read', origin.read === null ? null : dateOf(origin.read, words)],
    ['row', origin.row],
    ['licence', origin.licence],
    ['note', note],
  ] as const
  return (
    <section ref={section} className="figure-origin" aria-labelledby="figure-origin" aria-live="polite">
      <h3 id="figure-origin">{say('observatory.origin')}</h3>
      <p>
        <strong>{amountInWords(figure, words)}</strong> · {periodInWords(period, words)} ·{' '}
        {say(`observatory.status.${status}`)} · {scopeInWords(series.scope, places, words)}
      </p>
      {locator === null ? (
        <p className="note">{say('observatory.origin.noQuote')}</p>
      ) : (
        <blockquote cite={URL.canParse(origin.source) ? origin.source : undefined}>{locator.quote}</blockquote>
      )}
      <dl className="figure-facts">
        <dt>{say('observatory.origin.source')}</dt>
        <dd>
          <SourceName source={origin.source} />
        </dd>
        {rows.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{say(`observatory.origin.${name}`)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <FigureKeeping key={figure.id} id={figure.id} onWithdrawn={onWithdrawn} />
    </section>
  )
}

function SourceName({ source }: { readonly source: string }) {
  return /^https?:\/\//.test(source) && URL.canParse(source) ? (
    <a href={source} rel="noreferrer" target="_blank">
      {source}
    </a>
  ) : (
    source
  )
}
