import { DAY_MINUTES } from '@karavan/core'
import type { PlanAnswer, TransportPlan } from '@karavan/model'
import { useEffect, useMemo } from 'react'
import { useWords } from '../words/words-context.js'
import { Borders } from './borders.js'
import { CostLines } from './cost-lines.js'
import { EmissionLines } from './emission-lines.js'
import type { Look } from './look.js'
import { PlanContents } from './plan-contents.js'
import { PlanHead } from './plan-head.js'
import { planTimes } from './plan-times.js'
import { StageList } from './stage-list.js'
import { Timeline } from './timeline.js'
import { Uncertainty } from './uncertainty.js'

interface PlanDetailProps {
  readonly plan: TransportPlan
  readonly answer: PlanAnswer
  /** Tells what of the plan is pointed at. */
  readonly onLook: (look: Look | null) => void
  /** Asks again with the goods ready on another day, `2027-02-01`. */
  readonly onReady: (day: string) => void
  readonly onChoose: (plan: TransportPlan) => void
}

/** The chosen way in full: when, how, how surely, what it costs and emits, and on what all that rests. */
export default function PlanDetail({ plan, answer, onLook, onReady, onChoose }: PlanDetailProps) {
  const { say, tell } = useWords()
  const { ready, deadline } = answer.query
  const times = useMemo(() => planTimes(plan, ready), [plan, ready])
  const today = Math.floor(Date.now() / 60_000)
  useEffect(() => () => onLook(null), [onLook])
  return (
    <article className="detail" aria-labelledby="detail-title">
      <PlanHead plan={plan} answer={answer} />
      <PlanContents plan={plan} />
      {plan.legs.length > 0 && (
        <Timeline plan={plan} steps={times.steps} ready={ready} deadline={deadline} today={today} onLook={onLook} />
      )}
      {times.steps.length > 0 && (
        <Uncertainty
          plan={plan}
          times={times}
          answer={answer}
          soonest={(Math.floor(today / DAY_MINUTES) + 1) * DAY_MINUTES}
          onLook={onLook}
          onReady={onReady}
          onChoose={onChoose}
        />
      )}
      <CostLines cost={plan.cost} />
      <EmissionLines lines={plan.co2eLines} whole={plan.co2eKg} />
      <Borders borders={plan.borders} />
      <StageList plan={plan} />
      <p className="note">
        {tell(answer.told.citation)} · {say('plan.utc')}
      </p>
    </article>
  )
}
