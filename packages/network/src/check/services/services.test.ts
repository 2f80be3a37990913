import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type NetworkTables, readNetworkTables, TABLE_NAMES, type TableName } from '../../tables/tables.js'
import { checkServices } from './index.js'

const data = new URL('../../../data/', import.meta.url)
const END = ',someone,2026,estimated,'

const link = (from: string, to: string, mode: string, km: number, crosses: string, status = 'in_use') =>
  `${from}~${to}~${mode},${from},${to},${mode},${mode === 'rail' ? 1520 : ''},${status},${km},drawn,,${crosses},${END}`
const service = (id: string, operator: string, mode: string, boardable = 'yes', from = '', to = '') =>
  `${id},${id},${operator},${mode},random,,,1,2,3,24,20GP,${from},${to},running,${boardable}${END}`
const start = (id: string, place: string) => `${id},1,${place},,,,,,,,,,${END}`
const run = (
  id: string,
  place: string,
  crosses: string,
  { via = '', basis = 'estimated', hours = '8,9,10,12,15' } = {},
) => `${id},2,${place},${hours},500,${crosses},${basis},${via},,someone,2026,estimated,drawn otherwise`

/** Moscow and Samara in Russia, Uralsk and Aktobe in Kazakhstan, a line between them that leaves it, and the Caspian. */
const SMALL: Partial<Record<TableName, string>> = {
  links: [
    'id,from,to,mode,gauge_mm,status,length_km,length_basis,corridors,crosses,exception,source,source_date,basis,note',
    link('RU-MOSCOW', 'RU-SAMARA', 'rail', 1000, 'RU'),
    link('RU-SAMARA', 'KZ-URALSK', 'rail', 260, 'RU KZ'),
    link('KZ-URALSK', 'RU-ILETSK', 'rail', 278, 'KZ RU'),
    link('RU-ILETSK', 'KZ-AKTOBE', 'rail', 200, 'RU KZ'),
    link('KZ-AKTOBE', 'KZ-AKTAU', 'rail', 900, 'KZ'),
    link('KZ-AKTAU', 'AZ-ALAT', 'sea', 467, 'KZ AZ'),
    link('RU-SAMARA', 'AZ-ALAT', 'rail', 2300, 'RU AZ'),
  ].join('\n'),
  services: [
    'id,name,operator,mode,departures,days,time,per_week_min,per_week,per_week_max,cut_off_hours,equipment,valid_from,valid_to,status,boardable,source,source_date,basis,note',
    service('TRAIN', 'RZD', 'rail_block_train'),
    service('FERRIED', 'KTZ', 'rail_block_train'),
    service('SHIP', 'ASCO', 'feeder'),
    service('SHOWN', 'RZD', 'road', 'no'),
  ].join('\n'),
  service_calls: [
    'service_id,seq,location_id,hours_min,hours_p10,hours_p50,hours_p90,hours_max,distance_km,crosses,crosses_basis,via,includes,source,source_date,basis,note',
    start('TRAIN', 'RU-MOSCOW'),
    run('TRAIN', 'KZ-AKTOBE', 'RU KZ RU KZ', { via: 'RU-SAMARA KZ-URALSK' }),
    start('FERRIED', 'KZ-AKTOBE'),
    run('FERRIED', 'AZ-ALAT', 'KZ AZ', { via: 'KZ-AKTAU' }),
    start('SHIP', 'KZ-AKTAU'),
    run('SHIP', 'AZ-ALAT', 'KZ AZ'),
    start('SHOWN', 'RU-MOSCOW'),
    run('SHOWN', 'KZ-AKTOBE', ''),
  ].join('\n'),
}

const checkTables = (tables: Partial<Record<TableName, string>>) =>
  checkServices(readNetworkTables(new Map(Object.entries(tables).map(([name, text]) => [`${name}.csv`, text]))))
const swap = (name: TableName, from: string, to: string) => {
  expect(SMALL[name]).toContain(from)
  return checkTables({ ...SMALL, [name]: SMALL[name]?.replace(from, to) }).faults
}

