import { useEffect, useState } from 'react'
import { partIn } from '../shell/parts.js'
import { type NetworkShown, networkAddress, shownIn } from './address.js'
import { type Filter, NO_FILTER } from './filter.js'
import type { TableName } from './tables.js'

/** What is seen of the network. It stands in the address, so that a reload, a link and the way back keep it. */
export function useShown() {
  const [shown, setShown] = useState(() => shownIn(location.search))
  useEffect(() => {
    const read = () => {
      if (partIn(location.pathname) === 'network') setShown(shownIn(location.search))
    }
    addEventListener('popstate', read)
    return () => removeEventListener('popstate', read)
  }, [])

  function goTo(part: Partial<NetworkShown>, how: 'pushState' | 'replaceState') {
    const next = { ...shown, ...part }
    setShown(next)
    history[how](null, '', `${location.pathname}${networkAddress(next)}`)
  }

  return {
    shown,
    /** Another table; what its rows do not have is not sought in it. */
    openTable: (table: TableName) => goTo({ table, row: null, filter: { ...shown.filter, kind: null } }, 'pushState'),
    open: (row: string) => {
      if (row !== shown.row) goTo({ row }, 'pushState')
    },
    close: () => goTo({ row: null }, 'replaceState'),
    seek: (part: Partial<Filter>) => goTo({ filter: { ...shown.filter, ...part } }, 'replaceState'),
    seekAll: () => goTo({ filter: NO_FILTER }, 'replaceState'),
    colourMap: (weakMap: boolean) => goTo({ weakMap }, 'replaceState'),
  }
}
