/** Longitude, latitude in degrees, WGS 84. */
export type LonLat = readonly [longitude: number, latitude: number]

/** Mean Earth radius, IUGG 1980, kilometres. */
const EARTH_RADIUS_KM = 6371.0088

/** Great-circle distance on the mean sphere, kilometres; within 0.6 % of the geodesic on WGS 84. */
export function greatCircleKm(a: LonLat, b: LonLat): number {
  const rad = Math.PI / 180
  const dLat = (b[1] - a[1]) * rad
  const dLon = (b[0] - a[0]) * rad
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Length of a line through points, kilometres. */
export function lineKm(points: readonly LonLat[]): number {
  let total = 0
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]
    const b = points[i]
    if (a !== undefined && b !== undefined) total += greatCircleKm(a, b)
  }
  return total
}
