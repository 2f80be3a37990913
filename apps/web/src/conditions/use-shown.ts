import type { LocationId } from '@karavan/model'
import { useEffect, useState } from 'react'
import { partIn } from '../shell/parts.js'
import { type Asked, type ConditionsShown, conditionsAddress, NOTHING_ASKED, shownIn } from './address.js'

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
      if (order !== shown.order) goTo({ order, place: null }, 'pushState')
    },
    openPlace: (place: LocationId) => {
      if (place !== shown.place || shown.order !== null) goTo({ place, order: null }, 'pushState')
    },
    close: () => goTo({ order: null, place: null }, 'replaceState'),
  }
}
