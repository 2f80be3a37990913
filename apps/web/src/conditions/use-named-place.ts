import type { Problem } from '@karavan/api'
import type { LocationId } from '@karavan/model'
import { useEffect, useRef, useState } from 'react'
import { api, whyFailed } from '../api/client.js'

/**
 * Looks up the place that a name or code means, as every answer does; where it means one, that is told.
 * @param name - empty: nothing is looked up
 * @returns why it means none, or none yet known; null where nothing is wrong
 */
export function useNamedPlace(name: string, onFound: (id: LocationId) => void): Problem | null {
  const [unknown, setUnknown] = useState<Problem | null>(null)
  const found = useRef(onFound)
  found.current = onFound
  useEffect(() => {
    setUnknown(null)
    if (name === '') return
    const leaving = new AbortController()
    // The calendar of a place is asked for by whatever the place is called, and says which it is.
    api.calendar(name, new Date().getUTCFullYear(), leaving.signal).then(
      ({ place }) => {
        if (!leaving.signal.aborted) found.current(place)
      },
      (error: unknown) => {
        if (!leaving.signal.aborted) setUnknown(whyFailed(error))
      },
    )
    return () => leaving.abort()
  }, [name])
  return unknown
}
