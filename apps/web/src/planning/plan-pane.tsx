import type { NearestQuestion, PlanAnswer, TransportPlan } from '@karavan/model'
import { lazy, type ReactNode, Suspense } from 'react'
import type { Look } from '../plan/look.js'
import type { Draft } from '../question/question.js'
import { Mishap } from '../shell/mishap.js'
import { Opening } from '../shell/opening.js'
import { TakeMenu } from '../take/take-menu.js'
import { useWords } from '../words/words-context.js'
import type { View } from './address.js'

const CompareView = lazy(() => import('../compare/compare-view.js'))
const OwnChange = lazy(() => import('../plan/own-change.js'))
const PlanDetail = lazy(() => import('../plan/plan-detail.js'))
const RuledOutView = lazy(() => import('../ruled-out/ruled-out-view.js'))
const WhenView = lazy(() => import('../when/when-view.js'))

interface PlanPaneProps {
  readonly asked: Draft
  readonly answer: PlanAnswer
  readonly chosen: TransportPlan | null
  /** The plans that stand side by side. */
  readonly compared: readonly TransportPlan[]
  /** The chosen way before and after a value of the asker's own changed. */
  readonly bettered: { readonly before: TransportPlan; readonly after: TransportPlan | null } | null
  readonly views: readonly View[]
  readonly view: View | undefined
  readonly pointedWay: number | null
  readonly shownWay: number | null
  readonly onView: (view: View) => void
  readonly onPointWay: (number: number | null) => void
  readonly onShowWay: (number: number | null) => void
  readonly onPointPlan: (planId: string | null) => void
  readonly onChoose: (planId: string) => void
  readonly onCompare: (planIds: readonly string[]) => void
  /** Asks the question as a change would have it. */
  readonly onAsk: (question: Pick<NearestQuestion, 'query'>) => void
  /** Asks another question. */
  readonly onAskAnew: (draft: Draft) => void
  /** Tells what of the chosen plan is pointed at. */
  readonly onLook: (look: Look | null) => void
}

/** Beneath the map: one plan in full, or another view of the whole answer. */
export function PlanPane(props: PlanPaneProps) {
  const { asked, answer, chosen, compared, bettered, views, view, onView } = props
  const { say, number } = useWords()
  const counts: Partial<Record<View, number>> = { compare: compared.length, 'ruled-out': answer.knockedOut.length }
  const bodies: Readonly<Record<View, () => ReactNode>> = {
    plan: () =>
      chosen && (
        <>
          {bettered && <OwnChange {...bettered} />}
          <PlanDetail
            key={chosen.planId}
            plan={chosen}
            answer={answer}
            asked={asked}
            onLook={props.onLook}
            onAsk={props.onAskAnew}
            onChoose={(plan) => props.onChoose(plan.planId)}
          />
        </>
      ),
    compare: () => (
      <CompareView
        plans={compared}
        answer={answer}
        onPoint={props.onPointPlan}
        onChoose={props.onChoose}
        onCompare={props.onCompare}
      />
    ),
    when: () => <WhenView asked={asked} chosen={chosen} onAsk={props.onAskAnew} />,
    'ruled-out': () => (
      <RuledOutView
        answer={answer}
        pointed={props.pointedWay}
        shown={props.shownWay}
        onPoint={props.onPointWay}
        onShow={props.onShowWay}
        onAsk={props.onAsk}
      />
    ),
  }
  return (
    <>
      <div className="pane-head">
        <nav className="views" aria-label={say('views.title')}>
          {views.map((item) => (
            <button key={item} type="button" aria-current={item === view} onClick={() => onView(item)}>
              {say(`views.${item}`)}
              {counts[item] !== undefined && <small>{number(counts[item])}</small>}
            </button>
          ))}
        </nav>
        <TakeMenu answer={answer} chosen={chosen} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="pane-body" aria-label={view && say(`views.${view}`)} tabIndex={0} key={view}>
        <Mishap>
          <Suspense fallback={<Opening word={say('views.opening')} />}>{view && bodies[view]()}</Suspense>
        </Mishap>
      </section>
    </>
  )
}
