import type { Location, LocationId } from '@karavan/model'
import { useEffect, useRef, useState } from 'react'
import { api } from './client.js'

/** Places of the network by id, each read once, when it is first wanted; what cannot be read is left out. */
export function useLocations(ids: readonly LocationId[]): ReadonlyMap<LocationId, Location> {
  const [found, setFound] = useState<ReadonlyMap<LocationId, Location>>(new Map())
  const asked = useRef(new Set<LocationId>())
  const wanted = ids.join(' ')
  useEffect(() => {
    for (const id of wanted.split(' ')) {
      if (id === '' || asked.current.has(id)) continue
      asked.current.add(id)
      api.location(id).then(
        (location) => setFound((known) => new Map(known).set(id, location)),
        () => asked.current.delete(id),
      )
    }
  }, [wanted])
  return found
}
