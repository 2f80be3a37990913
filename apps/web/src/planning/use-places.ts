import { useCallback, useMemo, useState } from 'react'
import { useLocations } from '../api/use-locations.js'
import type { Place } from '../question/known-places.js'

const LOCATION_ID = /^[A-Z]{2}-[A-Z0-9-]+$/

/** Places by our id, read where only the id is known, as after opening a link. */
export function usePlaces(ids: readonly string[]) {
  const [learned, setLearned] = useState<ReadonlyMap<string, Place>>(new Map())
  const learn = useCallback((place: Place) => setLearned((known) => new Map(known).set(place.id, place)), [])
  const read = useLocations(ids.filter((id) => LOCATION_ID.test(id) && !learned.has(id)))
  const places = useMemo(() => new Map<string, Place>([...read, ...learned]), [read, learned])
  return { places, learn }
}
