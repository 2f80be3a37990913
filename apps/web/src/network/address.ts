import { WEAKNESSES } from '@karavan/model'
import { type Filter, NO_FILTER } from './filter.js'
import { TABLES, type TableName, WAYS } from './tables.js'

/** What is seen of the network; it is the whole address. */
export interface NetworkShown {
  readonly table: TableName
  readonly filter: Filter
  /** Id of the entry that is open, of whatever table. */
  readonly row: string | null
  /** Whether the map is coloured by how weak the rows are. */
  readonly weakMap: boolean
}

export const FIRST_SHOWN: NetworkShown = { table: 'places', filter: NO_FILTER, row: null, weakMap: false }

/** The query of an address: what differs from what is first shown. */
export function networkAddress({ table, filter, row, weakMap }: NetworkShown): string {
  const params = new URLSearchParams()
  if (table !== FIRST_SHOWN.table) params.set('table', table)
  const { q, country, way, weak, kind } = filter
  for (const [name, value] of Object.entries({ q, country, mode: way, kind, weak, row, map: weakMap ? 'weak' : null }))
    if (value !== null && value !== '') params.set(name, value)
  const query = params.toString()
  return query === '' ? '' : `?${query}`
}

/** Reads what an address shows; what cannot be read is left as at first. */
export function shownIn(query: string): NetworkShown {
  const params = new URLSearchParams(query)
  const oneOf = <T extends string>(words: readonly T[], name: string) =>
    words.find((word) => word === params.get(name)) ?? null
  return {
    table: oneOf(TABLES, 'table') ?? FIRST_SHOWN.table,
    filter: {
      q: params.get('q') ?? '',
      country: /^[A-Z]{2}$/.exec(params.get('country') ?? '')?.[0] ?? null,
      way: oneOf(WAYS, 'mode'),
      kind: params.get('kind'),
      weak: oneOf(WEAKNESSES, 'weak'),
    },
    row: params.get('row'),
    weakMap: params.get('map') === 'weak',
  }
}
