import { greatCircleKm, type LonLat, StructuredError } from '@karavan/core'

interface Polygon {
  readonly rings: readonly (readonly number[])[]
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** Land of the world by country: ISO 3166-1 alpha-2 to its polygons. */
export type Land = ReadonlyMap<string, readonly Polygon[]>

interface CountriesFile {
  readonly countries: readonly {
    readonly iso: string
    readonly polygons: readonly (readonly (readonly number[])[])[]
  }[]
}

/**
 * Reads `data/reference/countries.json`; each ring is a flat list lon, lat, lon, lat …
 * @throws {StructuredError} LAND_BROKEN where the text holds no countries
 */
export function readLand(json: string): Land {
  const file = JSON.parse(json) as Partial<CountriesFile>
  if (!Array.isArray(file.countries) || file.countries.length === 0) {
    throw new StructuredError({
      code: 'LAND_BROKEN',
      expected: 'an object with a list `countries`',
      received: json.slice(0, 60),
    })
  }
  return new Map((file as CountriesFile).countries.map(({ iso, polygons }) => [iso, polygons.map(boxed)]))
}

function boxed(rings: readonly (readonly number[])[]): Polygon {
  const [outer = []] = rings
  const box = { west: 180, south: 90, east: -180, north: -90 }
  for (let i = 0; i < outer.length; i += 2) {
    const [x = 0, y = 0] = [outer[i], outer[i + 1]]
    box.west = Math.min(box.west, x)
    box.east = Math.max(box.east, x)
    box.south = Math.min(box.south, y)
    box.north = Math.max(box.north, y)
  }
  return { rings, ...box }
}

function inside(polygon: Polygon, [x, y]: LonLat): boolean {
  if (x < polygon.west || x > polygon.east || y < polygon.south || y > polygon.north) return false
  let odd = false
  for (const ring of polygon.rings) {
    let [px = 0, py = 0] = ring.slice(-2)
    for (let i = 0; i < ring.length; i += 2) {
      const [qx = 0, qy = 0] = [ring[i], ring[i + 1]]
      if (qy > y !== py > y && x < ((px - qx) * (y - qy)) / (py - qy) + qx) odd = !odd
      px = qx
      py = qy
    }
  }
  return odd
}

/** The country whose land holds a point; undefined on water. */
export function countryAt(land: Land, point: LonLat): string | undefined {
  for (const [iso, polygons] of land) if (polygons.some((polygon) => inside(polygon, point))) return iso
  return undefined
}

/** Kilometres from a point to the edge of a country's land, up to `limit`; 0 inside it. */
export function kmToCountry(land: Land, iso: string, point: LonLat, limit: number): number {
  const polygons = land.get(iso) ?? []
  if (polygons.some((polygon) => inside(polygon, point))) return 0
  return Math.min(limit, ...polygons.map((polygon) => kmToEdge(polygon, point, limit)))
}

/** Kilometres from a point to the nearest coast or border of any country, up to `limit`. */
export function kmToAnyEdge(land: Land, point: LonLat, limit: number): number {
  let best = limit
  for (const polygons of land.values())
    for (const polygon of polygons) best = Math.min(best, kmToEdge(polygon, point, best))
  return best
}

function kmToEdge(polygon: Polygon, [x, y]: LonLat, limit: number): number {
  const degrees = limit / 111
  const wide = degrees / Math.max(0.1, Math.cos((y * Math.PI) / 180))
  if (x < polygon.west - wide || x > polygon.east + wide || y < polygon.south - degrees || y > polygon.north + degrees)
    return limit
  let best = limit
  for (const ring of polygon.rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [ax = 0, ay = 0, bx = 0, by = 0] = ring.slice(i, i + 4)
      if (
        Math.min(ax, bx) > x + wide ||
        Math.max(ax, bx) < x - wide ||
        Math.min(ay, by) > y + degrees ||
        Math.max(ay, by) < y - degrees
      )
        continue
      const scale = Math.cos((y * Math.PI) / 180)
      const [dx, dy] = [(bx - ax) * scale, by - ay]
      const length = dx * dx + dy * dy
      const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * scale * dx + (y - ay) * dy) / length))
      best = Math.min(best, greatCircleKm([x, y], [ax + (bx - ax) * t, ay + (by - ay) * t]))
    }
  }
  return best
}
