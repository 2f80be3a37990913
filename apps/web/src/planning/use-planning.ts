import type { OverlayRow, PlanSort, TransportPlan } from '@karavan/model'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { passes } from '../answers/filter.js'
import { ordered } from '../answers/plan-order.js'
import { sameWay } from '../plan/same-way.js'
import { keepDraft, keptDraft } from '../question/kept-draft.js'
import { canBeAsked, type Draft, dated, EMPTY_DRAFT, fromAddress } from '../question/question.js'
import { partIn } from '../shell/parts.js'
import { ownValues } from '../sources/own-context.js'
import { ownTextOf, withOwnValues } from '../sources/own-values.js'
import { FIRST_SHOWN, isOpened, pageAddress, type Shown, shownIn } from './address.js'
import { type Asking, useAnswer } from './use-answer.js'

const NARROW = '(max-width: 900px)'

/**
 * The state of planning: the question as it stands in the form and as it was asked, its answer, and what is shown of
 * it. Question and what is shown stand in the address, so that a reload, a link and the way back keep them.
 */
export function usePlanning() {
  const [asked, setAsked] = useState<Draft>(() => questionIn(isOpen() ? location.search : ''))
  const [kept] = useState(() => keptDraft(asked))
  const [draft, setDraft] = useState<Draft>(kept ?? asked)
  const [editing, setEditing] = useState(kept !== null || !canBeAsked(asked))
  const [shown, setShown] = useState<Shown>(() => shownIn(isOpen() ? location.search : ''))
  /** The way as it stood before a value of the asker's own changed. */
  const [bettered, setBettered] = useState<TransportPlan | null>(null)
  const { state, ask, drop, forget } = useAnswer()
  /** Query of the address that the page shows; a jump within the page changes nothing of it. */
  const current = useRef<string | null>(null)

  /** As it is when it is looked at, for whoever tells of a change only later. */
  const standing = useRef({ state, asked, shown })
  standing.current = { state, asked, shown }

  const { answer, renewal } = state.kind === 'answered' ? state : { answer: null, renewal: null }
  const plans = useMemo(() => [...(answer?.plans ?? []), ...(answer?.policy ? [answer.policy.plan] : [])], [answer])
  const again = bettered === null ? undefined : sameWay(plans, bettered)
  const inOrder = useMemo(() => ordered(answer?.plans ?? [], asked.sort), [answer, asked.sort])
  const chosen =
    plans.find(({ planId }) => planId === shown.plan) ??
    again ??
    inOrder.find((plan) => passes(plan, shown.filter)) ??
    inOrder[0] ??
    null

  const askFor = useCallback(
    (question: Draft, next: Shown, asking: Asking) => {
      const ready = dated(question)
      setDraft(ready)
      setAsked(ready)
      setEditing(false)
      setShown(next)
      setBettered(null)
      ask(ready, ownValues.rows(), asking)
      return ready
    },
    [ask],
  )

  useEffect(() => {
    const open = () => {
      if (!isOpen()) return
      if (current.current === location.search) return
      const before = current.current
      current.current = location.search
      ownValues.open(location.search)
      const question = questionIn(location.search)
      const next = shownIn(location.search)
      if (before !== null && sameQuestion(before, location.search)) setShown(next)
      else if (canBeAsked(question)) askFor(question, next, 'held')
      else {
        setAsked(question)
        setDraft(question)
        setEditing(true)
        setShown(FIRST_SHOWN)
        drop()
      }
      if (before === null && kept !== null) {
        setDraft(kept)
        setEditing(true)
      }
    }
    current.current = null
    open()
    addEventListener('popstate', open)
    return () => removeEventListener('popstate', open)
  }, [askFor, drop, kept])

  useEffect(() => keepDraft(asked, draft), [asked, draft])

  /** Goes to an address of this part; where another is open, it is kept for the way back. */
  function goTo(address: string, how: 'pushState' | 'replaceState') {
    const { search } = new URL(withOwnValues(address, ownValues.rows()), location.origin)
    if (isOpen()) history[how](null, '', `/${search}`)
    current.current = search
  }

  function show(part: Partial<Shown>) {
    const next = { ...shown, ...part }
    setShown(next)
    // On a narrow screen the pane covers the answers, and the way back leads to them.
    const opens = !isOpened(shown) && isOpened(next) && matchMedia(NARROW).matches
    const turns = next.view !== shown.view
    goTo(pageAddress(asked, next), opens || turns ? 'pushState' : 'replaceState')
  }

  return {
    /** Where this part stands in the address, or is found again. */
    address: `/${current.current ?? ''}`,
    draft,
    asked,
    editing,
    state,
    answer,
    /** How the answer is being replaced by one with other values of the asker's own. */
    renewal,
    plans,
    /** The plan that is shown in full. */
    chosen,
    shown,
    setDraft,
    edit: () => setEditing(true),
    show,
    /** Asks a question anew, as a step that the way back undoes. */
    ask: (question: Draft) => {
      const ready = askFor(question, FIRST_SHOWN, 'anew')
      goTo(pageAddress(ready, FIRST_SHOWN), 'pushState')
      scrollTo({ top: 0 })
    },
    askAgain: () => {
      askFor(asked, shown, 'kept')
      setBettered(bettered)
    },
    /** Asks again, since what is shut, banned or queueing has changed; no former answer is shown again. */
    renew: () => {
      forget()
      const { state, asked, shown } = standing.current
      if (state.kind === 'answered' || state.kind === 'asking') askFor(asked, shown, 'kept')
    },
    /** The chosen way before and after a value of the asker's own changed; null where none did since the question. */
    bettered:
      bettered === null || answer === null || renewal !== null ? null : { before: bettered, after: again ?? null },
    /** Takes other values of the asker's own, and asks again with them. */
    changeOwn: (rows: readonly OverlayRow[]) => {
      ownValues.set(rows)
      if (!canBeAsked(asked)) return
      askFor(asked, shown, 'kept')
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
      goTo('', 'pushState')
      setAsked(EMPTY_DRAFT)
      setDraft(EMPTY_DRAFT)
      setEditing(true)
      setShown(FIRST_SHOWN)
      drop()
    },
    /** Back from one plan to the list of all, on a narrow screen. */
    backToList: () => {
      const list = { ...shown, plan: FIRST_SHOWN.plan, view: FIRST_SHOWN.view }
      setShown(list)
      goTo(pageAddress(asked, list), 'replaceState')
      scrollTo({ top: 0 })
    },
  }
}

export type Planning = ReturnType<typeof usePlanning>

/** Whether the address is of this part of the page; that of another part says nothing of a question. */
function isOpen(): boolean {
  return partIn(location.pathname) === 'plan'
}

/** The question of an address; one that can be asked has a day. */
function questionIn(address: string): Draft {
  const question = fromAddress(address)
  return canBeAsked(question) ? dated(question) : question
}

/** True where two addresses ask the same, whatever they show of the answer. */
function sameQuestion(a: string, b: string): boolean {
  const asks = (query: string) => pageAddress(fromAddress(query), FIRST_SHOWN) + ownTextOf(query)
  return asks(a) === asks(b)
}
