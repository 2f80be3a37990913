import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inRings, km, readCsv } from '../geography/lib.mjs'

const root = new URL('../../', import.meta.url)
const map = (name) =>
  JSON.parse(readFileSync(new URL(`apps/web/public/basemap/${name}.geojson`, root), 'utf8')).features
const table = (name) => readCsv(new URL(`packages/network/data/${name}.csv`, root))

const polygons = map('countries').flatMap(({ geometry }) => geometry.coordinates.map(boxed))
const lakes = map('lakes').map(({ geometry }) => boxed(geometry.coordinates))

/** West, south, east, north of canals, which are not drawn: Suez, Kiel. */
const CANALS = [
  [32.2, 29.9, 32.7, 31.3],
  [9.1, 53.8, 10.2, 54.5],
]

/** Points along a line, one every 10 km. */
function samples(line) {
  return line.slice(1).flatMap((to, i) => {
    const from = line[i]
    const steps = Math.max(1, Math.round(km(from, to) / 10))
    return Array.from({ length: steps }, (_, k) => between(from, to, k / steps))
  })
}

describe('the base map', () => {
  it('is cut at the antimeridian: no edge runs round the world', () => {
    const steps = polygons.flatMap(({ rings }) =>
      rings.map((ring) => Math.max(...ring.slice(1).map(([x], i) => Math.abs(x - ring[i][0])))),
    )
    expect(Math.max(...steps)).toBeLessThan(180)
    expect(polygons.some(({ rings }) => rings[0].some(([x]) => x === 180))).toBe(true)
    expect(polygons.some(({ rings }) => rings[0].some(([x]) => x === -180))).toBe(true)
  })

  it('has the Caspian and the lakes as water', () => {
    const points = { Caspian: [50.6, 41.7], 'north Caspian': [50, 46], Balkhash: [75.2, 46.5], Baikal: [107.6, 53.2] }
    for (const [name, point] of Object.entries(points))
      expect({ name, dry: isDry(point) }).toEqual({ name, dry: false })
    expect(isDry([68, 48])).toBe(true)
  })

  it('has the sea lanes on its water, but for harbours and canals', () => {
    const places = new Map(table('locations').map(({ id, lat, lon }) => [id, [Number(lon), Number(lat)]]))
    const shapes = grouped(table('shapes'))
    const lanes = table('links').filter(({ mode }) => mode === 'sea')
    const points = lanes.flatMap(({ id, from, to }) => {
      const inner = (shapes.get(id) ?? [])
        .sort((a, b) => a.seq - b.seq)
        .map(({ lon, lat }) => [Number(lon), Number(lat)])
      const ends = [places.get(from), places.get(to)]
      return samples([ends[0], ...inner, ends[1]]).filter((point) => ends.every((end) => km(point, end) > 30))
    })
    const open = [...new Map(points.map((point) => [point.map((v) => v.toFixed(1)).join(), point])).values()]
    expect(open.length).toBeGreaterThan(2000)
    const dry = open.filter((point) => isDry(point) && !CANALS.some((canal) => isIn(point, canal)))
    expect(dry.length / open.length).toBeLessThan(0.005)
  })
})

function isDry(point) {
  const holds = ({ rings, box }) => isIn(point, box) && inRings(rings, point)
  return polygons.some(holds) && !lakes.some(holds)
}

function isIn([x, y], [west, south, east, north]) {
  return x >= west && x <= east && y >= south && y <= north
}

function boxed(rings) {
  const [xs, ys] = [0, 1].map((axis) => rings[0].map((point) => point[axis]))
  return { rings, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] }
}

function grouped(rows) {
  const groups = new Map()
  for (const row of rows) groups.set(row.link_id, [...(groups.get(row.link_id) ?? []), row])
  return groups
}

function between([x, y], [u, v], share) {
  return [x + (u - x) * share, y + (v - y) * share]
}
