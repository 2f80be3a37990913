import type { LonLat } from '@karavan/core'
import type { TransportPlan } from '@karavan/model'
import type { Feature, FeatureCollection, LineString, Point } from 'geojson'
import { type ModeGroup, modeGroup } from '../words/modes.js'
import type { RuledOutCourse } from './map-props.js'

export interface CourseProperties {
  readonly mode: ModeGroup
}

export interface StopProperties {
  readonly name: string
  readonly end: boolean
}

export interface RuledOutProperties {
  readonly label: string
  readonly pointed: boolean
}

/** The legs of a plan as lines by mode. */
export function courseLines(plan: TransportPlan | null): FeatureCollection<LineString, CourseProperties> {
  const features = (plan?.legs ?? []).flatMap((leg): Feature<LineString, CourseProperties>[] => {
    if (leg.course.length < 2) return []
    return [
      {
        type: 'Feature',
        geometry: { type: 'LineString', coordinates: positions(leg.course) },
        properties: { mode: modeGroup(leg.mode) },
      },
    ]
  })
  return { type: 'FeatureCollection', features }
}

/** Where a plan starts, changes and ends. */
export function courseStops(plan: TransportPlan | null): FeatureCollection<Point, StopProperties> {
  const legs = plan?.legs ?? []
  const features = legs.flatMap((leg, i): Feature<Point, StopProperties>[] => {
    const start = leg.course[0]
    const finish = leg.course.at(-1)
    if (start === undefined || finish === undefined) return []
    const first = stop(start, leg.fromName, i === 0)
    return i === legs.length - 1 ? [first, stop(finish, leg.toName, true)] : [first]
  })
  return { type: 'FeatureCollection', features }
}

/** Ways that were ruled out as lines, the one pointed at last, so that it lies on top. */
export function ruledOutLines(ways: readonly RuledOutCourse[]): FeatureCollection<LineString, RuledOutProperties> {
  const drawn = ways.filter(({ course }) => course.length > 1).sort((a, b) => Number(a.pointed) - Number(b.pointed))
  return {
    type: 'FeatureCollection',
    features: drawn.map(({ course, label, pointed }) => ({
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: positions(course) },
      properties: { label, pointed },
    })),
  }
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

function stop(at: LonLat, name: string, end: boolean): Feature<Point, StopProperties> {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [...at] }, properties: { name, end } }
}

function positions(course: readonly LonLat[]): number[][] {
  return course.map(([longitude, latitude]) => [longitude, latitude])
}
