import type { PlanAnswer, TransportPlan } from '@karavan/model'
import { lazy, Suspense } from 'react'
import { KnockedOutList } from '../answers/knocked-out.js'
import { PlanDetail } from '../plan/plan-detail.js'
import type { Draft } from '../question/question.js'
import { useWords } from '../words/words-context.js'
import { VIEWS, type View } from './address.js'

const WhenView = lazy(() => import('../when/when-view.js'))

interface PlanPaneProps {
  readonly asked: Draft
  readonly answer: PlanAnswer
  readonly chosen: TransportPlan | null
  readonly view: View
  readonly pointedWay: number | null
  readonly onView: (view: View) => void
  readonly onAsk: (draft: Draft) => void
  readonly onPointWay: (index: number | null) => void
}

/** Beneath the map: one plan in full, or another view of the whole answer. */
export function PlanPane({ asked, answer, chosen, view, pointedWay, onView, onAsk, onPointWay }: PlanPaneProps) {
  const { say, number } = useWords()
  const counts: Partial<Record<View, number>> = { 'ruled-out': answer.knockedOut.length }
  const views = VIEWS.filter((item) => (item === 'plan' ? chosen !== null : counts[item] !== 0))
  const open = views.includes(view) ? view : views[0]
  return (
    <>
      <nav className="views" aria-label={say('views.title')}>
        {views.map((item) => (
          <button key={item} type="button" aria-current={item === open} onClick={() => onView(item)}>
            {say(`views.${item}`)}
            {counts[item] !== undefined && <small>{number(counts[item])}</small>}
          </button>
        ))}
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div className="pane-body" tabIndex={0} key={open}>
        {open === 'plan' && chosen && <PlanDetail plan={chosen} answer={answer} />}
        {open === 'when' && (
          <Suspense>
            <WhenView asked={asked} chosen={chosen} onAsk={onAsk} />
          </Suspense>
        )}
        {open === 'ruled-out' && <KnockedOutList ways={answer.knockedOut} pointed={pointedWay} onPoint={onPointWay} />}
      </div>
    </>
  )
}
