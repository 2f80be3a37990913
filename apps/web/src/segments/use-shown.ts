import { useEffect, useState } from 'react'
import { partIn } from '../shell/parts.js'
import { type FigureKey, type SegmentsShown, segmentsAddress, shownIn } from './address.js'

const read = () => shownIn(location.search)

/** What is seen of the segments. It stands in the address, so that a reload, a link and the way back keep it. */
export function useShown() {
  const [shown, setShown] = useState(read)
  useEffect(() => {
    const follow = () => {
      if (partIn(location.pathname) === 'segments') setShown(read())
    }
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])

  function goTo(part: Partial<SegmentsShown>, how: 'pushState' | 'replaceState') {
    const next = { ...shown, ...part }
    setShown(next)
    history[how](null, '', segmentsAddress(next))
  }

  return {
    shown,
    seek: (part: Pick<SegmentsShown, 'kind'> | Pick<SegmentsShown, 'measure'>) => goTo(part, 'replaceState'),
    open: (opened: FigureKey) => goTo({ opened }, 'pushState'),
    close: () => goTo({ opened: null }, 'replaceState'),
  }
}

export type Shown = ReturnType<typeof useShown>
