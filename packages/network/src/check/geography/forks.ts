import { type LonLat, lineKm } from '@karavan/core'
import { type Fault, fault } from '../fault.js'
import type { Course } from './courses.js'

/** A link as it leaves one of its ends. */
interface Leaving {
  readonly course: Course
  /** The drawn line from that end on. */
  readonly line: readonly LonLat[]
}

/**
 * Tracks and roads that leave a place together part at a place: where they part on the open line, a way from one to the
 * other would run to the end that they share and back over the same points. Tracks of two gauges lie beside each other,
 * and part nowhere; ships do leave a port as they came.
 */
export function checkForks(courses: readonly Course[]): Fault[] {
  const around = new Map<string, Leaving[]>()
  for (const course of courses) {
    const { from = '', to = '', mode = '', gauge_mm: gauge = '' } = course.row.cells
    if (mode !== 'rail' && mode !== 'road') continue
    for (const [end, line] of [
      [from, course.line],
      [to, course.line.toReversed()],
    ] as const) {
      const key = `${end} ${mode} ${gauge}`
      around.set(key, [...(around.get(key) ?? []), { course, line }])
    }
  }
  return [...around.values()].flatMap((leaving) =>
    leaving.flatMap((one, i) => leaving.slice(i + 1).flatMap((other) => forkOf(one, other))),
  )
}

function forkOf(one: Leaving, other: Leaving): Fault[] {
  const parts = one.line.findIndex((point, i) => !isSame(point, other.line[i]))
  const shared = one.line.slice(0, parts === -1 ? undefined : parts)
  const fork = shared.at(-1)
  if (fork === undefined || shared.length < 2) return []
  const [longitude, latitude] = fork
  const { id = '' } = other.course.row.cells
  return [
    fault(
      one.course.row,
      `${Math.round(lineKm(shared))} km in common with ${id}, to ${latitude.toFixed(4)} N ${longitude.toFixed(4)} E`,
      'links that part at a place',
      'make that point a place of locations.csv, and end both links there',
    ),
  ]
}

function isSame(a: LonLat, b: LonLat | undefined): boolean {
  return b !== undefined && a[0] === b[0] && a[1] === b[1]
}
