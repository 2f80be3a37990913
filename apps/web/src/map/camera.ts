import { type Map as GlMap, LngLat, type TransformConstrainFunction } from 'maplibre-gl'

/** West, south, east, north, degrees. */
export type Bounds = [number, number, number, number]

/** The corridor from the Baltic to the east of China. */
export const CORRIDOR: Bounds = [17, 27, 121, 59]

/** Where the middle of the map may be, and what of the world may be seen. */
const WORLD = { west: -40, east: 165, south: -58, north: 80 }

const TILE = 512
/** How near the map comes to a way, and to a single place, which is looked at with what is around it. */
const MOST_ZOOM = 7.5
const POINT_ZOOM = 5.5
/** Degrees up to which bounds are those of a single place. */
const POINT_SIZE = 1e-3
/** Up to this width names stand above and beneath their places, for beside them they would be cut off; pixels. */
const NARROW = 600

export function isNarrow(map: GlMap): boolean {
  return map.getContainer().clientWidth <= NARROW
}

/**
 * Keeps the map on the part of the world that is drawn: nothing is seen beyond its north and south.
 * @param height - of the map at the moment, pixels
 */
export function keepOnWorld(height: () => number): TransformConstrainFunction {
  const [top, bottom] = [mercatorY(WORLD.north), mercatorY(WORLD.south)]
  return (centre, zoom) => {
    const kept = Math.max(zoom, Math.log2(height() / (TILE * (bottom - top))))
    const half = height() / (2 * TILE * 2 ** kept)
    const y = Math.min(bottom - half, Math.max(top + half, mercatorY(centre.lat)))
    const lng = Math.min(WORLD.east, Math.max(WORLD.west, centre.lng))
    return { center: new LngLat(lng, latitudeAt(y)), zoom: kept }
  }
}

/**
 * Moves the map so that bounds are seen whole, with room for the names of what lies in them.
 * @param covered - pixels at the bottom that are covered
 */
export function showBounds(map: GlMap, bounds: Bounds, covered: number, moves: boolean): void {
  const isCorridor = bounds === CORRIDOR
  const narrow = isNarrow(map)
  const isPoint = Math.max(bounds[2] - bounds[0], bounds[3] - bounds[1]) < POINT_SIZE
  const aside = isCorridor ? 16 : narrow ? 68 : 100
  const above = isCorridor ? 16 : narrow ? 40 : 44
  const { clientWidth, clientHeight } = map.getContainer()
  map.fitBounds(bounds, {
    padding: {
      top: Math.min(above, clientHeight / 4),
      bottom: Math.min(covered + above, clientHeight / 1.8),
      left: Math.min(aside, clientWidth / 4),
      right: Math.min(isCorridor || narrow ? aside : aside + 70, clientWidth / 4),
    },
    maxZoom: isPoint ? POINT_ZOOM : MOST_ZOOM,
    duration: moves ? 600 : 0,
  })
}

/** Share of the way from the top of the world to its bottom, 0–1. */
function mercatorY(latitude: number): number {
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI)
}

function latitudeAt(y: number): number {
  return (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90
}
