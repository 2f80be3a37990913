import { readFileSync } from 'node:fs'
import { readTable } from '@karavan/core'
import { type Gazetteer, gazetteerOf, readIssuers } from '../../src/index.js'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

/** The gazetteer of the bundled tables. */
export function bundledGazetteer(): Gazetteer {
  const rows = (path: string) => readTable(read(path), { file: path, columns: [] }).map(({ cells }) => cells)
  const names = new Map<string, { readonly name: string }[]>()
  for (const cells of rows('network/data/location_names.csv')) {
    const id = cells['location_id'] ?? ''
    names.set(id, [...(names.get(id) ?? []), { name: cells['name'] ?? '' }])
  }
  const places = rows('network/data/locations.csv').map((cells) => ({
    id: cells['id'] ?? '',
    name: cells['name'] ?? '',
    kind: cells['kind'] ?? '',
    names: names.get(cells['id'] ?? '') ?? [],
  }))
  const goods = rows('api/data/goods.csv').map((cells) => {
    const list = (language: string) => (cells[language] ?? '').split('; ').filter(Boolean)
    return { hs: cells['hs'] ?? '', names: { en: list('en'), ru: list('ru') } }
  })
  return gazetteerOf(places, goods, readIssuers(read('conditions/data/issuers.csv'), 'issuers.csv'))
}
