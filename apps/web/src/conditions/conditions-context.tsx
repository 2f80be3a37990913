import type { EpochMinutes } from '@karavan/core'
import type { LocationId, WeatherAnswer } from '@karavan/model'
import { createContext, useCallback, useContext } from 'react'
import { useWords } from '../words/words-context.js'
import type { Asked, Begun, Entering } from './address.js'
import type { Register } from './register.js'

interface Looking {
  readonly register: Register
  /** The day looked at. */
  readonly on: EpochMinutes
  /** How likely ports are to shut; null where no forecast is connected, or none is read yet. */
  readonly weather: WeatherAnswer | null
  /** The question that orders are looked at for, as its address has it; empty where none was asked. */
  readonly question: string
  /** What the list is of. */
  readonly asked: Asked
  /** Id of the order that is open. */
  readonly order: string | null
  /** The place that is open. */
  readonly place: LocationId | null
  readonly openOrder: (id: string) => void
  readonly openPlace: (id: LocationId) => void
  /** Opens a form, or the list of what was entered. */
  readonly openEntry: (enter: Entering, begun?: Partial<Begun>) => void
  /** Grows whenever something is entered or withdrawn here. */
  readonly revision: number
  /** Has all that is shown read anew. */
  readonly renew: () => void
}

export const ConditionsContext = createContext<Looking | null>(null)

/** What is known, the day looked at, and how an order or a place of it is opened. */
export function useLooking(): Looking {
  const looking = useContext(ConditionsContext)
  if (looking === null) throw new Error('there are no conditions around this part of the page')
  return looking
}

/** Names of places in the language of the reader. */
export function usePlaceName(): (id: LocationId) => string {
  const { place } = useWords()
  const { register } = useLooking()
  return useCallback((id) => place(id, register.placeOf(id)?.name ?? id), [place, register])
}
