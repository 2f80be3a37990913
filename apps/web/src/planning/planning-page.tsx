import type { PlaceAnswer } from '@karavan/api'
import type { NearestQuestion } from '@karavan/model'
import { useContext, useMemo, useState } from 'react'
import { Answers } from '../answers/answers.js'
import { DayPassed, Failed, Searching } from '../answers/states.js'
import { MapView } from '../map/map-view.js'
import { nearestDraft } from '../question/nearest.js'
import { Examples, QuestionForm } from '../question/question-form.js'
import { QuestionLine } from '../question/question-line.js'
import { SourceContext } from '../sources/source-context.js'
import { useWords } from '../words/words-context.js'
import { PlanPane } from './plan-pane.js'
import { usePlaceNames } from './use-place-names.js'
import type { Planning } from './use-planning.js'

/** The question on the left, its answers beneath, the map and the chosen way beside them. */
export function PlanningPage({ planning, dark }: { planning: Planning; dark: boolean }) {
  const { draft, asked, editing, state, answer, plans, chosen, shown } = planning
  const { say, kind, tell } = useWords()
  const openFigure = useContext(SourceContext)
  const [pointedId, setPointedId] = useState<string | null>(null)
  const [way, setWay] = useState<number | null>(null)
  const { names, learn } = usePlaceNames([draft.from, draft.to, asked.from, asked.to])
  const pointed = pointedId === chosen?.planId ? null : (plans.find(({ planId }) => planId === pointedId) ?? null)
  const others = useMemo(
    () => plans.filter(({ planId, kind: made }) => made === 'fixed' && planId !== chosen?.planId),
    [plans, chosen],
  )
  const ruledOut = useMemo(
    () =>
      (answer?.knockedOut ?? []).flatMap(({ told, course }, index) =>
        way === index ? [{ key: String(index), label: tell(told.subjectName), course, pointed: true }] : [],
      ),
    [answer, way, tell],
  )
  const showForm = editing || state.kind === 'none'
  return (
    <>
      <main className="ask-pane" id="answers">
        {state.kind === 'none' && (
          <div className="hello">
            <h1>{say('shell.hello')}</h1>
            <p>{say('shell.hello.more')}</p>
          </div>
        )}
        {showForm ? (
          <QuestionForm
            draft={draft}
            names={names}
            onDraft={planning.setDraft}
            onPlace={(place: PlaceAnswer) => learn(place.id, place.name)}
            onAsk={planning.ask}
            onLeave={state.kind === 'none' ? null : planning.leaveForm}
          />
        ) : (
          <QuestionLine draft={asked} names={names} onChange={planning.edit} />
        )}
        {state.kind === 'none' && <Examples onAsk={planning.ask} />}
        {state.kind === 'asking' && <Searching />}
        {state.kind === 'failed' && state.problem.code === 'READY_IN_PAST' && (
          <DayPassed asked={asked} onAsk={planning.ask} />
        )}
        {state.kind === 'failed' && state.problem.code !== 'READY_IN_PAST' && (
          <Failed
            problem={state.problem}
            onAgain={planning.askAgain}
            onChange={planning.edit}
            onCandidate={candidateSetter(state.problem.pointer, (field, id) => planning.ask({ ...asked, [field]: id }))}
          />
        )}
        {answer && (
          <Answers
            answer={answer}
            sort={asked.sort}
            chosen={chosen?.planId ?? null}
            onSort={planning.sortBy}
            onChoose={(plan) => planning.show({ plan, view: 'plan' })}
            onPointPlan={setPointedId}
            onNearest={(nearest: NearestQuestion) => planning.ask(nearestDraft(asked, nearest))}
          />
        )}
      </main>
      <div className="plan-pane">
        {chosen && (
          <button type="button" className="button-second back" onClick={planning.backToList}>
            {say('shell.back')}
          </button>
        )}
        <MapView
          dark={dark}
          plan={chosen}
          pointed={pointed}
          others={others}
          ruledOut={ruledOut}
          look={null}
          ready={answer?.query.ready ?? null}
          onPlace={(place) =>
            openFigure({
              what: kind(place.kind),
              value: place.name,
              sources: [{ source: 'the table of places', sourceDate: 'undated', basis: 'published', row: place.row }],
            })
          }
        />
        {answer && (
          <PlanPane
            asked={asked}
            onAsk={planning.ask}
            answer={answer}
            chosen={chosen}
            view={shown.view}
            pointedWay={way}
            onView={(view) => {
              setWay(null)
              planning.show({ view })
            }}
            onPointWay={setWay}
          />
        )}
      </div>
    </>
  )
}

/** Sets the place that a refusal points at, where it points at one. */
function candidateSetter(
  pointer: string | undefined,
  set: (field: 'from' | 'to', id: string) => void,
): ((id: string) => void) | null {
  const field = pointer === '/from' ? 'from' : pointer === '/to' ? 'to' : null
  return field === null ? null : (candidate) => set(field, /[A-Z]{2}-[A-Z0-9-]+/.exec(candidate)?.[0] ?? candidate)
}
