import { isPartialDate, readDecimal } from '@karavan/core'
import type { Column, Named } from '../tables/column.js'
import type { NetworkTables } from '../tables/tables.js'

/** What cells may name. */
export type Names = Readonly<Record<Named, ReadonlySet<string>>>

/** Everything that cells of these tables may name. */
export function namesIn(tables: NetworkTables): Names {
  const ids = (rows: NetworkTables['links']) => new Set(rows.map(({ cells }) => cells['id'] ?? ''))
  const location = ids(tables.locations)
  const country = new Set([
    ...tables.locations.map(({ cells }) => cells['country'] ?? ''),
    ...tables.links.flatMap(({ cells }) => (cells['crosses'] ?? '').split(/\s+/)),
  ])
  return {
    location,
    country,
    place: new Set([...location, ...country, '*']),
    service: ids(tables.services),
    link: ids(tables.links),
  }
}

const NAMED: Readonly<Record<Named, string>> = {
  location: 'the id of a location in locations.csv',
  country: 'a country with places or links, ISO 3166-1 alpha-2',
  place: 'the id of a location, a country, or *',
  service: 'the id of a service in services.csv',
  link: 'the id of a link in links.csv',
}

/** What a cell should have been, by what is said of its column; null where it is right. */
export function expectedInstead(column: Column, text: string, names: Names): string | null {
  if (text === '') return column.required === true ? 'a value' : null
  if (column.kind === 'number') return Number.isNaN(readDecimal(text)) ? 'a number such as 12 or 0.5' : null
  if (column.kind === 'date') return isPartialDate(text) ? null : 'YYYY, YYYY-MM, YYYY-MM-DD or undated'
  const words = column.kind === 'list' ? text.split(/\s+/) : [text]
  const { values, names: named } = column
  if (values !== undefined && !words.every((word) => values.includes(word)))
    return `${column.kind === 'list' ? 'words of' : 'one of'} ${values.join(', ')}`
  if (named !== undefined && !words.every((word) => names[named].has(word))) return NAMED[named]
  return null
}
