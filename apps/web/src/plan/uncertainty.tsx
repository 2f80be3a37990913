import { type EpochMinutes, formatDate } from '@karavan/core'
import type { PlanAnswer, TransportPlan } from '@karavan/model'
import { Term } from '../help/term.js'
import { modeGroup } from '../words/modes.js'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'
import { earlierWays, type Narrower, narrowerWays, spreadHours } from './levers.js'
import { type Look, lookAtStep } from './look.js'
import { STEP_KINDS } from './plan-steps.js'
import type { PlanTimes, TimedStep } from './plan-times.js'
import { placeNames, stepTitle } from './step-words.js'

const DAY_MINUTES = 1440
/** A whole from which on parts are told in days. */
const LONG_MINUTES = 2 * DAY_MINUTES
/** What deciding on the way must gain to be named. */
const WORTH_CHOOSING_HOURS = 0.5
/** Parts shown at once, unless only one more is left. */
const SHOWN = 5

interface UncertaintyProps {
  readonly plan: TransportPlan
  readonly times: PlanTimes
  readonly answer: PlanAnswer
  readonly today: EpochMinutes
  readonly onLook: (look: Look | null) => void
  /** Asks again with the goods ready on another day, `2027-02-01`. */
  readonly onReady: (day: string) => void
  readonly onChoose: (plan: TransportPlan) => void
}

/** Where the days between the median and P90 come from, and what would take some of them away. */
export function Uncertainty({ plan, times, answer, today, onLook, onReady, onChoose }: UncertaintyProps) {
  const { say, duration } = useWords()
  const parts = times.steps.filter(({ spread }) => spread > 30).sort((a, b) => b.spread - a.spread)
  if (parts.length === 0) return null
  const most = parts.length <= SHOWN + 1 ? parts.length : SHOWN
  const [shown, rest] = [parts.slice(0, most), parts.slice(most)]
  const row = (timed: TimedStep) => (
    <Part
      key={timed.step.stages[0]}
      plan={plan}
      timed={timed}
      most={parts[0]?.spread ?? 1}
      times={times}
      onLook={onLook}
    />
  )
  return (
    <section className="uncertainty" id="plan-uncertainty" aria-labelledby="uncertainty-title">
      <h3 id="uncertainty-title">{say('plan.uncertainty')}</h3>
      <p className="uncertainty-whole">
        {say(plan.hours.p90 === null ? 'plan.uncertainty.beyond' : 'plan.uncertainty.whole', {
          days: duration(times.spread / 60),
        })}{' '}
        <Term name="spread-part">{say('plan.uncertainty.rule')}</Term>
      </p>
      <KindBar times={times} />
      <ol className="parts">{shown.map(row)}</ol>
      {rest.length > 0 && (
        <details className="more">
          <summary>
            {say('plan.uncertainty.more', {
              count: rest.length,
              days: duration(rest.reduce((sum, { spread }) => sum + spread, 0) / 60),
            })}
          </summary>
          <ol className="parts">{rest.map(row)}</ol>
        </details>
      )}
      <Levers plan={plan} times={times} answer={answer} today={today} onReady={onReady} onChoose={onChoose} />
    </section>
  )
}

interface PartProps {
  readonly plan: TransportPlan
  readonly timed: TimedStep
  /** Minutes of the greatest part. */
  readonly most: number
  readonly times: PlanTimes
  readonly onLook: (look: Look | null) => void
}

function Part({ plan, timed: { step, spread }, most, times, onLook }: PartProps) {
  const words = useWords()
  const { say } = words
  const look = lookAtStep(step)
  return (
    <li className={`part mode-${modeGroup(plan.legs[step.leg]?.mode ?? 'rail')}`}>
      <button
        type="button"
        className="part-look"
        title={say('plan.look')}
        onPointerEnter={(event) => event.pointerType === 'mouse' && onLook(look)}
        onPointerLeave={(event) => event.pointerType === 'mouse' && onLook(null)}
        onFocus={() => onLook(look)}
        onBlur={() => onLook(null)}
        onClick={() => onLook(look)}
      >
        <span className="part-name">{stepTitle(step, words, placeNames(plan))}</span>
        <span className="part-days">{shareInWords(spread, times.spread, words)}</span>
        <span className="part-track" aria-hidden="true">
          <span className={`piece piece-${step.kind}`} style={{ width: `${(spread / most) * 100}%` }} />
        </span>
      </button>
    </li>
  )
}

