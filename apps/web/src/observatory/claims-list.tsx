import type { ChecksAnswer } from '@karavan/api'
import type { ClaimedComparison, Observation, Series } from '@karavan/model'
import type { ReactNode } from 'react'
import type { Places } from '../consignments/use-places.js'
import { useWords } from '../words/words-context.js'
import {
  amountInWords,
  claimInWords,
  periodInWords,
  scopeInWords,
  seriesInWords,
  unitInWords,
  whoInWords,
} from './say-figure.js'
import { SeekFields } from './series-list.js'
import type { Shown } from './use-shown.js'
import { hasWords } from './words-sought.js'

type Verdict = ChecksAnswer['verdicts'][number]

interface ClaimsListProps {
  readonly checks: ChecksAnswer
  readonly shownWith: Shown
  readonly places: Places
  readonly onOpen: (figure: string) => void
}

/** What sources claim of their figures, worked out anew; where they disagree; what looks like a slip. */
export function ClaimsList({ checks, shownWith, places, onOpen }: ClaimsListProps) {
  const words = useWords()
  const { say } = words
  const { q } = shownWith.shown
  const isSought = (series: Series, title: string) => hasWords(q, `${seriesInWords(series, places, words)} ${title}`)
  const verdicts = checks.verdicts.filter(({ figure, title }) => isSought(figure.series, title))
  const of = (kind: Verdict['kind']) => verdicts.filter((one) => one.kind === kind)
  const conflicts = checks.conflicts.filter(({ figures: [first], title }) => first && isSought(first.series, title))
  const slips = checks.slips.filter(({ figure, title }) => isSought(figure.series, title))
  const parts = checks.parts.filter(({ whole, title }) => isSought(whole.series, title))
  const line = { places, onOpen }
  return (
    <>
      <SeekFields shownWith={shownWith} />
      <p role="status" className="note">
        {say('observatory.claims.summary', {
          agree: of('agrees').length,
          disagree: of('disagrees').length,
          unknown: of('cannotBeChecked').length,
        })}
      </p>
      <Part name="disagrees" count={of('disagrees').length}>
        {of('disagrees').map((verdict) => (
          <VerdictLine key={verdict.figure.id} verdict={verdict} {...line} />
        ))}
      </Part>
      <Part name="conflicts" count={conflicts.length}>
        {conflicts.map(({ figures, reason, ratio }) => (
          <li key={figures.map(({ id }) => id).join()} className="claim-line" data-kind="disagrees">
            <FigureButton figure={figures[0]} {...line} />
            <p className="claim-values">
              {figures.map((figure) => (
                <button key={figure.id} type="button" className="link" onClick={() => onOpen(figure.id)}>
                  {amountInWords(figure, words)}
                  <small>
                    {scopeInWords(figure.series.scope, places, words)}
                    {figure.series.weight !== null && ` · ${say(`observatory.weight.${figure.series.weight}`)}`}
                    {figure.series.load !== null && ` · ${say(`observatory.load.${figure.series.load}`)}`} ·{' '}
                    {whoInWords(figure, words)}
                  </small>
                </button>
              ))}
            </p>
            <p className="note">
              {ratio !== null &&
                `${say('observatory.claims.ratio', { ratio: words.exact(Math.round(ratio * 100) / 100) })}, `}
              {say(`observatory.claims.reason.${reason}`)}
            </p>
          </li>
        ))}
      </Part>
      <Part name="slips" count={slips.length}>
        {slips.map(({ figure, power }) => (
          <li key={figure.id} className="claim-line" data-kind="disagrees">
            <FigureButton figure={figure} {...line} />
            <p>
              {amountInWords(figure, words)}: {say('observatory.claims.power', { power })}
            </p>
          </li>
        ))}
      </Part>
      <Part name="parts" count={parts.length}>
        {parts.map(({ whole, parts: pieces, sum }) => (
          <li key={whole.id} className="claim-line" data-kind="disagrees">
            <FigureButton figure={whole} {...line} />
            <p>
              {amountInWords(whole, words)}; {say('observatory.claims.sum', { sum: words.compact(sum) })} (
              {words.list(pieces.map((piece) => amountInWords(piece, words)))})
            </p>
          </li>
        ))}
      </Part>
      <Part name="agrees" count={of('agrees').length}>
        {of('agrees').map((verdict) => (
          <VerdictLine key={verdict.figure.id} verdict={verdict} {...line} />
        ))}
      </Part>
      <Part name="cannotBeChecked" count={of('cannotBeChecked').length} folded>
        {of('cannotBeChecked').map((verdict) => (
          <VerdictLine key={verdict.figure.id} verdict={verdict} {...line} />
        ))}
      </Part>
    </>
  )
}

