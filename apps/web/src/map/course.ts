import type { LonLat } from '@karavan/core'
import type { LocationId, TransportPlan } from '@karavan/model'
import type { Feature, FeatureCollection, LineString, Point } from 'geojson'
import { type ModeGroup, modeGroup } from '../words/modes.js'
import type { Words } from '../words/words.js'
import { pointAlong } from './lines.js'
import type { RuledOutCourse } from './map-props.js'
import { type Drawn, type KeptClear, standApart } from './marks.js'

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
      const at = pointAlong(leg.course, 0.5)
      return at === null ? [] : [point(at, { mode: modeGroup(leg.mode), number: i + 1 })]
    }),
  )
}

/** Ways that were ruled out, as lines; the pointed one last, so that it is drawn over the others. */
export function ruledOutLines(ways: readonly RuledOutCourse[]): FeatureCollection<LineString, RuledOutProperties> {
  return collection(ordered(ways).map((way) => line(way.course, propertiesOf(way))))
}

/**
 * Where ways that were ruled out are marked, in the same order; marks that would cover each other, or the plan that is
 * shown, stand beside it.
 * @param drawn - the map as it is seen
 */
export function ruledOutMarks(
  ways: readonly RuledOutCourse[],
  plan: TransportPlan | null,
  drawn: Drawn,
): FeatureCollection<Point, RuledOutProperties> {
  return collection(ordered(standApart(ways, drawn, clearOf(plan))).map((way) => point(way.at, propertiesOf(way))))
}

/** Halves of what is drawn of a plan, pixels. */
const HALF = { line: 3, stop: 6, number: 9 }

/** What of a plan no mark covers: its line, its stops and the numbers of its legs. */
function clearOf(plan: TransportPlan | null): KeptClear[] {
  return (plan?.legs ?? []).flatMap(({ course }) => {
    const [from, to, middle] = [course[0], course.at(-1), pointAlong(course, 0.5)]
    return [
      { course, half: HALF.line },
      ...[from, to].flatMap((stop) => (stop ? [{ course: [stop], half: HALF.stop }] : [])),
      ...(middle ? [{ course: [middle], half: HALF.number }] : []),
    ]
  })
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

function ordered(ways: readonly RuledOutCourse[]): readonly RuledOutCourse[] {
  return ways.toSorted((a, b) => Number(a.pointed) - Number(b.pointed))
}

function propertiesOf({ key, label, pointed }: RuledOutCourse): RuledOutProperties {
  return { key, label, pointed }
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
