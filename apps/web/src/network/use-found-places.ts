import type { LocationId } from '@karavan/model'
import { useEffect, useState } from 'react'
import { api } from '../api/client.js'

const NONE: ReadonlySet<LocationId> = new Set()
const PAUSE_MS = 120
const MOST = 100

/** Places that answer to a text by a name or a code in any script; those that are only guessed are left out. */
export function useFoundPlaces(text: string): ReadonlySet<LocationId> {
  const [found, setFound] = useState(NONE)
  const sought = text.trim()
  useEffect(() => {
    if (sought.length < 2) {
      setFound(NONE)
      return
    }
    const leaving = new AbortController()
    const pause = setTimeout(() => {
      api.locations(sought, MOST, leaving.signal).then(
        ({ locations }) => setFound(new Set(locations.filter(({ how }) => how !== 'similar').map(({ id }) => id))),
        () => undefined,
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(pause)
      leaving.abort()
    }
  }, [sought])
  return found
}
