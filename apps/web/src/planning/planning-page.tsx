import type { LonLat } from '@karavan/core'
import type { NearestQuestion, PlanAnswer, TransportPlan } from '@karavan/model'
import { useContext, useEffect, useMemo, useState } from 'react'
import { Answers, countInWords } from '../answers/answers.js'
import { planTitles } from '../answers/plan-title.js'
import { Renewing } from '../answers/renewing.js'
import { DayPassed, Failed, Searching } from '../answers/states.js'
import { DateChangeNote } from '../hits/date-change.js'
import { HitsContext } from '../hits/hits-context.js'
import { useDateChange } from '../hits/use-date-change.js'
import { useHits } from '../hits/use-hits.js'
import { courseOfPlan } from '../map/course.js'
import type { RuledOutCourse } from '../map/map-props.js'
import { MapView } from '../map/map-view.js'
import type { Clock } from '../map/moving/clock.js'
import { ShownClock } from '../map/moving/shown-clock.js'
import { markWays } from '../map/own-part.js'
import type { Look } from '../plan/look.js'
import { Examples } from '../question/examples.js'
import { candidateId, withCandidate } from '../question/meant.js'
import { nearestDraft } from '../question/nearest.js'
import { type Draft, readyOn } from '../question/question.js'
import { QuestionForm } from '../question/question-form.js'
import { QuestionLine } from '../question/question-line.js'
import { byRuleKind, letterOf } from '../ruled-out/rule-kinds.js'
import { wayElement } from '../ruled-out/way-element.js'
import { OwnStrip } from '../sources/own-strip.js'
import { SourceContext } from '../sources/source-context.js'
import { useWords } from '../words/words-context.js'
import { MOST_COMPARED, viewsOf } from './address.js'
import { PlanPane } from './plan-pane.js'
import { useFocusOnAnswer } from './use-focus-on-answer.js'
import { useLookCourse } from './use-look-course.js'
import { usePlaces } from './use-places.js'
import type { Planning } from './use-planning.js'

