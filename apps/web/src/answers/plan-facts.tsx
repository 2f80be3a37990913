import type { EpochMinutes } from '@karavan/core'
import type { TransportPlan } from '@karavan/model'
import type { ReactNode } from 'react'
import { Term } from '../help/term.js'
import { useWords } from '../words/words-context.js'
import { CertainShare } from './certain-share.js'
import { quantilesAlong } from './time-axis.js'

/** Measures in which a plan is the best shown. */
type Best = ReadonlySet<string>

interface FactsHeadProps {
  readonly hasDeadline: boolean
  readonly currency: string
}

/** What the columns of {@link PlanFacts} hold; where there is no room for columns each card says it itself. */
export function FactsHead({ hasDeadline, currency }: FactsHeadProps) {
  const { say } = useWords()
  return (
    <div className="facts facts-head">
      <Term name="p50">{say('answers.half')}</Term>
      <Term name="p90">{say('answers.nine')}</Term>
      {hasDeadline ? <span>{say('answers.inTime')}</span> : <Term name="eight-in-ten">{say('answers.eight')}</Term>}
      <Term name="certain-share">{say('answers.cost', { currency })}</Term>
      <Term name="co2e">{say('answers.co2e')}</Term>
      <span>{say('answers.changes')}</span>
    </div>
  )
}

interface PlanFactsProps {
  readonly plan: TransportPlan
  /** When the goods are ready. */
  readonly ready: EpochMinutes
  readonly best: Best
}

/** The figures of a plan in columns that run through all cards. */
export function PlanFacts({ plan, ready, best }: PlanFactsProps) {
  const { say, shortDate, elapsed, percent, amountRange, emissions } = useWords()
  const { arrival, cost, co2eKg, onTime } = plan
  const { p10, p50, p90 } = quantilesAlong(arrival)
  const by = (at: EpochMinutes | null) => (at === null ? say('duration.beyond') : shortDate(at))
  const after = (at: EpochMinutes | null) => at !== null && elapsed(ready, at)
  return (
    <dl className="facts">
      <Fact label={say('answers.half')} best={best.has('arrival')} more={after(p50)}>
        {by(p50)}
      </Fact>
      <Fact label={say('answers.nine')} more={after(p90)}>
        {by(p90)}
      </Fact>
      {onTime === null ? (
        <Fact label={say('answers.eight')} best={best.has('reliability')}>
          {p10 === null || p90 === null ? say('answers.noBound') : elapsed(p10, p90)}
        </Fact>
      ) : (
        <Fact label={say('answers.inTime')} best={best.has('reliability')} low={onTime < 0.5}>
          {percent(onTime)}
        </Fact>
      )}
      <Fact
        label={say('answers.cost', { currency: cost.currency })}
        best={best.has('cost')}
        more={cost.certainShare !== null && <CertainShare share={cost.certainShare} />}
      >
        {amountRange(cost.low, cost.high)}
      </Fact>
      <Fact label={say('answers.co2e')} best={best.has('co2e')}>
        {co2eKg === null ? say('answers.unknown') : emissions(co2eKg)}
      </Fact>
      <Fact
        label={say('answers.changes')}
        more={say('answers.transshipments', { count: plan.transshipments })}
        kind="fact-counts"
      >
        {say('answers.borders', { count: plan.borders.length })}
      </Fact>
    </dl>
  )
}

interface FactProps {
  readonly label: string
  readonly children: string
  readonly more?: ReactNode
  readonly best?: boolean
  readonly low?: boolean
  readonly kind?: string
}

function Fact({ label, children, more, best = false, low = false, kind = '' }: FactProps) {
  return (
    <div className={kind}>
      <dt>{label}</dt>
      <dd className={low ? 'chance-low' : best ? 'fact-best' : undefined}>{children}</dd>
      {more && <dd className="fact-more">{more}</dd>}
    </div>
  )
}
