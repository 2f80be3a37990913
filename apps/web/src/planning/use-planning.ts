import type { OverlayRow, PlanSort, TransportPlan } from '@karavan/model'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ordered } from '../answers/plan-order.js'
import { sameWay } from '../plan/same-way.js'
import { type Draft, EMPTY_DRAFT, fromAddress, missing, tomorrow } from '../question/question.js'
import { ownValues } from '../sources/own-context.js'
import { ownTextOf, withOwnValues } from '../sources/own-values.js'
import { FIRST_SHOWN, pageAddress, type Shown, shownIn } from './address.js'
import { useAnswer } from './use-answer.js'

const NARROW = '(max-width: 900px)'

/**
 * The state of planning: the question as it stands in the form and as it was asked, its answer, and what is shown of
 * it. Question and what is shown stand in the address, so that a reload, a link and the way back keep them.
 */
export function usePlanning() {
  const [draft, setDraft] = useState<Draft>(() => fromAddress(location.search))
  const [asked, setAsked] = useState<Draft>(draft)
  const [editing, setEditing] = useState(() => missing(draft) !== null)
  const [shown, setShown] = useState<Shown>(() => shownIn(location.search))
  /** The way as it stood before a value of the asker's own changed. */
  const [bettered, setBettered] = useState<TransportPlan | null>(null)
  const { state, ask, drop } = useAnswer()
  /** Query of the address that the page shows; a jump within the page changes nothing of it. */
  const current = useRef<string | null>(null)

  const answer = state.kind === 'answered' ? state.answer : null
  const plans = useMemo(() => [...(answer?.plans ?? []), ...(answer?.policy ? [answer.policy.plan] : [])], [answer])
  const again = bettered === null ? undefined : sameWay(plans, bettered)
  const chosen =
    plans.find(({ planId }) => planId === shown.plan) ?? again ?? ordered(answer?.plans ?? [], asked.sort)[0] ?? null

  const askFor = useCallback(
    (question: Draft, next: Shown = FIRST_SHOWN) => {
      const ready = question.ready === '' ? { ...question, ready: tomorrow() } : question
      setDraft(ready)
      setAsked(ready)
      setEditing(false)
      setShown(next)
      setBettered(null)
      ask(ready, ownValues.rows())
      return ready
    },
    [ask],
  )

  useEffect(() => {
    const open = () => {
      if (current.current === location.search) return
      const before = current.current
      current.current = location.search
      ownValues.open(location.search)
      const question = fromAddress(location.search)
      const next = shownIn(location.search)
      if (before !== null && sameQuestion(before, location.search)) setShown(next)
      else if (missing(question) === null) askFor(question, next)
      else {
        setDraft(question)
        setEditing(true)
        setShown(FIRST_SHOWN)
        drop()
      }
    }
    current.current = null
    open()
    addEventListener('popstate', open)
    return () => removeEventListener('popstate', open)
  }, [askFor, drop])

  function goTo(address: string, how: 'pushState' | 'replaceState') {
    history[how](null, '', withOwnValues(address, ownValues.rows()))
    current.current = location.search
  }

  function show(part: Partial<Shown>) {
    const next = { ...shown, ...part }
    setShown(next)
    // On a narrow screen the pane covers the answers, and the way back leads to them.
    const opens = shown.plan === null && next.plan !== null && matchMedia(NARROW).matches
    goTo(pageAddress(asked, next), opens ? 'pushState' : 'replaceState')
  }

  return {
    draft,
    asked,
    editing,
    state,
    answer,
    plans,
    /** The plan that is shown in full. */
    chosen,
    shown,
    setDraft,
    edit: () => setEditing(true),
    show,
    /** Asks a question anew, as a step that the way back undoes. */
    ask: (question: Draft) => {
      const ready = askFor(question)
      goTo(pageAddress(ready, FIRST_SHOWN), 'pushState')
      scrollTo({ top: 0 })
    },
    askAgain: () => askFor(asked, shown),
    /** The chosen way before and after a value of the asker's own changed; null where none did since the question. */
    bettered: bettered === null || answer === null ? null : { before: bettered, after: again ?? null },
    /** Takes other values of the asker's own, and asks again with them. */
    changeOwn: (rows: readonly OverlayRow[]) => {
      ownValues.set(rows)
      if (missing(asked) !== null) return
      askFor(asked, shown)
      setBettered(bettered ?? chosen)
      goTo(pageAddress(asked, shown), 'replaceState')
    },
    sortBy: (sort: PlanSort) => {
      const sorted = { ...asked, sort }
      setAsked(sorted)
      setDraft({ ...draft, sort })
      goTo(pageAddress(sorted, shown), 'replaceState')
    },
    leaveForm: () => {
      setDraft(asked)
      setEditing(false)
    },
    startOver: () => {
      goTo(location.pathname, 'pushState')
      setDraft(EMPTY_DRAFT)
      setEditing(true)
      setShown(FIRST_SHOWN)
      drop()
    },
    /** Back from one plan to the list of all, on a narrow screen. */
    backToList: () => {
      setShown(FIRST_SHOWN)
      goTo(pageAddress(asked, FIRST_SHOWN), 'replaceState')
      scrollTo({ top: 0 })
    },
  }
}

export type Planning = ReturnType<typeof usePlanning>

/** True where two addresses ask the same, whatever they show of the answer. */
function sameQuestion(a: string, b: string): boolean {
  const asks = (query: string) => pageAddress(fromAddress(query), FIRST_SHOWN) + ownTextOf(query)
  return asks(a) === asks(b)
}
