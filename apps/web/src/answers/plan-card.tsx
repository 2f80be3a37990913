import type { EpochMinutes } from '@karavan/core'
import type { PlanSort, TransportPlan } from '@karavan/model'
import { CardHits } from '../hits/card-hits.js'
import { useWords } from '../words/words-context.js'
import { ArrivalStrip } from './arrival-strip.js'
import { CompareBox } from './compare-choice.js'
import { Countries } from './countries.js'
import { FlagChips, isSevere } from './flag-chips.js'
import { ModeRibbon } from './mode-ribbon.js'
import { PlanFacts } from './plan-facts.js'
import type { TimeAxis } from './time-axis.js'

interface PlanCardProps {
  readonly plan: TransportPlan
  readonly title: string
  readonly axis: TimeAxis
  readonly tallest: number
  readonly deadline: EpochMinutes | undefined
  readonly best: readonly PlanSort[]
  readonly chosen: boolean
  readonly compared: boolean
  /** Whether one more can stand beside those compared. */
  readonly comparable: boolean
  readonly onChoose: () => void
  /** Null where there is nothing to compare it with. */
  readonly onCompare: (() => void) | null
  readonly onPoint: (pointed: boolean) => void
}

/** The chance from which the likeliest plan is called likely to be in time. */
const LIKELY = 0.5

/** One way at a glance; the whole card chooses it. */
export function PlanCard(props: PlanCardProps) {
  const { plan, title, axis, tallest, deadline, best, chosen, onChoose, onPoint } = props
  const { say, percent } = useWords()
  const marks = best.map((sort) => {
    if (sort !== 'reliability' || plan.onTime === null) return say(`answers.best.${sort}`)
    return plan.onTime < LIKELY
      ? say('answers.best.inTimeRarely', { chance: percent(plan.onTime) })
      : say('answers.best.inTime')
  })
  // No mark of praise without what to beware of beside it.
  const beware = best.length > 0 ? plan.flags.filter(isSevere) : []
  const others = plan.flags.filter((flag) => !beware.includes(flag))
  return (
    <li
      className={chosen ? 'card card-chosen' : 'card'}
      onMouseEnter={() => onPoint(true)}
      onMouseLeave={() => onPoint(false)}
      onFocus={() => onPoint(true)}
      onBlur={() => onPoint(false)}
    >
      <div className="card-head">
        <h3 className="card-title">
          <button type="button" className="card-choose" aria-pressed={chosen} onClick={onChoose}>
            {title}
          </button>
        </h3>
        {marks.map((mark) => (
          <span key={mark} className="best">
            {mark}
          </span>
        ))}
      </div>
      {beware.length > 0 && (
        <div className="card-beware">
          <FlagChips flags={beware} />
        </div>
      )}
      <ArrivalStrip axis={axis} curve={plan.arrival} tallest={tallest} deadline={deadline} />
      <ModeRibbon plan={plan} axis={axis} />
      <PlanFacts plan={plan} ready={axis.from} best={new Set(best)} />
      <div className="card-foot">
        <div className="card-marks">
          <Countries codes={plan.crosses} />
          {others.length > 0 && <FlagChips flags={others} />}
          <CardHits plan={plan} />
        </div>
        {props.onCompare && (
          <CompareBox title={title} checked={props.compared} disabled={!props.comparable} onChange={props.onCompare} />
        )}
      </div>
    </li>
  )
}
