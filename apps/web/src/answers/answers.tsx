import { isPolicyWorth, type NearestQuestion, PLAN_SORTS, type PlanAnswer, type PlanSort } from '@karavan/model'
import { useMemo } from 'react'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'
import { AnswersFoot } from './answers-foot.js'
import { tallestShare } from './arrival-strip.js'
import { AxisLabels } from './axis-labels.js'
import { CompareBar } from './compare-choice.js'
import { type Filter, NO_FILTER, passes } from './filter.js'
import { FilterBar } from './filter-bar.js'
import { PlanCard } from './plan-card.js'
import { FactsHead } from './plan-facts.js'
import { bests, ordered } from './plan-order.js'
import { planTitles } from './plan-title.js'
import { PolicyCard } from './policy-card.js'
import { PolicyNote } from './policy-note.js'
import { NothingFound, OUTCOME } from './states.js'
import { sharedAxis } from './time-axis.js'

interface AnswersProps {
  readonly answer: PlanAnswer
  readonly sort: PlanSort
  readonly filter: Filter
  readonly chosen: string | null
  readonly compared: readonly string[]
  /** Most plans that can be compared. */
  readonly mostCompared: number
  readonly onSort: (sort: PlanSort) => void
  readonly onFilter: (filter: Filter) => void
  readonly onChoose: (planId: string) => void
  readonly onCompare: (planIds: readonly string[]) => void
  readonly onOpenCompare: () => void
  readonly onWhyNot: () => void
  readonly onPointPlan: (planId: string | null) => void
  readonly onNearest: (nearest: NearestQuestion) => void
}

/** All ways that answer the question, on one axis of time, to be sorted, narrowed down and compared. */
export function Answers(props: AnswersProps) {
  const { answer, sort, filter, chosen, compared, mostCompared, onSort, onChoose, onCompare, onPointPlan } = props
  const { plans, query } = answer
  const policy = answer.policy && isPolicyWorth(answer.policy, plans) ? answer.policy : null
  const words = useWords()
  const { say } = words
  const { axis, tallest } = useMemo(() => {
    const curves = [...plans.map(({ arrival }) => arrival), ...(policy ? [policy.plan.arrival] : [])]
    const shared = sharedAxis(query.ready, curves, query.deadline)
    return { axis: shared, tallest: tallestShare(shared, curves) }
  }, [plans, policy, query])
  const titles = useMemo(() => planTitles(plans, words), [plans, words])
  if (plans.length === 0) {
    return (
      <>
        <NothingFound nearest={answer.nearest} knockedOut={answer.knockedOut.length} onAsk={props.onNearest} />
        <WhyNot count={answer.knockedOut.length} onOpen={props.onWhyNot} />
        <AnswersFoot answer={answer} />
      </>
    )
  }
  const shown = ordered(plans, sort).filter((plan) => passes(plan, filter))
  const fixed = plans.find(({ planId }) => planId === answer.policy?.bestFixedPlanId)
  const several = plans.length + (policy === null ? 0 : 1) > 1
  const comparing = (planId: string) => ({
    compared: compared.includes(planId),
    comparable: compared.length < mostCompared,
    onCompare: several
      ? () =>
          onCompare(compared.includes(planId) ? compared.filter((other) => other !== planId) : [...compared, planId])
      : null,
    onPoint: (pointed: boolean) => onPointPlan(pointed ? planId : null),
  })
  return (
    <>
      <Around nearest={answer.nearest} onNearest={props.onNearest} />
      <section className="answers" aria-labelledby="answers-title">
        <div className="answers-head">
          <h2 id="answers-title" {...OUTCOME}>
            {countInWords(plans, filter, words)}
          </h2>
          {plans.length > 1 && <FilterBar plans={plans} filter={filter} onFilter={props.onFilter} />}
          {plans.length > 1 && (
            <fieldset className="sorts" aria-label={say('answers.sort')}>
              {PLAN_SORTS.map((item) => (
                <button key={item} type="button" aria-pressed={sort === item} onClick={() => onSort(item)}>
                  {say(`answers.sort.${item}`)}
                </button>
              ))}
            </fieldset>
          )}
        </div>
        {shown.length === 0 ? (
          <div className="state" role="status">
            <p>{say('answers.filter.none', { count: plans.length })}</p>
            <p>
              <button type="button" className="button-second" onClick={() => props.onFilter(NO_FILTER)}>
                {say('answers.filter.all', { count: plans.length })}
              </button>
            </p>
          </div>
        ) : (
          <>
            <div className="axis-row">
              <AxisLabels axis={axis} ready={query.ready} deadline={query.deadline} />
              <FactsHead hasDeadline={query.deadline !== undefined} currency={plans[0]?.cost.currency ?? ''} />
            </div>
            <ol className="cards">
              {shown.map((plan) => (
                <PlanCard
                  key={plan.planId}
                  plan={plan}
                  title={titles.get(plan.planId) ?? ''}
                  axis={axis}
                  tallest={tallest}
                  deadline={query.deadline}
                  best={bests(plan, plans)}
                  chosen={chosen === plan.planId}
                  onChoose={() => onChoose(plan.planId)}
                  {...comparing(plan.planId)}
                />
              ))}
            </ol>
          </>
        )}
        {answer.policy && fixed && policy === null && (
          <PolicyNote policy={answer.policy} fixedTitle={titles.get(fixed.planId) ?? ''} />
        )}
        {policy && fixed && passes(policy.plan, filter) && (
          <PolicyCard
            policy={policy}
            fixed={fixed}
            fixedTitle={titles.get(fixed.planId) ?? ''}
            axis={axis}
            tallest={tallest}
            deadline={query.deadline}
            chosen={chosen === policy.plan.planId}
            onChoose={() => onChoose(policy.plan.planId)}
            {...comparing(policy.plan.planId)}
          />
        )}
        <WhyNot count={answer.knockedOut.length} onOpen={props.onWhyNot} />
        {compared.length > 0 && (
          <CompareBar count={compared.length} onOpen={props.onOpenCompare} onClear={() => onCompare([])} />
        )}
      </section>
      <AnswersFoot answer={answer} />
    </>
  )
}

/** How many ways there are, and are shown. */
export function countInWords(plans: PlanAnswer['plans'], filter: Filter, { say }: Words): string {
  const shown = plans.filter((plan) => passes(plan, filter)).length
  return shown === plans.length
    ? say('answers.title', { count: plans.length })
    : say('answers.title.some', { shown, count: plans.length })
}

/** The way to the ways that were ruled out. */
function WhyNot({ count, onOpen }: { count: number; onOpen: () => void }) {
  const { say } = useWords()
  if (count === 0) return null
  return (
    <button type="button" className="link why-not" onClick={onOpen}>
      {say('answers.whyNot', { count })}
    </button>
  )
}

/** Every way crosses a country with a warning: the questions that go around it. */
function Around({ nearest, onNearest }: Pick<PlanAnswer, 'nearest'> & Pick<AnswersProps, 'onNearest'>) {
  const { say, tell } = useWords()
  if (nearest.length === 0) return null
  return (
    <p className="around">
      {say('answers.around')}{' '}
      {nearest.map((question) => (
        <button key={question.change} type="button" className="button-second" onClick={() => onNearest(question)}>
          {tell(question.told.change)}
        </button>
      ))}
    </p>
  )
}
