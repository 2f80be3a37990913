import type { ConditionHit, PlaceMet, TransportPlan } from '@karavan/model'
import { createContext, useContext } from 'react'
import type { MetOnWays } from './use-hits.js'

/** What the orders do to the ways that are shown, and how something is done about it. */
export interface ShownHits {
  readonly of: (plan: TransportPlan) => readonly ConditionHit[]
  /** Places on a way that are said to be shut or limited when the goods come. */
  readonly placesOn: (plan: TransportPlan) => readonly PlaceMet[]
  /** Title of a way, by the id of its plan. */
  readonly titleOf: (planId: string) => string | undefined
  /** Asks the same for goods that are ready on another day, YYYY-MM-DD. */
  readonly askFor: (day: string) => void
  readonly choose: (planId: string) => void
  /** Waits for what is met on all ways of the answer; null where it cannot be known. */
  readonly find: () => Promise<MetOnWays | null>
}

export const HitsContext = createContext<ShownHits>({
  of: () => [],
  placesOn: () => [],
  titleOf: () => undefined,
  askFor: () => undefined,
  choose: () => undefined,
  find: async () => null,
})

export function useShownHits(): ShownHits {
  return useContext(HitsContext)
}
