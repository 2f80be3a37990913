import type { ListedConsignment } from '@karavan/api'
import { useEffect, useState } from 'react'
import { api, isTakenBack, whyFailed } from '../api/client.js'
import type { Looked } from './risk.js'

const NONE: readonly Looked[] = []

/**
 * Asks when consignments arrive, one after another: each answer is worked out anew.
 * @param consignments - must stay the same list while it is asked for
 * @returns those that were answered so far, in the order of the list
 */
export function useArrivals(consignments: readonly ListedConsignment[]): readonly Looked[] {
  const [looked, setLooked] = useState(NONE)
  useEffect(() => {
    const leaving = new AbortController()
    setLooked(NONE)
    const askAll = async () => {
      for (const consignment of consignments) {
        const one = await lookedAt(consignment, leaving.signal)
        if (one === null || leaving.signal.aborted) return
        setLooked((before) => [...before, one])
      }
    }
    void askAll()
    return () => leaving.abort()
  }, [consignments])
  return looked
}

/** Null where the page took the question back. */
async function lookedAt(consignment: ListedConsignment, signal: AbortSignal): Promise<Looked | null> {
  try {
    const arrival = await api.consignmentArrival(consignment.consignmentId, signal)
    return { consignment, arrival, problem: null }
  } catch (error) {
    return isTakenBack(error) ? null : { consignment, arrival: null, problem: whyFailed(error) }
  }
}
