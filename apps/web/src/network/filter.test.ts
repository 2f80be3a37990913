import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ANSWERS } from '../../test/networks.js'
import { entriesOf } from './entries.js'
import { choices, countsByWeakness, type Filter, filtered, NO_FILTER, plain, type Search } from './filter.js'
import { type Entry, TABLES, WAYS } from './tables.js'

const entries = entriesOf(ANSWERS)
const SEARCH: Search = { said: () => '', found: new Set() }
const ids = (list: readonly Entry[]) => list.map(({ id }) => id)

describe('a filter', () => {
  it('finds words in any order, without accents, in the data and in what the reader sees', () => {
    const said = (entry: Entry) => (entry.id === 'B' ? plain('Паром Актау, Aktaú') : '')
    const find = (q: string) => ids(filtered(entries.services, { ...NO_FILTER, q }, { ...SEARCH, said }))
    expect(find('express TRAIN')).toEqual(['A', 'B'])
    expect(find('паром')).toEqual(['B'])
    expect(find('aktau паром')).toEqual(['B'])
    expect(find('nothing')).toEqual([])
    expect(find('  ')).toEqual(['A', 'B'])
  })

  it('finds what is at a place that answers to the words', () => {
    const search = { ...SEARCH, found: new Set(['AZ-ALAT']) }
    expect(ids(filtered(entries.services, { ...NO_FILTER, q: '阿拉特' }, search))).toEqual(['B'])
  })

  it('lets through by any way what has none of its own', () => {
    const by = (way: Filter['way']) => ids(filtered(entries.restrictions, { ...NO_FILTER, way }, SEARCH))
    expect(by('road')).toEqual(ids(entries.restrictions))
    expect(ids(filtered(entries.services, { ...NO_FILTER, way: 'sea' }, SEARCH))).toEqual(['B'])
  })
})

const orNull = <T>(values: readonly T[]) => fc.constantFrom(null, ...values)
const anyFilter = fc.record({
  q: fc.constantFrom('', 'aktau', 'train', 'ban'),
  country: orNull(['KZ', 'CN', 'RU']),
  way: orNull(WAYS),
  kind: orNull(['seaport', 'hold', 'fixed_days', 'port']),
  weak: orNull(['assumed', 'old', 'estimated', 'fine'] as const),
})

describe('the choices of a filter', () => {
  it('count what choosing them leaves', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TABLES), anyFilter, (table, filter) => {
        const all: readonly Entry[] = entries[table]
        const offered = choices(all, filter, SEARCH)
        for (const name of ['country', 'kind', 'weak'] as const)
          for (const [value, count] of offered[name])
            expect(filtered(all, { ...filter, [name]: value }, SEARCH)).toHaveLength(count)
      }),
    )
  })

  it('show every weakness, the weakest first', () => {
    expect([...countsByWeakness(entries.handling)]).toEqual([
      ['assumed', 1],
      ['old', 1],
      ['estimated', 0],
      ['fine', 0],
    ])
  })
})
