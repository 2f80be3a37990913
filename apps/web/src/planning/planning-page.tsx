import type { NearestQuestion } from '@karavan/model'
import { useContext, useState } from 'react'
import { Answers } from '../answers/answers.js'
import { DayPassed, Failed, Searching } from '../answers/states.js'
import { MapView } from '../map/map-view.js'
import { Examples } from '../question/examples.js'
import { candidateId, withCandidate } from '../question/meant.js'
import { nearestDraft } from '../question/nearest.js'
import type { Draft } from '../question/question.js'
import { QuestionForm } from '../question/question-form.js'
import { QuestionLine } from '../question/question-line.js'
import { SourceContext } from '../sources/source-context.js'
import { useWords } from '../words/words-context.js'
import { PlanPane } from './plan-pane.js'
import { usePlaces } from './use-places.js'
import type { Planning } from './use-planning.js'

/** The question on the left, its answers beneath, the map and the chosen way beside them. */
export function PlanningPage({ planning, dark }: { planning: Planning; dark: boolean }) {
  const { draft, asked, editing, state, answer, plans, chosen, shown } = planning
  const { say, kind } = useWords()
  const openFigure = useContext(SourceContext)
  const [pointedId, setPointedId] = useState<string | null>(null)
  const [way, setWay] = useState<number | null>(null)
  const refused = state.kind === 'failed' ? state.problem : null
  const proposed = refused?.candidates?.flatMap((candidate) => candidateId(candidate) ?? []) ?? []
  const [opened] = useState(draft)
  const { places, learn } = usePlaces([...placesIn(opened), ...placesIn(asked), ...proposed])
  const pointed = pointedId === chosen?.planId ? null : (plans.find(({ planId }) => planId === pointedId) ?? null)
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
            places={places}
            onDraft={planning.setDraft}
            onPlace={learn}
            onAsk={planning.ask}
            onLeave={state.kind === 'none' ? null : planning.leaveForm}
          />
        ) : (
          <QuestionLine draft={asked} places={places} onChange={planning.edit} />
        )}
        {state.kind === 'none' && <Examples onAsk={planning.ask} />}
        {state.kind === 'asking' && <Searching />}
        {refused?.code === 'READY_IN_PAST' && <DayPassed asked={asked} onAsk={planning.ask} />}
        {refused && refused.code !== 'READY_IN_PAST' && (
          <Failed
            problem={refused}
            places={places}
            onAgain={planning.askAgain}
            onChange={planning.edit}
            onCandidate={
              withCandidate(asked, refused, '') &&
              ((id) => {
                const meant = withCandidate(asked, refused, id)
                if (meant) planning.ask(meant)
              })
            }
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
          ruledOut={way === null ? [] : (answer?.knockedOut[way]?.course ?? [])}
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

/** What of a question may be the id of a place. */
function placesIn({ from, to, avoid }: Draft): readonly string[] {
  return [from, to, ...avoid]
}
