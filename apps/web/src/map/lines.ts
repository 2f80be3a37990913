import { greatCircleKm, type LonLat, lineKm } from '@karavan/core'

/** West, south, east, north of a course; null without one. */
export function boundsOf(course: readonly LonLat[]): [number, number, number, number] | null {
  if (course.length === 0) return null
  const longitudes = course.map(([longitude]) => longitude)
  const latitudes = course.map(([, latitude]) => latitude)
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)]
}

/** The point at a share of the length of a course, 0 to 1; null for less than two points. */
export function pointAlong(course: readonly LonLat[], share: number): LonLat | null {
  let left = lineKm(course) * share
  for (let i = 1; i < course.length; i++) {
    const [a, b] = [course[i - 1], course[i]]
    if (a === undefined || b === undefined) continue
    const km = greatCircleKm(a, b)
    if (km >= left) {
      const within = km === 0 ? 0 : left / km
      return [a[0] + (b[0] - a[0]) * within, a[1] + (b[1] - a[1]) * within]
    }
    left -= km
  }
  return course.length < 2 ? null : (course.at(-1) ?? null)
}
