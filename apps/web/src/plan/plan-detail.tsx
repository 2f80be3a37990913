import { DAY_MINUTES } from '@karavan/core'
import type { PlanAnswer, TransportPlan } from '@karavan/model'
import { useEffect, useMemo } from 'react'
import { newAddress } from '../consignments/address.js'
import { type Draft, dated, readyOn, toAddress } from '../question/question.js'
import { InnerLink } from '../shell/inner-link.js'
import { useWords } from '../words/words-context.js'
import { Borders } from './borders.js'
import { CostLines } from './cost-lines.js'
import { Days } from './days.js'
import { EmissionLines } from './emission-lines.js'
import { startOfDay } from './hand-overs.js'
import { Levers } from './levers-list.js'
import type { Look } from './look.js'
import { PlanContents } from './plan-contents.js'
import { PlanHead } from './plan-head.js'
import { planTimes } from './plan-times.js'
import { LookedAt, StageList } from './stage-list.js'
import { Timeline } from './timeline.js'
import { Uncertainty } from './uncertainty.js'

interface PlanDetailProps {
  readonly plan: TransportPlan
  readonly answer: PlanAnswer
  /** The question as it was asked. */
  readonly asked: Draft
  /** Tells what of the plan is pointed at. */
  readonly onLook: (look: Look | null) => void
  /** Asks another question. */
  readonly onAsk: (draft: Draft) => void
  readonly onChoose: (plan: TransportPlan) => void
}

/** The chosen way in full: when, how, how surely, what it costs and emits, and on what all that rests. */
export default function PlanDetail({ plan, answer, asked, onLook, onAsk, onChoose }: PlanDetailProps) {
  const { say, tell } = useWords()
  const { ready, deadline } = answer.query
  const times = useMemo(() => planTimes(plan, ready), [plan, ready])
  const today = Math.floor(Date.now() / 60_000)
  useEffect(() => () => onLook(null), [onLook])
  return (
    <article className="detail" aria-labelledby="detail-title">
      <PlanHead plan={plan} answer={answer} />
      <p className="plan-acts">
        <InnerLink className="button-second" href={newAddress(toAddress(dated(asked)), plan.planId)}>
          {say('consignments.fromPlan')}
        </InnerLink>
      </p>
      <PlanContents plan={plan} />
      {plan.legs.length > 0 && (
        <Timeline plan={plan} steps={times.steps} ready={ready} deadline={deadline} today={today} onLook={onLook} />
      )}
      {times.steps.length > 0 && (
        <>
          <Days plan={plan} times={times} />
          <Uncertainty plan={plan} times={times} onLook={onLook} />
          <Levers
            plan={plan}
            answer={answer}
            asked={asked}
            soonest={startOfDay(today) + DAY_MINUTES}
            onAsk={onAsk}
            onReady={(day) => onAsk(readyOn(day, asked))}
            onChoose={onChoose}
          />
        </>
      )}
      <CostLines cost={plan.cost} />
      <EmissionLines lines={plan.co2eLines} whole={plan.co2eKg} />
      <Borders borders={plan.borders} />
      <StageList plan={plan} />
      <LookedAt plan={plan} />
      <p className="note">
        {tell(answer.told.citation)} · {say('plan.utc')}
      </p>
    </article>
  )
}
