import type { LonLat } from '@karavan/core'
import type { Track } from './track.js'

/** A track as it lies on the screen. */
export interface Path {
  /** Pixels across at each point of the track. */
  readonly x: Float64Array
  /** Pixels down. */
  readonly y: Float64Array
  /** Km from the start, ascending. */
  readonly km: Float64Array
}

/** Lays a track on the screen, once for every move of the camera. */
export function projectTrack({ line, km }: Track, project: (point: LonLat) => { x: number; y: number }): Path {
  const x = new Float64Array(line.length)
  const y = new Float64Array(line.length)
  line.forEach((point, i) => {
    const at = project(point)
    x[i] = at.x
    y[i] = at.y
  })
  return { x, y, km }
}

/** Where on the screen a distance from the start is; beyond the ends, the ends. */
export function pointOn({ x, y, km }: Path, at: number): [x: number, y: number] {
  let [low, high] = [0, km.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((km[middle] ?? 0) >= at) high = middle
    else low = middle + 1
  }
  const before = Math.max(0, low - 1)
  const length = (km[low] ?? 0) - (km[before] ?? 0)
  const share = length > 0 ? Math.min(1, Math.max(0, (at - (km[before] ?? 0)) / length)) : 1
  const [xa = 0, xb = 0, ya = 0, yb = 0] = [x[before], x[low], y[before], y[low]]
  return [xa + (xb - xa) * share, ya + (yb - ya) * share]
}
