import { describe, expect, it } from 'vitest'
import { ANSWERS } from '../../test/networks.js'
import { entriesOf } from './entries.js'
import { TABLES } from './tables.js'

const entries = entriesOf(ANSWERS)

describe('the entries of a network', () => {
  it('hold every row once, those of months together, the whole year first', () => {
    const [aktau] = entries.handling
    expect(entries.handling).toHaveLength(2)
    expect(aktau?.rows.map(({ month }) => month)).toEqual([null, 12])
    expect(entries.closures.map(({ rows }) => rows.length)).toEqual([2])
    const rows = TABLES.flatMap((table) => entries[table].flatMap((entry): readonly unknown[] => entry.rows))
    const { map, services, handling, closures, facilities, restrictions } = ANSWERS
    const given = [
      ...map.features,
      ...services.services,
      ...handling.handling,
      ...closures.closures,
      ...facilities.facilities,
      ...restrictions.restrictions,
    ]
    expect(new Set(rows)).toEqual(new Set(given))
    expect(rows).toHaveLength(given.length)
  })

  it('are as weak as the weakest of their rows', () => {
    expect(entries.handling.map(({ weakness }) => weakness)).toEqual(['old', 'assumed'])
  })

  it('are told apart by ids', () => {
    const ids = TABLES.flatMap((table) => entries[table].map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('know their countries by place, by name and by direction', () => {
    expect(entries.services.map(({ countries }) => countries)).toEqual([
      ['CN', 'KZ'],
      ['KZ', 'AZ'],
    ])
    expect(entries.handling.map(({ countries }) => countries)).toEqual([['KZ'], ['FI', 'SE']])
    expect(entries.restrictions.map(({ countries }) => countries)).toEqual([['RU'], ['KZ'], ['KZ', 'CN']])
  })

  it('know the ways of moving of a place by its links', () => {
    expect(entries.places.map(({ id, ways }) => [id, ways])).toEqual([
      ['CN-XIAN', ['rail']],
      ['KZ-AKTAU', ['rail', 'sea']],
      ['AZ-ALAT', ['sea']],
    ])
  })
})
