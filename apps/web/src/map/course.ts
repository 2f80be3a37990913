import { greatCircleKm, type LonLat, lineKm } from '@karavan/core'
import type { LocationId, TransportPlan } from '@karavan/model'
import type { Feature, FeatureCollection, LineString, Point } from 'geojson'
import { type ModeGroup, modeGroup } from '../words/modes.js'
import type { Words } from '../words/words.js'
import type { RuledOutCourse } from './map-props.js'

export interface CourseProperties {
  readonly mode: ModeGroup
}

export interface StopProperties {
  readonly name: string
  /** The name in the language of the place; empty where it is the same, or not known. */
  readonly local: string
  readonly end: boolean
}

export interface LegNumberProperties extends CourseProperties {
  /** 1 for the first leg. */
  readonly number: number
}

export interface RuledOutProperties {
  readonly key: string
  readonly label: string
  readonly pointed: boolean
}

/** The legs of plans as lines by mode. */
export function courseLines(
  ...plans: readonly (TransportPlan | null)[]
): FeatureCollection<LineString, CourseProperties> {
  const legs = plans.flatMap((plan) => plan?.legs ?? []).filter(({ course }) => course.length > 1)
  return collection(legs.map((leg) => line(leg.course, { mode: modeGroup(leg.mode) })))
}

/** Where a plan starts, changes and ends. */
export function courseStops(
  plan: TransportPlan | null,
  words: Words,
  localName: (id: LocationId) => string,
): FeatureCollection<Point, StopProperties> {
  const legs = plan?.legs ?? []
  const stop = (at: LonLat | undefined, id: LocationId, english: string, end: boolean) => {
    const name = words.place(id, english)
    const local = localName(id)
    return at === undefined ? [] : [point(at, { name, local: local === name ? '' : local, end })]
  }
  return collection(
    legs.flatMap((leg, i) => [
      ...stop(leg.course[0], leg.from, leg.fromName, i === 0),
      ...(i === legs.length - 1 ? stop(leg.course.at(-1), leg.to, leg.toName, true) : []),
    ]),
  )
}

/** The number of each leg, at its middle. */
export function legNumbers(plan: TransportPlan | null): FeatureCollection<Point, LegNumberProperties> {
  return collection(
    (plan?.legs ?? []).flatMap((leg, i) => {
      const at = middleOf(leg.course)
      return at === null ? [] : [point(at, { mode: modeGroup(leg.mode), number: i + 1 })]
    }),
  )
}

/** Ways that were ruled out, as lines; the pointed one last, so that it is drawn over the others. */
export function ruledOutLines(ways: readonly RuledOutCourse[]): FeatureCollection<LineString, RuledOutProperties> {
  return collection(ordered(ways).map(({ course, ...way }) => line(course, way)))
}

/** Where a way that was ruled out is marked: the middle of its course. */
export function ruledOutMarks(ways: readonly RuledOutCourse[]): FeatureCollection<Point, RuledOutProperties> {
  return collection(
    ordered(ways).flatMap(({ course, ...way }) => {
      const at = middleOf(course)
      return at === null ? [] : [point(at, way)]
    }),
  )
}

/** A course to look at; a course of one point is a place. */
export function lookedAt(course: readonly LonLat[]): FeatureCollection<LineString | Point, Record<string, never>> {
  const [first] = course
  if (first === undefined) return collection<LineString | Point, Record<string, never>>([])
  return collection<LineString | Point, Record<string, never>>([
    course.length === 1 ? point(first, {}) : line(course, {}),
  ])
}

/** The whole course of a plan. */
export function courseOfPlan(plan: TransportPlan | null): readonly LonLat[] {
  return (plan?.legs ?? []).flatMap(({ course }) => course)
}

/** West, south, east, north of a course; null without one. */
export function boundsOf(course: readonly LonLat[]): [number, number, number, number] | null {
  if (course.length === 0) return null
  const longitudes = course.map(([longitude]) => longitude)
  const latitudes = course.map(([, latitude]) => latitude)
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)]
}

/** The point halfway along a course by distance; null for less than two points. */
export function middleOf(course: readonly LonLat[]): LonLat | null {
  let left = lineKm(course) / 2
  for (let i = 1; i < course.length; i++) {
    const [a, b] = [course[i - 1], course[i]]
    if (a === undefined || b === undefined) continue
    const km = greatCircleKm(a, b)
    if (km >= left) {
      const share = km === 0 ? 0 : left / km
      return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
    }
    left -= km
  }
  return null
}

function ordered(ways: readonly RuledOutCourse[]): readonly RuledOutCourse[] {
  return ways.filter(({ course }) => course.length > 1).toSorted((a, b) => Number(a.pointed) - Number(b.pointed))
}

function collection<G extends Point | LineString, P>(features: Feature<G, P>[]): FeatureCollection<G, P> {
  return { type: 'FeatureCollection', features }
}

function point<P>([longitude, latitude]: LonLat, properties: P): Feature<Point, P> {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [longitude, latitude] }, properties }
}

function line<P>(course: readonly LonLat[], properties: P): Feature<LineString, P> {
  const coordinates = course.map(([longitude, latitude]) => [longitude, latitude])
  return { type: 'Feature', geometry: { type: 'LineString', coordinates }, properties }
}
