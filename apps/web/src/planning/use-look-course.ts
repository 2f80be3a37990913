import type { LonLat } from '@karavan/core'
import type { LocationId, TransportPlan } from '@karavan/model'
import { useEffect, useMemo, useState } from 'react'
import { api } from '../api/client.js'
import { courseOf, type Look, placesOf } from '../plan/look.js'

/** The course on the map of what is looked at; positions of places are read when they are first needed. */
export function useLookCourse(
  look: Look | null,
  plan: TransportPlan | null,
): { readonly course: readonly LonLat[] } | null {
  const [positions, setPositions] = useState<ReadonlyMap<LocationId, LonLat>>(new Map())
  const unknown = placesOf(look)
    .filter((place) => !positions.has(place))
    .join(' ')
  useEffect(() => {
    if (unknown === '') return
    const leaving = new AbortController()
    for (const place of unknown.split(' ')) {
      api.location(place, leaving.signal).then(
        ({ position }) => setPositions((known) => new Map(known).set(place, position)),
        () => undefined,
      )
    }
    return () => leaving.abort()
  }, [unknown])
  return useMemo(() => {
    const course = look === null || plan === null ? [] : courseOf(look, plan, positions)
    return course.length === 0 ? null : { course }
  }, [look, plan, positions])
}
