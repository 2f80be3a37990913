import { greatCircleKm, type LonLat } from '@karavan/core'
import type { LocationId, TransportPlan } from '@karavan/model'
import type { PlanStep } from './plan-steps.js'

/** What of a plan the map is to show: a leg, a part of one between two places, or a place. */
export type Look =
  | { readonly kind: 'leg'; readonly leg: number; readonly between: readonly [LocationId, LocationId] | null }
  | { readonly kind: 'place'; readonly place: LocationId }

export function lookAtLeg(leg: number): Look {
  return { kind: 'leg', leg, between: null }
}

export function lookAtStep({ kind, leg, from, to }: PlanStep): Look {
  return kind === 'running' ? { kind: 'leg', leg, between: [from, to] } : { kind: 'place', place: to }
}

/** Places whose position is needed to draw a look. */
export function placesOf(look: Look | null): readonly LocationId[] {
  if (look === null) return []
  return look.kind === 'place' ? [look.place] : (look.between ?? [])
}

/**
 * The course that a look means: a line, a single point for a place, or nothing where a position is not known.
 * @param placeAt - where a place is, or undefined where that is not known
 */
export function courseOf(
  look: Look,
  plan: TransportPlan,
  placeAt: (id: LocationId) => LonLat | undefined,
): readonly LonLat[] {
  if (look.kind === 'place') {
    const at = placeAt(look.place)
    return at === undefined ? [] : [at]
  }
  const course = plan.legs[look.leg]?.course ?? []
  if (look.between === null) return course
  const [from, to] = look.between.map(placeAt)
  if (from === undefined || to === undefined) return course
  const [first, last] = [nearest(course, from), nearest(course, to)]
  return last > first ? course.slice(first, last + 1) : course
}

function nearest(course: readonly LonLat[], to: LonLat): number {
  const distances = course.map((point) => greatCircleKm(point, to))
  return distances.indexOf(Math.min(...distances))
}
