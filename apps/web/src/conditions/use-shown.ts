import type { LocationId } from '@karavan/model'
import { useEffect, useState } from 'react'
import { partIn } from '../shell/parts.js'
import {
  type Asked,
  type Begun,
  type ConditionsShown,
  conditionsAddress,
  type Entering,
  NOTHING_ASKED,
  NOTHING_BEGUN,
  shownIn,
} from './address.js'

const NOTHING_OPEN = { order: null, place: null, enter: null, ...NOTHING_BEGUN } as const

/** What is seen of the conditions. It stands in the address, so that a reload, a link and the way back keep it. */
export function useShown() {
  const [shown, setShown] = useState(() => shownIn(location.search))
  useEffect(() => {
    const read = () => {
      if (partIn(location.pathname) === 'conditions') setShown(shownIn(location.search))
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
