import type { EpochMinutes } from '@karavan/core'
import { inHundredths } from '@karavan/core'
import { POLICY_WORTH, type PolicyChoice, type PolicySummary, type TransportPlan } from '@karavan/model'
import { Term } from '../help/term.js'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'
import { ArrivalStrip } from './arrival-strip.js'
import { CompareBox } from './compare-choice.js'
import { arrivedBy, type TimeAxis } from './time-axis.js'

interface PolicyCardProps {
  readonly policy: PolicySummary
  /** The best plan that is fixed beforehand, and what it is called. */
  readonly fixed: TransportPlan
  readonly fixedTitle: string
  readonly axis: TimeAxis
  readonly tallest: number
  readonly deadline: EpochMinutes | undefined
  readonly chosen: boolean
  readonly compared: boolean
  readonly comparable: boolean
  readonly onChoose: () => void
  /** Null where there is nothing to compare it with. */
  readonly onCompare: (() => void) | null
  readonly onPoint: (pointed: boolean) => void
}

/** What deciding on the way promises, on one axis with the best plan that is fixed beforehand. */
export function PolicyCard(props: PolicyCardProps) {
  const { policy, fixed, fixedTitle, axis, tallest, deadline, chosen, onChoose, onPoint } = props
  const words = useWords()
  const { say } = words
  const { plan, choices } = policy
  const title = say('term.policy')
  return (
    <section
      className={chosen ? 'card policy card-chosen' : 'card policy'}
      aria-labelledby="policy-title"
      onMouseEnter={() => onPoint(true)}
      onMouseLeave={() => onPoint(false)}
      onFocus={() => onPoint(true)}
      onBlur={() => onPoint(false)}
    >
      <div className="card-head">
        <h3 className="card-title" id="policy-title">
          <button type="button" className="card-choose" aria-pressed={chosen} onClick={onChoose}>
            {title}
          </button>
        </h3>
        <span className="best">{whatIsGained(policy, fixed, words)}</span>
      </div>
      <ArrivalStrip axis={axis} curve={plan.arrival} beside={fixed.arrival} tallest={tallest} deadline={deadline} />
      <table className="policy-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{say('answers.half')}</th>
            <th scope="col">{say('answers.nine')}</th>
            <th scope="col">{say('answers.mean')}</th>
            {plan.onTime !== null && <th scope="col">{say('answers.inTime')}</th>}
          </tr>
        </thead>
        <tbody>
          <Row name={title} kind="policy-own" plan={plan} words={words} />
          <Row name={say('answers.policy.fixed')} kind="policy-fixed" plan={fixed} words={words} />
          <tr className="policy-gain">
            <th scope="row">{say('answers.policy.difference')}</th>
            <td>{gained(fixed.hours.p50, plan.hours.p50, words)}</td>
            <td>{gained(fixed.hours.p90, plan.hours.p90, words)}</td>
            <td>{gained(fixed.hours.mean, plan.hours.mean, words)}</td>
            {plan.onTime !== null && fixed.onTime !== null && (
              <td>{points(Math.round((plan.onTime - fixed.onTime) * 100), words)}</td>
            )}
          </tr>
        </tbody>
      </table>
      <p className="policy-against">{say('answers.policy.against', { title: fixedTitle })}</p>
      {choices.length > 0 && (
        <ul className="choices">
          {choices.map((choice) => (
            <Choice key={choice.place} choice={choice} />
          ))}
        </ul>
      )}
      <div className="card-foot">
        <Term name="policy" />
        {props.onCompare && (
          <CompareBox title={title} checked={props.compared} disabled={!props.comparable} onChange={props.onCompare} />
        )}
      </div>
    </section>
  )
}

interface RowProps {
  readonly name: string
  readonly kind: string
  readonly plan: TransportPlan
  readonly words: Words
}

function Row({ name, kind, plan, words }: RowProps) {
  const { say, shortDate, duration, percent } = words
  const by = (share: number) => {
    const at = arrivedBy(plan.arrival, share)
    return at === null ? say('duration.beyond') : shortDate(at)
  }
  return (
    <tr className={kind}>
      <th scope="row">{name}</th>
      <td>{by(0.5)}</td>
      <td>{by(0.9)}</td>
      <td>{duration(plan.hours.mean)}</td>
      {plan.onTime !== null && <td>{percent(plan.onTime)}</td>}
    </tr>
  )
}

/** For what deciding on the way is worth it: the time, else the chance of the deadline. */
function whatIsGained(
  { plan, gainHours }: PolicySummary,
  fixed: TransportPlan,
  { say, duration, number }: Words,
): string {
  if (gainHours >= POLICY_WORTH.hours) return say('answers.policy.gain', { time: duration(gainHours) })
  return say('answers.policy.surer', { points: number(Math.round(((plan.onTime ?? 0) - (fixed.onTime ?? 0)) * 100)) })
}

/** What is gained of a figure, or lost. */
function gained(fixed: number | null, own: number | null, { say, duration }: Words): string {
  if (fixed === null || own === null) return ''
  const hours = Math.round(fixed - own)
  if (hours === 0) return say('answers.policy.same')
  return say(hours > 0 ? 'answers.policy.earlier' : 'answers.policy.later', { time: duration(Math.abs(hours)) })
}

function points(difference: number, { say, number }: Words): string {
  if (difference === 0) return say('answers.policy.same')
  return say(difference > 0 ? 'answers.policy.likelier' : 'answers.policy.lessLikely', {
    points: number(Math.abs(difference)),
  })
}

/** Where the policy decides: how often it takes which way on, and when. */
function Choice({ choice }: { choice: PolicyChoice }) {
  const { say, tell, percent, place } = useWords()
  const name = place(choice.place, choice.placeName)
  const shares = inHundredths(choice.options.map(({ share }) => share))
  return (
    <li>
      <p>
        <strong>
          {choice.chance < 0.995
            ? say('answers.choice.reached', { place: name, chance: percent(choice.chance) })
            : say('answers.choice.at', { place: name })}
        </strong>
      </p>
      <ul>
        {choice.options.map(({ what, when, service, share, told }, i) => (
          <li key={`${service} ${what}`} className="choice-option">
            <span className="choice-bar" aria-hidden="true">
              <span style={{ width: `${share * 100}%` }} />
            </span>
            <span className="choice-share">{percent(shares[i] ?? share)}</span>
            <span>
              {tell(told.what)}
              {when && <small className="choice-when"> {tell(told.when)}</small>}
            </span>
          </li>
        ))}
      </ul>
    </li>
  )
}
