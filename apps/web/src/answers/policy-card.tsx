import type { EpochMinutes } from '@karavan/core'
import type { PolicySummary } from '@karavan/model'
import { duration, percent, shortDate } from '../words/format.js'
import { ArrivalStrip } from './arrival-strip.js'
import { arrivedBy, type TimeAxis } from './time-axis.js'

interface PolicyCardProps {
  readonly policy: PolicySummary
  readonly axis: TimeAxis
  readonly tallest: number
  readonly deadline: EpochMinutes | undefined
  readonly chosen: boolean
  readonly onChoose: () => void
}

/** What deciding on the way promises, beside the best plan that is fixed beforehand. */
export function PolicyCard({ policy, axis, tallest, deadline, chosen, onChoose }: PolicyCardProps) {
  const { plan, gainHours, choices } = policy
  const marks = [0.5, 0.9].map((share) => arrivedBy(plan.arrival, share))
  const [p50, p90] = marks.map((at) => (at === null || at === undefined ? 'beyond the horizon' : shortDate(at)))
  return (
    <section className={chosen ? 'card policy card-chosen' : 'card policy'} aria-label="Deciding on the way">
      <h3 className="card-title">
        <button type="button" className="card-choose" aria-pressed={chosen} onClick={onChoose}>
          Decide on the way
        </button>
      </h3>
      <p className="best">{duration(gainHours)} earlier on average</p>
      <ArrivalStrip axis={axis} curve={plan.arrival} tallest={tallest} deadline={deadline} />
      <p className="card-counts">
        Half by {p50}, nine in ten by {p90}, against the best plan that is fixed beforehand.
        {plan.onTime !== null && ` In time: ${percent(plan.onTime)}.`}
      </p>
      {choices.length > 0 && (
        <ul className="choices">
          {choices.map((choice) => (
            <li key={choice.place}>
              <strong>At {choice.placeName}</strong>
              {choice.chance < 0.995 && ` (reached in ${percent(choice.chance)})`}:{' '}
              {choice.options.map((option, i) => (
                <span key={option.service + option.what}>
                  {i > 0 && '; '}
                  {option.what} {percent(option.share)}
                  {option.when && `, ${option.when}`}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
