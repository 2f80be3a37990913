import type { Location } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { eventPlaces } from './event-places.js'

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
