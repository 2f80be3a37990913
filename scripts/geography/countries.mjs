// Country polygons at development time: Natural Earth 10m (world-atlas), disputed borders as in the recorded decision.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { alpha2 } from './country-codes.mjs'
import { boxOf, countryOfPart, moveDisputed } from './disputed.mjs'
import { inRings, requireFrom } from './lib.mjs'

/** Polygons with the ISO code, bounding boxes first; rings in lon/lat, unwound over the antimeridian. */
export function loadCountries(dev, file = 'world-atlas/countries-10m.json') {
  return countriesOf(dev, JSON.parse(readFileSync(resolve(dev, 'node_modules', file), 'utf8')))
}

/** The polygons of a topology of countries. */
export function countriesOf(dev, topology) {
  const { feature } = requireFrom(dev)('topojson-client')
  const object = topology.objects.countries
  const list = []
  for (const f of feature(topology, object).features) {
    if (f.geometry === null) continue
    const polygons = f.geometry.type === 'Polygon' ? [f.geometry.coordinates] : f.geometry.coordinates
    for (const polygon of polygons) {
      const rings = polygon.map(unwind)
      const iso = countryOfPart(f.properties.name) ?? alpha2(f.id) ?? `?${f.properties.name}`
      list.push({ iso, rings, box: boxOf(rings[0]) })
    }
  }
  return moveDisputed(dev, list)
}

function unwind(ring) {
  let shift = 0
  const flat = ring.map(([x, y], i) => {
    if (i > 0) {
      const step = x - ring[i - 1][0]
      if (step > 180) shift -= 360
      if (step < -180) shift += 360
    }
    return [x + shift, y]
  })
  return Math.max(...flat.map((p) => p[0])) < -180 || Math.min(...flat.map((p) => p[0])) < -200
    ? flat.map(([x, y]) => [x + 360, y])
    : flat
}

/** The ISO code of the country at a point, or undefined at sea. */
export function countryAt(polygons, point) {
  for (const { iso, rings, box } of polygons) {
    if (point[0] < box[0] || point[0] > box[2] || point[1] < box[1] || point[1] > box[3]) continue
    if (inRings(rings, point)) return iso
  }
  return undefined
}