/** The question on the left, its answers beneath, the map and the chosen way beside them. */
export function PlanningPage({ planning, dark }: { planning: Planning; dark: boolean }) {
  const { draft, asked, editing, state, answer, renewal, plans, chosen, shown } = planning
  const words = useWords()
  const { say, kind } = words
  const followFocus = useFocusOnAnswer(state)
  const openFigure = useContext(SourceContext)
  const [pointedId, setPointedId] = useState<string | null>(null)
  /** Numbers of ways that were ruled out: that which is pointed at, and that which the map is to show. */
  const [pointedWay, setPointedWay] = useState<number | null>(null)
  const [shownWay, setShownWay] = useState<number | null>(null)
  const refused = state.kind === 'failed' ? state.problem : null
  const proposed = refused?.candidates?.flatMap((candidate) => candidateId(candidate) ?? []) ?? []
  const [opened] = useState(draft)
  const { places, learn } = usePlaces([...placesIn(opened), ...placesIn(asked), ...proposed])
  const [look, setLook] = useState<Look | null>(null)
  const [clock, setClock] = useState<Clock | null>(null)
  const course = useLookCourse(look, chosen)
  const pointed = pointedId === chosen?.planId ? null : (plans.find(({ planId }) => planId === pointedId) ?? null)
  const compared = shown.compare.flatMap((id) => plans.filter(({ planId }) => planId === id))
  const views = answer === null ? [] : viewsOf(answer, compared.length)
  const view = views.includes(shown.view) ? shown.view : views[0]
  const marked = useMemo(() => (answer && view === 'ruled-out' ? markedWays(answer) : []), [answer, view])
  const way = pointedWay ?? shownWay
  const ruledOut = useMemo(() => marked.map((one) => ({ ...one, pointed: one.key === String(way) })), [marked, way])
  const toShow = useMemo(() => {
    const one = marked.find(({ key }) => key === String(shownWay))
    return one ? { course: one.course } : null
  }, [marked, shownWay])
  // biome-ignore lint/correctness/useExhaustiveDependencies: numbers are those of one answer
  useEffect(() => {
    setPointedWay(null)
    setShownWay(null)
  }, [answer, view])
  const others = useMemo(
    () => plans.filter((plan) => plan.kind === 'fixed' && plan.planId !== chosen?.planId),
    [plans, chosen],
  )
  const ask = (question: Draft) => {
    followFocus()
    planning.ask(question)
  }
  const choose = (plan: string) => planning.show({ plan, view: 'plan' })
  const askAgain = () => {
    followFocus()
    planning.askAgain()
  }
  const askNearest = (nearest: Pick<NearestQuestion, 'query'>) => ask(nearestDraft(asked, nearest))
  const met = useHits(asked, answer)
  const dateChange = useDateChange(asked, answer)
  const titles = useMemo(() => planTitles(answer?.plans ?? [], words), [answer, words])
  const shownHits = {
    of: ({ planId }: TransportPlan) => met.hits.get(planId) ?? [],
    placesOn: ({ planId }: TransportPlan) => met.places.get(planId) ?? [],
    titleOf: (planId: string) => titles.get(planId),
    askFor: (day: string) => ask(readyOn(day, asked)),
    choose,
    find: met.find,
  }
  const showForm = editing || state.kind === 'none'
  return (
    <HitsContext value={shownHits}>
      <main className="ask-pane" id="answers" aria-busy={renewal?.kind === 'asking'}>
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
            onAsk={ask}
            onLeave={state.kind === 'none' ? null : planning.leaveForm}
          />
        ) : (
          <QuestionLine draft={asked} places={places} onChange={planning.edit} />
        )}
        <OwnStrip />
        {state.kind === 'none' && <Examples onAsk={ask} />}
        {state.kind === 'asking' && <Searching />}
        {refused?.code === 'READY_IN_PAST' && <DayPassed asked={asked} onAsk={ask} />}
        {refused && refused.code !== 'READY_IN_PAST' && (
          <Failed
            problem={refused}
            places={places}
            onAgain={askAgain}
            onChange={planning.edit}
            onCandidate={
              withCandidate(asked, refused, '') &&
              ((id) => {
                const meant = withCandidate(asked, refused, id)
                if (meant) ask(meant)
              })
            }
          />
        )}
        <p className="unseen" role="status">
          {answer && renewal === null && countInWords(answer.plans, shown.filter, words)}
        </p>
        <Renewing renewal={renewal} onAgain={askAgain} />
        {dateChange && renewal === null && <DateChangeNote change={dateChange} />}
        {answer && (
          <Answers
            answer={answer}
            sort={asked.sort}
            filter={shown.filter}
            chosen={chosen?.planId ?? null}
            compared={compared.map(({ planId }) => planId)}
            mostCompared={MOST_COMPARED}
            onSort={planning.sortBy}
            onFilter={(filter) => planning.show({ filter })}
            onChoose={choose}
            onCompare={(compare) => planning.show({ compare })}
            onOpenCompare={() => planning.show({ view: 'compare' })}
            onWhyNot={() => planning.show({ view: 'ruled-out' })}
            onPointPlan={setPointedId}
            onNearest={askNearest}
          />
        )}
      </main>
      <div className="plan-pane" aria-busy={renewal?.kind === 'asking'}>
        {answer && (
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
          look={toShow ?? course}
          ready={answer?.query.ready ?? null}
          onClock={setClock}
          onRuledOut={(key) => {
            setShownWay(Number(key))
            wayElement(Number(key))?.scrollIntoView({ block: 'nearest' })
          }}
          onPlace={(place) =>
            openFigure({
              what: kind(place.kind),
              value: place.name,
              sources: [{ source: place.source, sourceDate: place.sourceDate, basis: place.basis, row: place.row }],
            })
          }
        />
        <div className="own-opened">
          <OwnStrip />
          <Renewing renewal={renewal} onAgain={askAgain} />
        </div>
        <ShownClock value={clock}>
          {answer && (
            <PlanPane
              asked={asked}
              answer={answer}
              onAskAnew={ask}
              chosen={chosen}
              compared={compared}
              bettered={planning.bettered}
              views={views}
              view={view}
              pointedWay={way}
              shownWay={shownWay}
              onView={(view) => {
                setPointedWay(null)
                planning.show({ view })
              }}
              onPointWay={setPointedWay}
              onShowWay={setShownWay}
              onPointPlan={setPointedId}
              onChoose={choose}
              onCompare={(compare) => planning.show({ compare })}
              onAsk={askNearest}
              onLook={setLook}
            />
          )}
        </ShownClock>
      </div>
    </HitsContext>
  )
}

/** A way that was ruled out with the part of its course that is its own. */
interface MarkedWay extends Omit<RuledOutCourse, 'pointed'> {
  readonly part: readonly LonLat[]
}

/** The drawn ways that were ruled out, with the numbers that the list gives them. */
function markedWays({ knockedOut, plans }: PlanAnswer): readonly MarkedWay[] {
  const drawn = byRuleKind(knockedOut).flatMap(({ ways }) => ways.filter(({ way }) => way.course.length > 1))
  const marks = markWays(
    drawn.map(({ way }) => way.course),
    plans.map(courseOfPlan),
  )
  return drawn.flatMap(({ number, way: { course } }, i) => {
    const mark = marks[i]
    return mark === undefined ? [] : [{ key: String(number), label: letterOf(number), course, ...mark }]
  })
}

/** What of a question may be the id of a place. */
function placesIn({ from, to, avoid }: Draft): readonly string[] {
  return [from, to, ...avoid]
}
