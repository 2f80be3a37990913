import type { LonLat } from '@karavan/core'
import type { TransportPlan } from '@karavan/model'
import { useMemo } from 'react'
import { useLocations } from '../api/use-locations.js'
import { courseOf, type Look, placesOf } from '../plan/look.js'

/** The course on the map of what is looked at; positions of places are read when they are first needed. */
export function useLookCourse(
  look: Look | null,
  plan: TransportPlan | null,
): { readonly course: readonly LonLat[] } | null {
  const locations = useLocations(placesOf(look))
  return useMemo(() => {
    const course = look === null || plan === null ? [] : courseOf(look, plan, (id) => locations.get(id)?.position)
    return course.length === 0 ? null : { course }
  }, [look, plan, locations])
}
