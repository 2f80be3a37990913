import { readTable } from '@karavan/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ANSWERS, handling } from '../../test/networks.js'
import { entriesOf } from './entries.js'
import { asCsv, asJson, feedServices, fileName } from './exports.js'
import { type EntryOf, TABLES, type TableName } from './tables.js'

const entries = entriesOf(ANSWERS)
const ORIGIN = ['source', 'source_date', 'basis', 'row']

function read<Table extends TableName>(table: Table, list: readonly EntryOf<Table>[]) {
  return readTable(asCsv(table, list), { file: `${table}.csv`, columns: ORIGIN }).map(({ cells }) => cells)
}

describe('what is seen as CSV', () => {
  it.each(TABLES)('tells of each row of %s where it comes from', (table) => {
    const list = entries[table] as readonly EntryOf<typeof table>[]
    for (const cells of read(table, list)) {
      expect(cells).toMatchObject({ source: 'https://example.org/a', source_date: '2025-10', basis: 'published' })
      expect(cells['weakness']).not.toBe('')
    }
  })

  it('has a line for each row, and for each call of a service', () => {
    expect(read('handling', entries.handling).map(({ id, month, hours_p90 }) => [id, month, hours_p90])).toEqual([
      ['KZ-AKTAU/port/any/sea/out/all', '', '30'],
      ['KZ-AKTAU/port/any/sea/out/12', '12', '30'],
      ['FI/border/road/road/SE>FI/all', '', '30'],
    ])
    expect(
      read('services', entries.services).map(({ service, call, days, hours_p50 }) => [service, call, days, hours_p50]),
    ).toEqual([
      ['A', '1', '', ''],
      ['A', '2', '', '20'],
      ['B', '1', 'Thu Mon', ''],
      ['B', '2', 'Thu Mon', '20'],
    ])
    expect(read('restrictions', entries.restrictions)[1]).toMatchObject({ id: 'ended', until: '1970-01-01' })
  })

  it('is read back as it was, whatever stands in it, but for formulas, which are made text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (notes) => {
        const rows = notes.map((note, i) =>
          handling(`X${i}/port/any/sea/out/all`, {
            provenance: { source: 'a', sourceDate: '2025', basis: 'assumed', note },
          }),
        )
        const list = entriesOf({ ...ANSWERS, handling: { handling: rows } }).handling
        const safe = notes.map((note) => (/^[=+\-@\t\r]/.test(note) ? `'${note}` : note))
        const kept = safe.map((note) => note.replace(/\r\n?/g, '\n').trim())
        expect(read('handling', list).map(({ note }) => note)).toEqual(kept)
      }),
    )
  })
})

describe('what is seen as JSON', () => {
  it('is the rows as they were given, those of the map as GeoJSON', () => {
    const { closures } = ANSWERS.closures
    expect(JSON.parse(asJson('closures', entries.closures, 'v1'))).toEqual({ networkVersion: 'v1', closures })
    const places = JSON.parse(asJson('places', entries.places, 'v1'))
    expect(places.type).toBe('FeatureCollection')
    expect(ANSWERS.map.features).toEqual(expect.arrayContaining(places.features))
  })
})

describe('what is seen as a timetable', () => {
  it('is the services with fixed days', () => {
    expect(feedServices(entries.services)).toEqual(['B'])
  })

  it('is named by day and network', () => {
    expect(fileName('gtfs', '2026-11-25', 'aa2adba7', 'zip')).toBe('karavan-gtfs-2026-11-25-aa2adba7.zip')
  })
})
