import { readTable } from '@karavan/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ANSWERS, handling, order, service } from '../../test/networks.js'
import { entriesOf, type NetworkAnswers } from './entries.js'
import { asCsv, asJson, feedServices, fileName } from './exports.js'
import { type EntryOf, TABLES, type TableName } from './tables.js'

const entries = entriesOf(ANSWERS)
const nameOf = (id: string) => `the place ${id}`
const ORIGIN = ['source', 'source_date', 'basis', 'row']

function read<Table extends TableName>(table: Table, list: readonly EntryOf<Table>[]) {
  return readTable(asCsv(table, list, nameOf), { file: `${table}.csv`, columns: ORIGIN }).map(({ cells }) => cells)
}

/** The rows with whatever a row may have, each value unlike any other. */
function withAll(answers: NetworkAnswers): NetworkAnswers {
  const call = { distanceKm: 4321, distanceBasis: 'factor', crosses: ['TM'], via: ['TM-MARY'], includes: ['closure'] }
  const ferry = service('D', ['KZ-AKTAU', 'AZ-ALAT'], {
    capacity: { amount: 52, unit: 'railcars' },
    ...{ validFrom: '2024-02', validTo: '2027-03', status: 'suspended', evidence: ['FERRY-2024', 'FERRY-2025'] },
    ...{ boardable: false, whyNotBoardable: 'laid up', note: 'of the service', row: 's.csv:9', sourceDate: '2023-01' },
    departures: { kind: 'days', weekdays: [0, 3], localMinutes: 75, cutOffHours: 6.5 },
  })
  const calls = ferry.calls.map((one, i) => (i === 0 ? one : { ...one, ...call }))
  const law = order('full', {
    ...{
      action: 'extend',
      issuedOn: '2025-07-04',
      originPlaces: ['KZ-KOSTANAY'],
      quota: { value: 77, unit: 'trains' },
    },
  })
  const { at, restrictions } = answers.restrictions
  return {
    ...answers,
    restrictions: { at, restrictions: [...restrictions, law] },
    services: { services: [...answers.services.services, { ...ferry, calls }] },
  }
}

/** Fields that say what a row is, are said in other words, or are drawn. */
const SAID_OTHERWISE = new Set([
  'type',
  'what',
  'geometry',
  'kind',
  'boardable',
  'weekdays',
  'localMinutes',
  'from',
  'until',
] as const)

/** All values of a row as texts. */
function valuesIn(part: unknown): string[] {
  if (typeof part === 'string' || typeof part === 'number') return [String(part)]
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, value]) =>
    (SAID_OTHERWISE as ReadonlySet<string>).has(name) ? [] : valuesIn(value),
  )
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
      read('services', entries.services).map(({ service, call, location_name, hours_p50 }) => [
        ...[service, call, location_name, hours_p50],
      ]),
    ).toEqual([
      ['A', '1', 'the place CN-XIAN', ''],
      ['A', '2', 'the place KZ-AKTAU', '20'],
      ['B', '1', 'the place KZ-AKTAU', ''],
      ['B', '2', 'the place AZ-ALAT', '20'],
    ])
    expect(read('restrictions', entries.restrictions)[1]).toMatchObject({ id: 'ended', until: '1970-01-01' })
  })

  it('has the days and the time of departure of a service', () => {
    const departures = { kind: 'days', weekdays: [4, 1], localMinutes: 510, cutOffHours: 12 } as const
    const fixed = { services: { services: [service('C', ['KZ-AKTAU', 'AZ-ALAT'], { departures })] } }
    const [line] = read('services', entriesOf({ ...ANSWERS, ...fixed }).services)
    const { monday, tuesday, thursday, sunday, departure_time, cut_off_hours, per_week } = line ?? {}
    expect([monday, tuesday, thursday, sunday, departure_time, cut_off_hours, per_week]).toEqual([
      '1',
      '0',
      '1',
      '0',
      '08:30',
      '12',
      '2',
    ])
    const { departures: kind, monday: none, per_week: often } = read('services', entries.services)[0] ?? {}
    expect([kind, none, often]).toEqual(['headway', '', '2'])
  })

  it.each(TABLES)('leaves nothing out of what is known of the rows of %s', (table) => {
    const full = entriesOf(withAll(ANSWERS))[table] as readonly EntryOf<typeof table>[]
    const texts = read(table, full).flatMap(Object.values)
    for (const value of full.flatMap(({ rows }) => rows.flatMap((row) => valuesIn(row))))
      expect(
        texts.some((text) => text.includes(value)),
        value,
      ).toBe(true)
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
