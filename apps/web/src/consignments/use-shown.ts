import { useEffect, useState } from 'react'
import { partIn } from '../shell/parts.js'
import {
  type ConsignmentsShown,
  consignmentsAddress,
  NOTHING_SOUGHT,
  type Sought,
  shownIn,
  type Tab,
  type Task,
} from './address.js'

const read = () => shownIn(location.pathname, location.search)

/** What is seen of the consignments. It stands in the address, so that a reload, a link and the way back keep it. */
export function useShown() {
  const [shown, setShown] = useState(read)
  useEffect(() => {
    const follow = () => {
      if (partIn(location.pathname) === 'consignments') setShown(read())
    }
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])

  function goTo(part: Partial<ConsignmentsShown>, how: 'pushState' | 'replaceState') {
    const next = { ...shown, ...part }
    setShown(next)
    history[how](null, '', consignmentsAddress(next))
  }

  return {
    shown,
    /** Seeks others, from the first page on. */
    seek: (part: Partial<Sought>) => goTo({ skip: 0, ...part }, 'replaceState'),
    seekAll: () => goTo(NOTHING_SOUGHT, 'replaceState'),
    turnTo: (skip: number) => goTo({ skip }, 'pushState'),
    open: (opened: string) => {
      if (opened !== shown.opened || shown.task !== null) goTo({ opened, task: null, tab: 'story' }, 'pushState')
    },
    show: (tab: Tab) => goTo({ tab, task: null }, 'replaceState'),
    begin: (task: Task) => goTo({ task }, 'pushState'),
    /** Ends what is done; the consignment that it was done to stays open. */
    end: () => goTo({ task: null, question: '', planId: '' }, 'replaceState'),
    close: () => goTo({ opened: null, task: null, tab: 'story', question: '', planId: '' }, 'replaceState'),
  }
}

export type Shown = ReturnType<typeof useShown>
