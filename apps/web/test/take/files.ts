import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bordersBetween } from '../../src/map/base-map.js'
import type { Land } from '../../src/take/drawing/land.js'
import { FONT_FILES } from '../../src/take/letters/font-files.js'
import { Letters } from '../../src/take/letters/letters.js'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))

/** Letters that read their fonts from the disk. */
export function lettersFromDisk(): Letters {
  return new Letters(FONT_FILES, async (address) => {
    const path = address.slice(address.indexOf('node_modules/'))
    return new Uint8Array(readFileSync(ROOT + path))
  })
}

/** The base map that the page ships. */
export function landFromDisk(): Land {
  const read = (name: string) => JSON.parse(readFileSync(`${ROOT}apps/web/public/basemap/${name}.geojson`, 'utf8'))
  const countries = read('countries')
  return { countries, lakes: read('lakes'), borders: bordersBetween(countries), names: read('country-labels') }
}
