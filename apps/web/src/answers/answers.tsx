import type { NearestQuestion, PlanAnswer, PlanSort } from '@karavan/model'
import { useMemo } from 'react'
import { capital, count, longDate } from '../words/format.js'
import { AxisLabels, tallestShare } from './arrival-strip.js'
import { PlanCard } from './plan-card.js'
import { bests, ordered } from './plan-order.js'
import { planTitles } from './plan-title.js'
import { PolicyCard } from './policy-card.js'
import { NothingFound } from './states.js'
import { sharedAxis } from './time-axis.js'

interface AnswersProps {
  readonly answer: PlanAnswer
  readonly sort: PlanSort
  readonly chosen: string | null
  readonly onSort: (sort: PlanSort) => void
  readonly onChoose: (planId: string) => void
  readonly onPointPlan: (planId: string | null) => void
  readonly onNearest: (nearest: NearestQuestion) => void
}

const SORTS: readonly { readonly sort: PlanSort; readonly name: string }[] = [
  { sort: 'arrival', name: 'Arrival' },
  { sort: 'cost', name: 'Cost' },
  { sort: 'co2e', name: 'CO₂e' },
]

/** All ways that answer the question, on one axis of time, and those that were ruled out. */
export function Answers(props: AnswersProps) {
  const { answer, sort, chosen, onSort, onChoose, onPointPlan } = props
  const { plans, policy, query } = answer
  const { axis, tallest } = useMemo(() => {
    const curves = [...plans.map(({ arrival }) => arrival), ...(policy ? [policy.plan.arrival] : [])]
    const shared = sharedAxis(query.ready, curves, query.deadline)
    return { axis: shared, tallest: tallestShare(shared, curves) }
  }, [plans, policy, query])
  const worthChoosing = policy !== null && policy.gainHours >= 0.5
  const titles = useMemo(() => planTitles(plans), [plans])
  if (plans.length === 0) {
    return (
      <>
        <NothingFound nearest={answer.nearest} knockedOut={answer.knockedOut.length} onAsk={props.onNearest} />
        <Foot answer={answer} />
      </>
    )
  }
  return (
    <>
      {answer.nearest.length > 0 && (
        <p className="around">
          Every way crosses a country with a warning.{' '}
          {answer.nearest.map((nearest) => (
            <button
              key={nearest.change}
              type="button"
              className="button-second"
              onClick={() => props.onNearest(nearest)}
            >
              {capital(nearest.change)}
            </button>
          ))}
        </p>
      )}
      <section className="answers" aria-labelledby="answers-title">
        <div className="answers-head">
          <h2 id="answers-title">
            {count(plans.length, 'way')} <small>ready {longDate(query.ready)}</small>
          </h2>
          <fieldset className="sorts" aria-label="Order of the ways">
            {SORTS.map((item) => (
              <button key={item.sort} type="button" aria-pressed={sort === item.sort} onClick={() => onSort(item.sort)}>
                {item.name}
              </button>
            ))}
          </fieldset>
        </div>
        <div className="axis-row">
          <AxisLabels axis={axis} deadline={query.deadline} />
        </div>
        <ol className="cards">
          {ordered(plans, sort).map((plan) => (
            <PlanCard
              key={plan.planId}
              plan={plan}
              title={titles.get(plan.planId) ?? plan.title}
              axis={axis}
              tallest={tallest}
              deadline={query.deadline}
              best={bests(plan, plans)}
              chosen={chosen === plan.planId}
              onChoose={() => onChoose(plan.planId)}
              onPoint={(pointed) => onPointPlan(pointed ? plan.planId : null)}
            />
          ))}
        </ol>
        {policy && !worthChoosing && (
          <p className="note">Deciding on the way gains nothing here over the best way that is fixed beforehand.</p>
        )}
        {policy && worthChoosing && (
          <PolicyCard
            policy={policy}
            axis={axis}
            tallest={tallest}
            deadline={query.deadline}
            chosen={chosen === policy.plan.planId}
            onChoose={() => onChoose(policy.plan.planId)}
          />
        )}
        <details className="note">
          <summary>How to read the strips, and which ways are shown</summary>
          <p>
            Each strip shows when the goods arrive: the taller, the likelier. The bar beneath spans eight in ten
            arrivals (P10 to P90), the tick is the median. {answer.thinning}
          </p>
        </details>
      </section>
      <Foot answer={answer} />
    </>
  )
}

function Foot({ answer }: { answer: PlanAnswer }) {
  return (
    <footer className="answers-foot">
      {answer.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <p>{answer.citation}.</p>
    </footer>
  )
}
