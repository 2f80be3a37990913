import type { EpochMinutes } from '@karavan/core'
import { createContext, useContext } from 'react'
import type { Places } from './use-places.js'
import type { Shown } from './use-shown.js'

interface Looking extends Shown {
  readonly places: Places
  /** By it ages are told. */
  readonly now: EpochMinutes
  /** Grows whenever something was entered here. */
  readonly revision: number
  /** Reads anew what is shown. */
  readonly renew: () => void
}

export const ConsignmentsContext = createContext<Looking | null>(null)

/** What all parts of the page about consignments share. */
export function useLooking(): Looking {
  const looking = useContext(ConsignmentsContext)
  if (looking === null) throw new Error('this stands only on the page of consignments')
  return looking
}
