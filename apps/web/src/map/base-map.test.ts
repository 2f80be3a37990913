import type { FeatureCollection, Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { bordersBetween } from './base-map.js'

const country = (ring: number[][]) => ({
  type: 'Feature' as const,
  geometry: { type: 'Polygon' as const, coordinates: [ring] },
  properties: {},
})

describe('the borders', () => {
  it('are the edges that two countries share, drawn once, without the coast', () => {
    const west = country([
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 2],
      [0, 2],
      [0, 0],
    ])
    const east = country([
      [1, 0],
      [2, 0],
      [2, 2],
      [1, 2],
      [1, 1],
      [1, 0],
    ])
    const land: FeatureCollection<Polygon> = { type: 'FeatureCollection', features: [west, east] }
    expect(bordersBetween(land).geometry.coordinates).toEqual([
      [
        [1, 2],
        [1, 1],
        [1, 0],
      ],
    ])
  })
})
