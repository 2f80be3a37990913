import type { OverlayRow } from '@karavan/model'
import { createContext, useContext, useSyncExternalStore } from 'react'
import { createOwnValues } from './own-values.js'

/** The own values of this page. Storage is reached for only when it is used: a browser may forbid that. */
export const ownValues = createOwnValues({
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, value),
  removeItem: (key) => localStorage.removeItem(key),
})

/** Takes other rows and asks again with them. */
export const OwnChangeContext = createContext<(rows: readonly OverlayRow[]) => void>(() => undefined)

export function useOwnRows(): {
  readonly rows: readonly OverlayRow[]
  readonly areOfLink: boolean
  readonly change: (rows: readonly OverlayRow[]) => void
} {
  const rows = useSyncExternalStore(ownValues.subscribe, ownValues.rows)
  const areOfLink = useSyncExternalStore(ownValues.subscribe, ownValues.areOfLink)
  return { rows, areOfLink, change: useContext(OwnChangeContext) }
}