interface PartProps {
  readonly name: 'disagrees' | 'agrees' | 'cannotBeChecked' | 'conflicts' | 'slips' | 'parts'
  readonly count: number
  readonly folded?: boolean
  readonly children: ReactNode
}

function Part({ name, count, folded = false, children }: PartProps) {
  const { say, number } = useWords()
  const heading = (
    <h2 id={`claims-${name}`} className="conditions-group">
      {say(`observatory.claims.${name}`)} <small>{number(count)}</small>
    </h2>
  )
  const list = count === 0 ? <p className="note">{say('observatory.claims.nothing')}</p> : <ul>{children}</ul>
  return (
    <section className="claims-part" aria-labelledby={`claims-${name}`}>
      {folded ? (
        <details>
          <summary>{heading}</summary>
          {list}
        </details>
      ) : (
        <>
          {heading}
          {list}
        </>
      )}
    </section>
  )
}

interface LineProps {
  readonly places: Places
  readonly onOpen: (figure: string) => void
}

function FigureButton({ figure, places, onOpen }: LineProps & { readonly figure: Observation | undefined }) {
  const words = useWords()
  if (figure === undefined) return null
  return (
    <button type="button" className="link claim-title" data-figure={figure.id} onClick={() => onOpen(figure.id)}>
      {seriesInWords(figure.series, places, words)}, {periodInWords(figure.period, words)}
    </button>
  )
}

function VerdictLine({ verdict, ...rest }: LineProps & { readonly verdict: Verdict }) {
  const words = useWords()
  const { say } = words
  const { kind, figure, claim, computed, off, level, base, isBaseAssumed, missing } = verdict
  const unit = { of: claim.unit, every: null, per: null }
  const told = (value: number) => `${words.compact(rounded(value))} ${unitInWords(unit, words)}`
  const whole = (one: Observation) =>
    say('observatory.claims.figureOf', { value: amountInWords(one, words), period: periodInWords(one.period, words) })
  return (
    <li className="claim-line" data-kind={kind}>
      <FigureButton figure={figure} {...rest} />
      <p>
        <q>{claimInWords(claim, words)}</q> <small>{whoInWords(figure, words)}</small>
      </p>
      {computed !== null && (
        <>
          <ClaimScale claim={claim} computed={computed} />
          <p className="claim-computed">
            <strong>{say('observatory.claims.computed', { computed: told(computed.middle) })}</strong>
            {kind === 'disagrees' && off !== null && ` · ${say('observatory.claims.off', { off: told(off) })}`}
          </p>
        </>
      )}
      {level !== null && base !== null && (
        <p className="note">{say('observatory.claims.from', { level: whole(level), base: whole(base) })}</p>
      )}
      {isBaseAssumed && kind !== 'cannotBeChecked' && <p className="note">{say('observatory.claims.assumed')}</p>}
      {missing !== null && <p className="note">{say(`observatory.claims.missing.${missing}`)}</p>}
    </li>
  )
}

const WIDTH = 220

/** What was claimed, as a line, on what the figures allow, as a band; nothing where only a direction is claimed. */
function ClaimScale({
  claim,
  computed,
}: {
  readonly claim: ClaimedComparison
  readonly computed: NonNullable<Verdict['computed']>
}) {
  if (claim.value === null) return null
  const ends = [0, claim.value, computed.low, computed.high]
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const xOf = (value: number) => 4 + ((value - low) / (high - low || 1)) * (WIDTH - 8)
  const [from, to, at] = [xOf(computed.low), xOf(computed.high), xOf(claim.value)]
  return (
    <svg className="claim-scale" viewBox={`0 0 ${WIDTH} 18`} width={WIDTH} height="18" aria-hidden="true">
      <line className="figure-grid" x1="4" x2={WIDTH - 4} y1="9" y2="9" />
      <line className="figure-grid" x1={xOf(0)} x2={xOf(0)} y1="4" y2="14" />
      <rect className="claim-band" x={from} y="5" width={Math.max(2, to - from)} height="8" />
      <line className="claim-said" x1={at} x2={at} y1="1" y2="17" />
    </svg>
  )
}

/** Three digits are enough of what was worked out. */
function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
