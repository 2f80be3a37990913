import type { LocationId } from '@karavan/model'
import { useEffect, useRef, useState } from 'react'
import { partIn } from '../shell/parts.js'
import {
  type Asked,
  type Begun,
  type ConditionsShown,
  conditionsAddress,
  type Entering,
  NOTHING_ASKED,
  NOTHING_BEGUN,
  questionIn,
  shownIn,
} from './address.js'

const NOTHING_OPEN = { order: null, place: null, enter: null, ...NOTHING_BEGUN } as const

/**
 * What is seen of the conditions. It stands in the address, so that a reload, a link and the way back keep it.
 * @param plan - where the plan is found: the question that is asked there is the one that orders are looked at for
 */
export function useShown(plan: string) {
  const [shown, setShown] = useState(() => withQuestion(shownIn(location.search), questionIn(planSearch(plan))))
  const begun = useRef(shown)
  useEffect(() => {
    const { question } = shownIn(location.search)
    if (begun.current.question !== question)
      history.replaceState(null, '', `${location.pathname}${conditionsAddress(begun.current)}`)
    const read = () => {
      if (partIn(location.pathname) !== 'conditions') return
      const next = shownIn(location.search)
      setShown((before) => withQuestion(next, next.question || before.question))
    }
    addEventListener('popstate', read)
    return () => removeEventListener('popstate', read)
  }, [])

  function goTo(part: Partial<ConditionsShown>, how: 'pushState' | 'replaceState') {
    const next = { ...shown, ...part }
    setShown(next)
    history[how](null, '', `${location.pathname}${conditionsAddress(next)}`)
  }

  return {
    shown,
    goOn: (on: string | null) => goTo({ on }, 'replaceState'),
    ask: (part: Partial<Asked>) => goTo(part, 'replaceState'),
    askAll: () => goTo(NOTHING_ASKED, 'replaceState'),
    openOrder: (order: string) => {
      if (order !== shown.order || shown.enter !== null) goTo({ ...NOTHING_OPEN, order }, 'pushState')
    },
    openPlace: (place: LocationId) => {
      if (place !== shown.place || shown.order !== null || shown.enter !== null)
        goTo({ ...NOTHING_OPEN, place }, 'pushState')
    },
    /** Opens a form, or another in its place. */
    openEntry: (enter: Entering, begun: Partial<Begun> = {}) => {
      const isSwitched = shown.enter !== null && Object.keys(begun).length === 0
      goTo({ ...NOTHING_OPEN, enter, ...begun }, isSwitched ? 'replaceState' : 'pushState')
    },
    close: () => goTo(NOTHING_OPEN, 'replaceState'),
  }
}

/** What is seen, with the question that was asked; where none was, that of the address stays. */
function withQuestion(shown: ConditionsShown, question: string): ConditionsShown {
  return question === '' ? shown : { ...shown, question }
}

function planSearch(plan: string): string {
  return new URL(plan, location.origin).search
}
