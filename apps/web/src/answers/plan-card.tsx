import type { EpochMinutes } from '@karavan/core'
import type { TransportPlan } from '@karavan/model'
import { Fragment } from 'react'
import { count, countryName, duration, emissions, moneyRange, percent, shortDate } from '../words/format.js'
import { modeGroup, modeName } from '../words/modes.js'
import { ArrivalStrip } from './arrival-strip.js'
import { arrivedBy, type TimeAxis } from './time-axis.js'

interface PlanCardProps {
  readonly plan: TransportPlan
  readonly title: string
  readonly axis: TimeAxis
  readonly tallest: number
  readonly deadline: EpochMinutes | undefined
  readonly best: readonly string[]
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly onPoint: (pointed: boolean) => void
}

/** One way at a glance; the whole card chooses it. */
export function PlanCard({ plan, title, axis, tallest, deadline, best, chosen, onChoose, onPoint }: PlanCardProps) {
  const { hours, arrival, cost, co2eKg } = plan
  const p50 = arrivedBy(arrival, 0.5)
  const p90 = arrivedBy(arrival, 0.9)
  return (
    <li
      className={chosen ? 'card card-chosen' : 'card'}
      onMouseEnter={() => onPoint(true)}
      onMouseLeave={() => onPoint(false)}
    >
      <h3 className="card-title">
        <button type="button" className="card-choose" aria-pressed={chosen} onClick={onChoose}>
          {title}
        </button>
      </h3>
      {best.length > 0 && <p className="best">{best.join(', ')}</p>}
      <ModeChain plan={plan} />
      <ArrivalStrip axis={axis} curve={arrival} tallest={tallest} deadline={deadline} />
      <dl className="facts">
        <div className="fact-main">
          <dt>Half by</dt>
          <dd>
            {p50 === null ? 'beyond the horizon' : shortDate(p50)} <small>{duration(hours.p50)}</small>
          </dd>
        </div>
        <div className="fact-main">
          <dt>Nine in ten by</dt>
          <dd>
            {p90 === null ? 'beyond the horizon' : shortDate(p90)} <small>{duration(hours.p90)}</small>
          </dd>
        </div>
        {plan.onTime === null ? (
          <div className="fact-main">
            <dt>Eight in ten within</dt>
            <dd>{hours.p10 === null || hours.p90 === null ? 'no bound' : duration(hours.p90 - hours.p10)}</dd>
          </div>
        ) : (
          <div className="fact-main">
            <dt>In time</dt>
            <dd className={plan.onTime < 0.5 ? 'chance-low' : undefined}>{percent(plan.onTime)}</dd>
          </div>
        )}
        <div>
          <dt>Cost</dt>
          <dd>
            {moneyRange(cost.low, cost.high, cost.currency)}
            {cost.certainShare !== null && <Certain share={cost.certainShare} />}
          </dd>
        </div>
        <div>
          <dt>CO₂e</dt>
          <dd>{co2eKg === null ? 'not known' : emissions(co2eKg)}</dd>
        </div>
        <div>
          <dt>{count(plan.borders.length, 'border')}</dt>
          <dd className="fact-countries">
            {[...new Set(plan.crosses)].map((code) => (
              <Fragment key={code}>
                <abbr title={countryName(code)}>{code}</abbr>{' '}
              </Fragment>
            ))}
            <small>{count(plan.transshipments, 'transshipment')}</small>
          </dd>
        </div>
      </dl>
      {plan.flags.length > 0 && (
        <ul className="flags flags-short">
          {plan.flags.map((flag) => (
            <li key={`${flag.code}${flag.country ?? ''}${flag.text}`}>
              {flag.text}
              {flag.chance !== null && ` (chance ${percent(flag.chance)})`}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function Certain({ share }: { share: number }) {
  return (
    <span
      className="certain-share"
      title="Share of the amount that rests on published, quoted, official or measured rates"
    >
      <span className="certain-bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      {share < 0.005 ? 'all estimated' : `${percent(share)} certain`}
    </span>
  )
}

/** The modes in order, as coloured pieces with the places where they change. */
function ModeChain({ plan }: { plan: TransportPlan }) {
  return (
    <p className="chain">
      {plan.legs.map((leg, i) => (
        <Fragment key={leg.stages.join() || `${leg.from}${leg.to}`}>
          {i > 0 && <span className="chain-place">{leg.fromName}</span>}
          <span className={`chain-mode mode-${modeGroup(leg.mode)}`}>{modeName(leg.mode)}</span>
        </Fragment>
      ))}
    </p>
  )
}
