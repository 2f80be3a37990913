import { DAY_MINUTES } from '@karavan/core'
import type { TransportPlan } from '@karavan/model'
import { Term } from '../help/term.js'
import { modeGroup } from '../words/modes.js'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'
import { type Look, lookAtStep } from './look.js'
import { STEP_KINDS } from './plan-steps.js'
import type { PlanTimes } from './plan-times.js'
import { placeNames, stepTitle } from './step-words.js'
import { type Uncertainty as Found, type SpreadStep, useUncertainty } from './use-uncertainty.js'

/** A whole from which on parts are told in days. */
const LONG_MINUTES = 2 * DAY_MINUTES
/** Parts below half an hour are not told. */
const LEAST_MINUTES = 30
/** Parts shown at once, unless only one more is left. */
const SHOWN = 5

interface UncertaintyProps {
  readonly plan: TransportPlan
  readonly times: PlanTimes
  readonly onLook: (look: Look | null) => void
}

/** Where the days between the median and P90 come from. */
export function Uncertainty({ plan, times, onLook }: UncertaintyProps) {
  const { say } = useWords()
  const found = useUncertainty(times)
  return (
    <section
      className="uncertainty"
      id="plan-uncertainty"
      aria-labelledby="uncertainty-title"
      aria-busy={found === null}
    >
      <h3 id="uncertainty-title">{say('plan.uncertainty')}</h3>
      {found === null ? (
        <p className="note uncertainty-waiting">{say('plan.uncertainty.waiting')}</p>
      ) : (
        <>
          <Whole plan={plan} found={found} />
          <Parts plan={plan} found={found} onLook={onLook} />
        </>
      )}
    </section>
  )
}

/** The whole from P50 to P90, and how much of it is waiting, handling, borders, running and closures. */
function Whole({ plan, found: { steps, spread } }: { plan: TransportPlan; found: Found }) {
  const words = useWords()
  const { say, duration } = words
  const kinds = STEP_KINDS.map((kind) => ({ kind, sum: sumOf(steps.filter(({ step }) => step.kind === kind)) }))
    .filter(({ sum }) => sum > LEAST_MINUTES)
    .sort((a, b) => b.sum - a.sum)
  return (
    <>
      <p className="uncertainty-whole">
        {say(plan.hours.p90 === null ? 'plan.uncertainty.beyond' : 'plan.uncertainty.whole', {
          days: duration(spread / 60),
        })}{' '}
        <Term name="spread-part">{say('plan.uncertainty.rule')}</Term>
      </p>
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
    </>
  )
}

interface PartsProps {
  readonly plan: TransportPlan
  readonly found: Found
  readonly onLook: (look: Look | null) => void
}

/** The parts of single steps, the greatest first. */
function Parts({ plan, found, onLook }: PartsProps) {
  const { say, duration } = useWords()
  const parts = found.steps.filter(({ spread }) => spread > LEAST_MINUTES).sort((a, b) => b.spread - a.spread)
  const many = parts.length > SHOWN + 1
  const [shown, rest] = many ? [parts.slice(0, SHOWN), parts.slice(SHOWN)] : [parts, []]
  const list = (some: readonly SpreadStep[]) => (
    <ol className="parts">
      {some.map((part) => (
        <Part
          key={part.step.stages[0]}
          plan={plan}
          part={part}
          most={parts[0]?.spread ?? 1}
          whole={found.spread}
          onLook={onLook}
        />
      ))}
    </ol>
  )
  return (
    <>
      {list(shown)}
      {rest.length > 0 && (
        <details className="more">
          <summary>{say('plan.uncertainty.more', { count: rest.length, days: duration(sumOf(rest) / 60) })}</summary>
          {list(rest)}
        </details>
      )}
    </>
  )
}

interface PartProps {
  readonly plan: TransportPlan
  readonly part: SpreadStep
  /** Minutes of the greatest part. */
  readonly most: number
  /** Minutes of all. */
  readonly whole: number
  readonly onLook: (look: Look | null) => void
}

function Part({ plan, part: { step, spread }, most, whole, onLook }: PartProps) {
  const words = useWords()
  const look = lookAtStep(step)
  return (
    <li className={`part mode-${modeGroup(plan.legs[step.leg]?.mode ?? 'rail')}`}>
      <button
        type="button"
        className="part-look"
        title={words.say('plan.look')}
        onPointerEnter={(event) => event.pointerType === 'mouse' && onLook(look)}
        onPointerLeave={(event) => event.pointerType === 'mouse' && onLook(null)}
        onFocus={() => onLook(look)}
        onBlur={() => onLook(null)}
        onClick={() => onLook(look)}
      >
        <span className="part-name">{stepTitle(step, words, placeNames(plan))}</span>
        <span className="part-days">{shareInWords(spread, whole, words)}</span>
        <span className="part-track" aria-hidden="true">
          <span className={`piece piece-${step.kind}`} style={{ width: `${(spread / most) * 100}%` }} />
        </span>
      </button>
    </li>
  )
}

function sumOf(parts: readonly SpreadStep[]): number {
  return parts.reduce((sum, { spread }) => sum + spread, 0)
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
  return words.say('plan.uncertainty.of', { part: words.decimal(part / unit), whole: inUnitOf(whole, whole, words) })
}
