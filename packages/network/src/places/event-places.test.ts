import { readFileSync } from 'node:fs'
import { sixDigitStation } from '@karavan/core'
import type { Location } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { eventPlaces } from './event-places.js'
import { stationKey } from './station-key.js'
import { STATION_NAMES } from './station-names.js'

const provenance = { source: 'a test', sourceDate: '2026', basis: 'assumed' } as const
const place = (id: string, name: string, codes: Location['codes'], timeZone = 'Asia/Almaty'): Location => ({
  ...provenance,
  id,
  name,
  country: id.slice(0, 2),
  kind: 'seaport',
  position: [0, 0],
  timeZone,
  names: [{ language: 'ru', name: `${name} по-русски` }],
  codes,
})
const LOCATIONS = new Map(
  [
    place('KZ-AKTAU', 'Aktau', [
      { scheme: 'unlocode', code: 'KZAAU' },
      { scheme: 'esr', code: '663404' },
    ]),
    place('KZ-ALTYNKOL', 'Altynkol', [{ scheme: 'unlocode', code: 'KZHOR' }]),
    place('KZ-KHORGOS', 'Khorgos', [{ scheme: 'unlocode', code: 'KZHOR' }]),
    place('AZ-ALAT', 'Alat', [{ scheme: 'unlocode', code: 'AZALA' }], 'Asia/Baku'),
  ].map((each) => [each.id, each]),
)
const places = eventPlaces(LOCATIONS)

describe('places of events', () => {
  it.each([
    ['urn:karavan:location:AZ-ALAT', 'AZ-ALAT'],
    ['urn:karavan:unLocode:KZAAU', 'KZ-AKTAU'],
    ['urn:karavan:esrStation:663404', 'KZ-AKTAU'],
    ['urn:karavan:bicFacility:AZALAXYZ1', 'AZ-ALAT'],
    ['urn:karavan:station:Aktau%20по-русски', 'KZ-AKTAU'],
    ['urn:karavan:location:XX-NONE', null],
    ['urn:karavan:station:Aktauu', null],
    ['urn:karavan:unLocode:KZHOR', null],
    ['urn:karavan:unLocode:%E0%A4%A', null],
    ['urn:epc:id:sgln:4012345.00005.0', null],
  ])('%s is %s', (uri, id) => {
    expect(places.locate(uri)).toBe(id)
  })

  it('of several with one code are the one on the way, and in one zone', () => {
    const uri = 'urn:karavan:unLocode:KZHOR'
    expect(places.locateAmong(new Set(['KZ-KHORGOS', 'AZ-ALAT']))(uri)).toBe('KZ-KHORGOS')
    expect(places.locateAmong(new Set(['KZ-KHORGOS', 'KZ-ALTYNKOL']))(uri)).toBeNull()
    expect(places.zoneOf(uri)).toBe('Asia/Almaty')
    expect(places.zoneOf('urn:karavan:unLocode:XXXXX')).toBeNull()
  })

  it('are stations by code before name', () => {
    const aktau = { id: 'urn:karavan:location:KZ-AKTAU', zone: 'Asia/Almaty' }
    expect(places.station({ esr: '663404', name: 'Alat' })).toEqual(aktau)
    expect(places.station({ esr: '111111', name: 'Aktau' })).toEqual(aktau)
    expect(places.station({ esr: null, name: 'Nowhere' })).toBeNull()
  })
})

describe('stations by their names', () => {
  const held = (id: string, name: string, ...esr: string[]) =>
    place(
      id,
      name,
      esr.map((code) => ({ scheme: 'esr' as const, code })),
    )
  const stations = eventPlaces(
    new Map(
      [
        held('KZ-AKTAU', 'Aktau port', '663404', '689409'),
        { ...held('KZ-AKTAU-CITY', 'Aktau (city)'), names: [{ language: 'ru', name: 'Актау' }] },
        { ...held('KZ-ALMATY', 'Almaty-1', '700007', '700100'), names: [{ language: 'ru', name: 'Алматы' }] },
        held('GE-TBILISI', 'Tbilisi', '563407', '560203', '560063'),
        held('LT-KLAIPEDA', 'Klaipeda', '106101', '108107'),
        held('AZ-ALAT', 'Alat', '548502', '553002', '547630'),
      ].map((each) => [each.id, each]),
    ),
  )
  const found = (name: string | null, esr: string | null = null) =>
    stations.station({ esr, name })?.id.split(':').at(-1)

  it.each([
    [
      'KZ-AKTAU',
      ['Актау-Порт (эксп.)', 'АКТАУ-ПОРТ', 'Актау порт эксп.', 'ст. Актау-Порт', 'Актау-Порт-Паром', 'Aktau'],
    ],
    ['KZ-ALMATY', ['Алматы I', 'АЛМАТЫ-1', 'Алматы II', 'Алматы 2']],
    ['LT-KLAIPEDA', ['Драугисте', 'КЛАЙПЕДА (ЭКСП.)']],
    ['AZ-ALAT', ['Алят', 'Алят (эксп. на Курык)']],
  ])('find %s', (id, names) => {
    expect(names.map((name) => [name, found(name)])).toEqual(names.map((name) => [name, id]))
  })

  it('find who has a code with five digits, with or without its check digit', () => {
    expect(found(null, '66340')).toBe('KZ-AKTAU')
    expect(found(null, '70007')).toBe('KZ-ALMATY')
    expect(found(null, '99999')).toBeUndefined()
  })

  it('find who has a code of five digits whose last happens to be a right check digit, of a station that nobody knows', () => {
    expect(found(null, '56006')).toBe('GE-TBILISI')
    const sumgait = '54763'
    expect(STATION_NAMES.map(([esr]) => esr)).toContain(sixDigitStation(sumgait))
    expect(found(null, sumgait)).toBeUndefined()
  })

  it('are those of the evidence', () => {
    const text = readFileSync(new URL('../../../../data/evidence/station_codes.csv', import.meta.url), 'utf8')
    const coded = text.split('\n').filter((line) => /,\d{6},/.test(line))
    expect(STATION_NAMES).toHaveLength(coded.length)
    for (const [esr, name] of STATION_NAMES) {
      expect(coded.some((line) => line.includes(`,${esr},`) && line.includes(name))).toBe(true)
    }
  })

  it('keep stations of one town apart', () => {
    const keys = ['Тбилиси-Товарная', 'Тбилиси-Сорт.', 'Тбилиси-Узловая', 'Актобе I', 'Актобе II', 'Актобе'].map(
      stationKey,
    )
    expect(new Set(keys).size).toBe(keys.length)
  })
})
