import type { PlaceAnswer } from '@karavan/api'
import type { NearestQuestion, PlanSort } from '@karavan/model'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Answers } from './answers/answers.js'
import { ordered } from './answers/plan-order.js'
import { DayPassed, Failed, Searching } from './answers/states.js'
import { MapView } from './map/map-view.js'
import { PlanDetail } from './plan/plan-detail.js'
import { nearestDraft } from './question/nearest.js'
import { type Draft, EMPTY_DRAFT, fromAddress, missing, toAddress, tomorrow } from './question/question.js'
import { Examples, QuestionForm } from './question/question-form.js'
import { QuestionLine } from './question/question-line.js'
import { type Figure, SourceContext } from './sources/source-context.js'
import { SourcePanel } from './sources/source-panel.js'
import { applyTheme, type Theme, useTheme } from './theme.js'
import { useAnswer } from './use-answer.js'
import { usePlaceNames } from './use-place-names.js'
import { kindName } from './words/modes.js'

/** The page: the question on the left, its answers beneath, the map and the chosen way beside them. */
export function App() {
  const { theme, setTheme, dark } = useTheme()
  /** The question as it stands in the form, and the one that was asked; they part while another one is written. */
  const [draft, setDraft] = useState<Draft>(() => fromAddress(location.search))
  const [asked, setAsked] = useState<Draft>(draft)
  const { state, ask, drop } = useAnswer()
  const [editing, setEditing] = useState(() => missing(fromAddress(location.search)) !== null)
  const [chosenId, setChosenId] = useState<string | null>(() => new URLSearchParams(location.search).get('plan'))
  const [pointedId, setPointedId] = useState<string | null>(null)
  const [way, setWay] = useState<number | null>(null)
  const [figure, setFigure] = useState<Figure | null>(null)
  const { names, learn } = usePlaceNames([draft.from, draft.to, asked.from, asked.to])
  const detail = useRef<HTMLDivElement>(null)
  /** On a narrow screen the map stands below the answers. */
  const showPane = () => {
    if (matchMedia('(max-width: 900px)').matches) detail.current?.scrollIntoView({ block: 'start' })
  }
  /** Draws a way that was ruled out, and brings the map into view. */
  const pointWay = (index: number | null) => {
    setWay(index)
    if (index === null) return
    detail.current?.scrollTo({ top: 0 })
    showPane()
  }
  /** Query of the address that the page shows; a jump within the page changes nothing of it. */
  const shown = useRef<string | null>(null)

  const answer = state.kind === 'answered' ? state.answer : null
  const plans = useMemo(() => [...(answer?.plans ?? []), ...(answer?.policy ? [answer.policy.plan] : [])], [answer])
  const chosen = plans.find(({ planId }) => planId === chosenId) ?? ordered(answer?.plans ?? [], asked.sort)[0] ?? null
  const pointed = pointedId === chosen?.planId ? null : (plans.find(({ planId }) => planId === pointedId) ?? null)

  const askFor = useCallback(
    (question: Draft, plan: string | null = null) => {
      const ready = question.ready === '' ? { ...question, ready: tomorrow() } : question
      setDraft(ready)
      setAsked(ready)
      setEditing(false)
      setChosenId(plan)
      setWay(null)
      setPointedId(null)
      ask(ready)
      return ready
    },
    [ask],
  )

  useEffect(() => {
    const open = () => {
      if (shown.current === location.search) return
      shown.current = location.search
      setFigure(null)
      const question = fromAddress(location.search)
      const plan = new URLSearchParams(location.search).get('plan')
      if (missing(question) === null) askFor(question, plan)
      else {
        setDraft(question)
        setEditing(true)
        drop()
      }
    }
    shown.current = null
    open()
    addEventListener('popstate', open)
    return () => removeEventListener('popstate', open)
  }, [askFor, drop])

  function goTo(address: string, how: 'pushState' | 'replaceState') {
    history[how](null, '', address)
    shown.current = location.search
  }

  function askNew(question: Draft) {
    const ready = askFor(question)
    goTo(`?${toAddress(ready)}`, 'pushState')
    scrollTo({ top: 0 })
  }

  function choose(planId: string) {
    setChosenId(planId)
    setWay(null)
    goTo(`?${toAddress(asked)}&plan=${encodeURIComponent(planId)}`, 'replaceState')
    showPane()
  }

  function sortBy(sort: PlanSort) {
    const sorted = { ...asked, sort }
    setAsked(sorted)
    setDraft({ ...draft, sort })
    goTo(`?${toAddress(sorted)}${chosenId ? `&plan=${encodeURIComponent(chosenId)}` : ''}`, 'replaceState')
  }

  function leave() {
    setDraft(asked)
    setEditing(false)
  }

  function startOver() {
    goTo(location.pathname, 'pushState')
    setDraft(EMPTY_DRAFT)
    setEditing(true)
    setChosenId(null)
    drop()
  }

  const showForm = editing || state.kind === 'none'
  return (
    <SourceContext value={setFigure}>
      <a className="skip" href="#answers">
        Skip to the answers
      </a>
      <div className="page">
        <header className="top">
          <button type="button" className="brand" onClick={startOver}>
            <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
              <path
                d="M2 22c5 0 5-13 9-13s5 10 9 10 4-6 9-6"
                fill="none"
                stroke="currentColor"
                strokeWidth="3"
                strokeLinecap="round"
              />
            </svg>
            Karavan
          </button>
          <ThemeSwitch theme={theme} onTheme={setTheme} />
        </header>
        <main className="ask-pane" id="answers">
          {state.kind === 'none' && (
            <div className="hello">
              <h1>When will it really arrive?</h1>
              <p>
                Every way along the Middle Corridor and its rivals, with the day by which nine in ten arrive, not a
                promise.
              </p>
            </div>
          )}
          {showForm ? (
            <QuestionForm
              draft={draft}
              names={names}
              onDraft={setDraft}
              onPlace={(place: PlaceAnswer) => learn(place.id, place.name)}
              onAsk={askNew}
              onLeave={state.kind === 'none' ? null : leave}
            />
          ) : (
            <QuestionLine draft={asked} names={names} onChange={() => setEditing(true)} />
          )}
          {state.kind === 'none' && <Examples onAsk={askNew} />}
          {state.kind === 'asking' && <Searching />}
          {state.kind === 'failed' && state.problem.code === 'READY_IN_PAST' && (
            <DayPassed asked={asked} onAsk={askNew} />
          )}
          {state.kind === 'failed' && state.problem.code !== 'READY_IN_PAST' && (
            <Failed
              problem={state.problem}
              onAgain={() => askFor(asked, chosenId)}
              onChange={() => setEditing(true)}
              onCandidate={candidateSetter(state.problem.pointer, (field, id) => askNew({ ...asked, [field]: id }))}
            />
          )}
          {answer && (
            <Answers
              answer={answer}
              sort={asked.sort}
              chosen={chosen?.planId ?? null}
              pointedWay={way}
              onSort={sortBy}
              onChoose={choose}
              onPointPlan={setPointedId}
              onPointWay={pointWay}
              onNearest={(nearest: NearestQuestion) => askNew(nearestDraft(asked, nearest))}
            />
          )}
        </main>
        <div className="plan-pane" ref={detail}>
          <MapView
            dark={dark}
            plan={chosen}
            pointed={pointed}
            ruledOut={way === null ? [] : (answer?.knockedOut[way]?.course ?? [])}
            onPlace={(place) =>
              setFigure({
                what: kindName(place.kind),
                value: place.name,
                sources: [{ source: 'the table of places', sourceDate: 'undated', basis: 'published', row: place.row }],
              })
            }
          />
          {chosen && (
            <button type="button" className="button-second back" onClick={() => scrollTo({ top: 0 })}>
              Back to all ways
            </button>
          )}
          {chosen && answer && <PlanDetail plan={chosen} answer={answer} />}
        </div>
      </div>
      {figure && <SourcePanel figure={figure} onClose={() => setFigure(null)} />}
    </SourceContext>
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

const THEMES: readonly { readonly theme: Theme; readonly name: string }[] = [
  { theme: 'system', name: 'Auto' },
  { theme: 'light', name: 'Light' },
  { theme: 'dark', name: 'Dark' },
]

function ThemeSwitch({ theme, onTheme }: { theme: Theme; onTheme: (theme: Theme) => void }) {
  return (
    <fieldset className="themes" aria-label="Theme">
      {THEMES.map((item) => (
        <button
          key={item.theme}
          type="button"
          aria-pressed={theme === item.theme}
          onClick={() => {
            applyTheme(item.theme)
            onTheme(item.theme)
          }}
        >
          {item.name}
        </button>
      ))}
    </fieldset>
  )
}
