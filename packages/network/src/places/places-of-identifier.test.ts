import { readIdentifier } from '@karavan/core'
import type { Location, LocationCode, LocationId } from '@karavan/model'
import { expect, it } from 'vitest'
import { placesOfIdentifier } from './places-of-identifier.js'

const place = (id: string, ...codes: LocationCode[]) => [id, { id, codes }] as unknown as [LocationId, Location]
const locations = new Map([
  place('KZ-ALTYNKOL', { scheme: 'unlocode', code: 'KZHOR' }, { scheme: 'esr', code: '707701' }),
  place('KZ-KHORGOS', { scheme: 'unlocode', code: 'KZHOR' }),
  place('AF-TORGHUNDI', { scheme: 'esr', code: '000245' }),
  place('FR-LYON', { scheme: 'uic', code: '8768600' }),
])

it.each([
  ['unLocode', 'KZ HOR', ['KZ-ALTYNKOL', 'KZ-KHORGOS']],
  ['unLocode', 'KZAAU', []],
  ['bicFacility', 'KZHORABCD', ['KZ-ALTYNKOL', 'KZ-KHORGOS']],
  ['esrStation', '707701', ['KZ-ALTYNKOL']],
  ['esrStation', '70771', ['KZ-ALTYNKOL']],
  ['esrStation', '000245', ['AF-TORGHUNDI']],
  ['etsng', '707701', []],
  ['uicStation', '87-68600-6', ['FR-LYON']],
  ['unLocode', 'KZHO', []],
] as const)('%s %s names %j', (scheme, text, ids) => {
  expect(placesOfIdentifier(locations, readIdentifier(scheme, text)).map(({ id }) => id)).toEqual(ids)
})
