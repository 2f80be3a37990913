import { useEffect, useState } from 'react'
import { partIn } from '../shell/parts.js'
import { type ObservatoryShown, observatoryAddress, shownIn, type View } from './address.js'

const read = () => shownIn(location.search)

/** What is seen of the observatory. It stands in the address, so that a reload, a link and the way back keep it. */
export function useShown() {
  const [shown, setShown] = useState(read)
  useEffect(() => {
    const follow = () => {
      if (partIn(location.pathname) === 'observatory') setShown(read())
    }
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])

  function goTo(part: Partial<ObservatoryShown>, how: 'pushState' | 'replaceState') {
    const next = { ...shown, ...part }
    setShown(next)
    history[how](null, '', observatoryAddress(next))
  }

  return {
    shown,
    turnTo: (view: View) => goTo({ view, opened: null, figure: null }, 'pushState'),
    seek: (part: Partial<Pick<ObservatoryShown, 'q' | 'measure'>>) => goTo(part, 'replaceState'),
    open: (opened: string, figure: string | null = null) =>
      goTo({ opened, figure }, opened === shown.opened ? 'replaceState' : 'pushState'),
    close: () => goTo({ opened: null, figure: null }, 'replaceState'),
  }
}

export type Shown = ReturnType<typeof useShown>
