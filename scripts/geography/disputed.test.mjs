import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inRings } from './lib.mjs'

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))

/** Places where Natural Earth, or a later package, may draw another border than the United Nations. */
const PLACES = [
  ['Simferopol', 'UA', 34.1, 44.95],
  ['Sevastopol', 'UA', 33.6, 44.58],
  ['Kerch', 'UA', 36.3, 45.35],
  ['Donetsk', 'UA', 37.8, 48.0],
  ['Luhansk', 'UA', 39.3, 48.57],
  ['Sukhumi', 'GE', 41.1, 43.05],
  ['Tskhinvali', 'GE', 43.97, 42.23],
  ['Khankendi', 'AZ', 46.75, 39.82],
  ['Tiraspol', 'MD', 29.6, 46.84],
  ['Kyrenia', 'CY', 33.3, 35.3],
  ['Nicosia', 'CY', 33.36, 35.17],
  ['Quneitra', 'SY', 35.82, 33.12],
  ['El Aaiún', 'EH', -13.1, 27.1],
  ['Smara', 'EH', -11.7, 26.7],
  ['Hargeisa', 'SO', 44.06, 9.56],
  ['Gaza', 'PS', 34.4, 31.45],
  ['Baikonur', 'KZ', 63.3, 45.95],
]

const MAPS = {
  'the base map': read('apps/web/public/basemap/countries.geojson').features.map(({ properties, geometry }) => ({
    iso: properties.iso,
    polygons: geometry.coordinates,
  })),
  'the land of the checks': read('packages/network/data/reference/countries.json').countries.map(
    ({ iso, polygons }) => ({ iso, polygons: polygons.map((rings) => rings.map(pairs)) }),
  ),
}

describe.each(Object.entries(MAPS))('%s', (_, countries) => {
  it.each(PLACES)('has %s in %s', (_name, iso, longitude, latitude) => {
    const found = countries.filter(({ polygons }) => polygons.some((rings) => inRings(rings, [longitude, latitude])))
    expect(found.map((country) => country.iso)).toEqual([iso])
  })

  it('gives no country to Kosovo, which the source draws apart', () => {
    const found = countries.find(({ polygons }) => polygons.some((rings) => inRings(rings, [21.16, 42.66])))
    expect(found?.iso ?? '?').toMatch(/^\?/)
  })
})

it('names members and observers of the United Nations on the base map, and no other', () => {
  const named = read('apps/web/public/basemap/country-labels.geojson').features.map(({ properties }) => properties.iso)
  expect(named).toEqual(expect.arrayContaining(['CY', 'GE', 'KZ', 'PS', 'UA']))
  expect(named.filter((iso) => ['TW', 'EH', 'XK', 'HK', 'GL'].includes(iso))).toEqual([])
})

function pairs(flat) {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]])
}