/** The whole from P50 to P90 by what happens: waiting, handling, borders, running, closures. */
function KindBar({ times: { steps, spread } }: { times: PlanTimes }) {
  const words = useWords()
  const { say } = words
  const kinds = STEP_KINDS.map((kind) => ({
    kind,
    sum: steps.filter(({ step }) => step.kind === kind).reduce((sum, part) => sum + part.spread, 0),
  }))
    .filter(({ sum }) => sum > 30)
    .sort((a, b) => b.sum - a.sum)
  return (
    <figure className="kind-bar">
      <div aria-hidden="true">
        {kinds.map(({ kind, sum }) => (
          <span key={kind} className={`piece piece-${kind}`} style={{ width: `${(sum / spread) * 100}%` }} />
        ))}
      </div>
      <figcaption>
        {kinds.map(({ kind, sum }) => (
          <span key={kind}>
            <span className={`piece-key piece-${kind}`} /> {say(`plan.kind.${kind}`)}{' '}
            <strong>{inUnitOf(spread, sum, words)}</strong>
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

/** Minutes in days, or in hours where the whole is short, so that the parts compare. */
function inUnitOf(whole: number, minutes: number, { say, decimal }: Words): string {
  return whole < LONG_MINUTES
    ? say('plan.uncertainty.hours', { text: decimal(minutes / 60) })
    : say('plan.uncertainty.days', { text: decimal(minutes / DAY_MINUTES) })
}

/** `4.2 of 9 days`. */
function shareInWords(part: number, whole: number, words: Words): string {
  const unit = whole < LONG_MINUTES ? 60 : DAY_MINUTES
  return words.say('plan.uncertainty.of', {
    part: words.decimal(part / unit),
    whole: inUnitOf(whole, whole, words),
  })
}

type LeversProps = Pick<UncertaintyProps, 'plan' | 'times' | 'answer' | 'today' | 'onReady' | 'onChoose'>

/** What would make the arrival surer, each as a button that does it. */
function Levers({ plan, times, answer, today, onReady, onChoose }: LeversProps) {
  const { say, tell, percent, duration } = useWords()
  const { deadline } = answer.query
  const tomorrow = (Math.floor(today / DAY_MINUTES) + 1) * DAY_MINUTES
  const earlier =
    deadline === undefined || plan.kind === 'policy' ? [] : earlierWays(plan, times.chain, deadline, tomorrow)
  const { policy } = answer
  const others = [
    ...answer.plans,
    ...(policy !== null && policy.gainHours >= WORTH_CHOOSING_HOURS ? [policy.plan] : []),
  ]
  const narrower = narrowerWays(plan, others, 2)
  const own = spreadHours(plan)
  if (earlier.length === 0 && narrower.length === 0)
    return deadline === undefined ? null : <p className="note">{say('plan.levers.none')}</p>
  return (
    <>
      <h4>{say('plan.levers')}</h4>
      <ul className="levers">
        {earlier.map(({ days, ready, onTime, atLeast }) => (
          <li key={days}>
            <button type="button" className="lever" onClick={() => onReady(formatDate(ready))}>
              <strong>{say('plan.lever.earlier', { days })}</strong>
              <span>
                {say(atLeast ? 'plan.lever.earlier.atLeast' : 'plan.lever.earlier.chance', {
                  chance: percent(onTime),
                  now: percent(plan.onTime ?? 0),
                })}
              </span>
            </button>
          </li>
        ))}
        {narrower.map((other) => (
          <li key={other.plan.planId}>
            <button type="button" className="lever" onClick={() => onChoose(other.plan)}>
              <strong>{tell(other.plan.told.title)}</strong>
              <span>
                {say('plan.lever.narrower', { days: duration(other.spreadHours), now: duration(own) })}{' '}
                <CostBeside other={other} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function CostBeside({ other: { plan, costs } }: { other: Narrower }) {
  const { say, money } = useWords()
  if (costs === null) return null
  const amount = money(String(Math.abs(costs)), plan.cost.currency)
  return say(costs >= 0 ? 'plan.lever.dearer' : 'plan.lever.cheaper', { amount })
}
