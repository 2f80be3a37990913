import type { LonLat } from '@karavan/core'
import type { FeatureCollection, Point } from 'geojson'
import type { MapMark } from './map-props.js'
import { type Kept, spreadApart } from './spread-apart.js'

/** The map as it is seen. */
export interface Drawn {
  /** From a place to the pixels of the map. */
  readonly project: (at: LonLat) => readonly [number, number]
  /** Back from there. */
  readonly unproject: (spot: readonly [number, number]) => LonLat
}

/** Size of a mark, pixels. */
const MARK_SIZE = 21

/** What marks do not cover: a line, or a place. */
export interface KeptClear {
  readonly course: readonly LonLat[]
  /** Half of its width as drawn, pixels. */
  readonly half: number
}

/** Marks, in the same order; those that would cover each other, or what is kept clear, stand beside it. */
export function standApart<Mark extends { readonly at: LonLat }>(
  marks: readonly Mark[],
  { project, unproject }: Drawn,
  clear: readonly KeptClear[] = [],
): Mark[] {
  const kept = clear.map(({ course, half }): Kept => ({ line: course.map(project), least: MARK_SIZE / 2 + half }))
  const spots = spreadApart(
    marks.map(({ at }) => project(at)),
    MARK_SIZE,
    kept,
  )
  return marks.map((mark, i) => ({ ...mark, at: spots[i] === undefined ? mark.at : unproject(spots[i]) }))
}

/** Marks of what is in force at places; those pointed at last, so that they are drawn over the others. */
export function placeMarks(
  marks: readonly MapMark[],
  drawn: Drawn,
): FeatureCollection<Point, Pick<MapMark, 'key' | 'icon' | 'title' | 'pointed'>> {
  const inOrder = standApart(marks, drawn).sort((a, b) => Number(a.pointed) - Number(b.pointed))
  return {
    type: 'FeatureCollection',
    features: inOrder.map(({ key, icon, title, pointed, at: [longitude, latitude] }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      properties: { key, icon, title, pointed },
    })),
  }
}