describe('service checks', () => {
  test('a sound network has no faults, and counts what it lets pass', () => {
    const { faults, counts } = checkTables(SMALL)
    expect(faults).toEqual([])
    expect(counts).toMatchObject({
      'services that can be boarded': 3,
      'calls whose crossing is unknown, never boarded': 1,
      'calls whose crossing is written by hand': 0,
    })
  })

  test.each<[string, TableName, string, string, string, string]>([
    [
      'a way that leaves a country and comes back',
      'service_calls',
      'RU KZ RU KZ',
      'RU KZ',
      'crosses RU KZ,',
      'RU KZ RU KZ',
    ],
    ['a country that the way does not touch', 'service_calls', 'RU KZ RU KZ', 'RU KZ UZ RU KZ', 'UZ', 'RU KZ RU KZ'],
    [
      'countries that do not begin where the call before was',
      'service_calls',
      '500,RU KZ RU KZ',
      '500,KZ RU KZ',
      'KZ RU KZ',
      'from RU to KZ',
    ],
    [
      'countries that do not end where the call is',
      'service_calls',
      'RU KZ RU KZ',
      'RU KZ RU',
      'RU KZ RU',
      'from RU to KZ',
    ],
    [
      'a ferried train that would have to go around',
      'service_calls',
      'KZ AZ,estimated,KZ-AKTAU',
      'KZ RU AZ,estimated,KZ-AKTAU',
      'KZ RU AZ',
      'KZ AZ',
    ],
    [
      'a country whose waters are only passed',
      'service_calls',
      '500,KZ AZ,estimated,,',
      '500,KZ TM AZ,estimated,,',
      'KZ TM AZ',
      'KZ AZ',
    ],
    [
      'a boardable call without its countries',
      'service_calls',
      '500,KZ AZ,estimated,,',
      '500,,estimated,,',
      'empty',
      'KZ AZ',
    ],
    [
      'countries by hand that leave out a point',
      'service_calls',
      'RU KZ RU KZ,estimated,RU-SAMARA',
      'RU KZ,assumed,RU-ILETSK KZ-URALSK RU-SAMARA',
      'crosses RU KZ',
      'RU KZ RU KZ',
    ],
    [
      'quantiles out of order',
      'service_calls',
      '8,9,10,12,15',
      '8,11,10,12,15',
      'hours_p10 11, hours_p50 10',
      'ascend',
    ],
    ['a rate that is no number', 'services', 'random,,,1,2,3', 'random,,,1,x,3', 'per_week x', 'numbers'],
    ['a row without a source', 'services', 'running,yes,someone', 'running,yes,', 'no source', 'comes from'],
    ['a row without a date', 'links', 'someone,2026', 'someone,', 'no source_date', 'undated'],
    ['a date that is none', 'links', 'someone,2026', 'someone,2026-02-30', '2026-02-30', 'undated'],
    ['an unknown basis', 'links', '2026,estimated', '2026,guessed', 'guessed', 'estimated'],
  ])('finds %s', (_what, table, from, to, found, expected) => {
    const faults = swap(table, from, to)
    expect(faults.map((fault) => fault.found).join('\n')).toContain(found)
    expect(faults.map((fault) => fault.expected).join('\n')).toContain(expected)
    expect(faults.every(({ file, line, fix }) => file === `${table}.csv` && line >= 2 && fix !== '')).toBe(true)
  })

  test('lets countries be written by hand where the drawn links do not lead so', () => {
    expect(swap('service_calls', 'RU KZ RU KZ,estimated', 'RU BY RU KZ,assumed')).toEqual([])
  })

  const twin = (mode: string, validity: [string, string], first: [string, string], boardable = 'yes') =>
    checkTables({
      ...SMALL,
      services: [
        SMALL.services?.replace(service('SHIP', 'ASCO', 'feeder'), service('SHIP', 'ASCO', 'feeder', 'yes', ...first)),
        service('TWIN', 'Asco', mode, boardable, ...validity),
      ].join('\n'),
      service_calls: [SMALL.service_calls, start('TWIN', 'KZ-AKTAU'), run('TWIN', 'AZ-ALAT', 'KZ AZ')].join('\n'),
    }).faults

  test.each<[string, string, [string, string], [string, string]]>([
    ['without dates', 'feeder', ['', ''], ['', '']],
    ['that begin while the other runs', 'feeder', ['2024-05', ''], ['2020', '2024-05']],
  ])('finds two services of one operator, relation and mode %s', (_what, mode, validity, first) => {
    const [fault, ...others] = twin(mode, validity, first)
    expect(others).toEqual([])
    expect(fault?.found).toMatch(/TWIN.*as SHIP in line 4/)
  })
  test.each<[string, string, [string, string], [string, string], string]>([
    ['one ends before the other begins', 'feeder', ['2024-06', ''], ['2020', '2024-05'], 'yes'],
    ['they run by another mode', 'ro_ro', ['', ''], ['', ''], 'yes'],
    ['one of them is only shown', 'feeder', ['', ''], ['', ''], 'no'],
  ])('lets two services of one operator and relation pass where %s', (_what, mode, validity, first, boardable) => {
    expect(twin(mode, validity, first, boardable)).toEqual([])
  })

  test('the data of the project hold', () => {
    const files = new Map(
      TABLE_NAMES.map((name) => [`${name}.csv`, readFileSync(new URL(`${name}.csv`, data), 'utf8')]),
    )
    const tables: NetworkTables = readNetworkTables(files)
    const { faults, counts } = checkServices(tables)
    expect(faults.map(({ file, line, found }) => `${file}:${line} ${found}`)).toEqual([])
    expect(counts['services that can be boarded']).toBeGreaterThanOrEqual(160)
    expect(counts['calls whose crossing is written by hand']).toBeLessThanOrEqual(7)
  })
})
