import { useCallback, useEffect, useState } from 'react'
import { api } from '../api/client.js'

const LOCATION_ID = /^[A-Z]{2}-[A-Z0-9-]+$/

/** Names of places by our id, read where only the id is known, as after opening a link. */
export function usePlaceNames(ids: readonly string[]) {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  const learn = useCallback((id: string, name: string) => setNames((known) => new Map(known).set(id, name)), [])
  const unknown = ids.filter((id) => LOCATION_ID.test(id) && !names.has(id)).join(' ')
  useEffect(() => {
    if (unknown === '') return
    const leaving = new AbortController()
    for (const id of unknown.split(' ')) {
      api.location(id, leaving.signal).then(
        ({ name }) => learn(id, name),
        () => undefined,
      )
    }
    return () => leaving.abort()
  }, [unknown, learn])
  return { names, learn }
}
