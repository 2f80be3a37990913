import { geoArea } from 'd3-geo'
import { expect, it } from 'vitest'
import { landFromDisk } from '../../test/take/files.js'
import { wound } from './wound.js'

it('leaves no country and no lake that covers most of the globe', () => {
  const { countries, lakes } = landFromDisk()
  for (const feature of [...countries.features, ...lakes.features]) {
    const area = geoArea(wound(feature))
    expect(area).toBeGreaterThan(0)
    expect(area).toBeLessThan(0.5)
  }
})
