import type { NetworkMap } from '@karavan/api'
import type { LonLat } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { courseDrawer } from './way-on-map.js'

const PLACES = { A: [0, 0], B: [1, 0], C: [2, 0], D: [9, 9] } satisfies Record<string, LonLat>

const link = (from: keyof typeof PLACES, to: keyof typeof PLACES, mode: string, lengthKm: number) => ({
  type: 'Feature' as const,
  id: `${from}-${to}-${mode}`,
  geometry: { type: 'LineString' as const, coordinates: [PLACES[from], [lengthKm, 5] as LonLat, PLACES[to]] },
  properties: { what: 'link' as const, from, to, mode, lengthKm },
})

const MAP = {
  type: 'FeatureCollection',
  features: [
    ...Object.entries(PLACES).map(([id, coordinates]) => ({
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates },
      properties: { what: 'location', name: id },
    })),
    link('A', 'B', 'rail', 10),
    link('C', 'B', 'rail', 20),
    link('A', 'C', 'road', 5),
    link('A', 'C', 'rail', 90),
  ],
} as unknown as NetworkMap

const draw = courseDrawer(MAP)

describe('a leg on the map', () => {
  it('follows the shortest links of its mode, each in the direction of the leg', () => {
    const { course, isKnown } = draw({ mode: 'rail', from: 'A', to: 'C', via: [] })
    expect(isKnown).toBe(true)
    expect(course).toEqual([PLACES.A, [10, 5], PLACES.B, PLACES.B, [20, 5], PLACES.C])
    expect(draw({ mode: 'road', from: 'A', to: 'C', via: [] }).course).toContainEqual([5, 5])
  })

  it('passes the places between', () => {
    expect(draw({ mode: 'road', from: 'A', to: 'C', via: ['A', 'B', 'C'] }).course).toContainEqual([10, 5])
  })

  it('is straight where no links are known, and says so', () => {
    expect(draw({ mode: 'rail', from: 'A', to: 'D', via: ['B'] })).toEqual({
      course: [PLACES.A, [10, 5], PLACES.B, PLACES.B, PLACES.D],
      isKnown: false,
    })
  })
})
