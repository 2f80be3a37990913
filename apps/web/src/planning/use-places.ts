import { useCallback, useEffect, useState } from 'react'
import { api } from '../api/client.js'
import type { Place } from '../question/known-places.js'

const LOCATION_ID = /^[A-Z]{2}-[A-Z0-9-]+$/

/** Places by our id, read where only the id is known, as after opening a link. */
export function usePlaces(ids: readonly string[]) {
  const [places, setPlaces] = useState<ReadonlyMap<string, Place>>(new Map())
  const learn = useCallback((place: Place) => setPlaces((known) => new Map(known).set(place.id, place)), [])
  const unknown = ids.filter((id) => LOCATION_ID.test(id) && !places.has(id)).join(' ')
  useEffect(() => {
    if (unknown === '') return
    const leaving = new AbortController()
    for (const id of new Set(unknown.split(' '))) api.location(id, leaving.signal).then(learn, () => undefined)
    return () => leaving.abort()
  }, [unknown, learn])
  return { places, learn }
}
