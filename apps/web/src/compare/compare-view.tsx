import type { PlanAnswer, TransportPlan } from '@karavan/model'
import { useMemo } from 'react'
import { planTitles } from '../answers/plan-title.js'
import { useWords } from '../words/words-context.js'
import { ArrivalCurves } from './arrival-curves.js'
import { ComparedCosts } from './compared-costs.js'
import { ComparedFigures } from './compared-figures.js'
import { ComparedLegs } from './compared-legs.js'
import { letterOf, PlanLetter } from './plan-letter.js'

interface CompareViewProps {
  /** Two or three plans. */
  readonly plans: readonly TransportPlan[]
  readonly answer: PlanAnswer
  readonly onPoint: (planId: string | null) => void
  readonly onChoose: (planId: string) => void
  readonly onCompare: (planIds: readonly string[]) => void
}

/** Chosen plans side by side: when they arrive, their figures, their legs, their costs. */
export default function CompareView({ plans, answer, onPoint, onChoose, onCompare }: CompareViewProps) {
  const words = useWords()
  const { say } = words
  const titles = useMemo(() => planTitles(answer.plans, words), [answer, words])
  return (
    <article className="compare" aria-labelledby="compare-title" data-plans={plans.length}>
      <h2 id="compare-title">{say('compare.title', { count: plans.length })}</h2>
      <ol className="compare-heads">
        {plans.map(({ planId, kind }, i) => (
          <li
            key={planId}
            onMouseEnter={() => onPoint(planId)}
            onMouseLeave={() => onPoint(null)}
            onFocus={() => onPoint(planId)}
            onBlur={() => onPoint(null)}
          >
            <PlanLetter index={i} />
            <button type="button" className="compare-head" onClick={() => onChoose(planId)}>
              {kind === 'policy' ? say('term.policy') : titles.get(planId)}
            </button>
            <button
              type="button"
              className="compare-remove"
              aria-label={say('compare.remove', { name: letterOf(i) })}
              title={say('compare.remove', { name: letterOf(i) })}
              onClick={() => onCompare(plans.flatMap((plan) => (plan.planId === planId ? [] : [plan.planId])))}
            >
              ×
            </button>
          </li>
        ))}
      </ol>
      <ArrivalCurves plans={plans} query={answer.query} />
      <ComparedFigures plans={plans} />
      <ComparedLegs plans={plans} />
      <ComparedCosts plans={plans} />
    </article>
  )
}
