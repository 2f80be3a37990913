import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { greatCircleKm, StructuredError } from '@karavan/core'
import { expect, it } from 'vitest'
import { compileNetwork } from '../compile.js'
import { readNetworkTables } from '../tables/tables.js'
import { eventPlaces } from './event-places.js'
import { findPlaces } from './find-places.js'
import { resolvePlace } from './resolve-place.js'

const data = fileURLToPath(new URL('../../data/', import.meta.url))
const names = ['locations.csv', 'location_names.csv', 'location_codes.csv']
const { locations } = compileNetwork(
  readNetworkTables(new Map(names.map((name) => [name, readFileSync(data + name, 'utf8')]))),
)

it('takes each name of the bundled places for that place, for one of its town, or asks which', () => {
  const faults: string[] = []
  for (const location of locations.values()) {
    expect(resolvePlace(locations, location.id)).toBe(location)
    for (const name of [location.name, ...location.names.map((other) => other.name)]) {
      try {
        const found = resolvePlace(locations, name)
        const near = greatCircleKm(found.position, location.position) <= 80
        if (found !== location && !(near && found.country === location.country))
          faults.push(`${name}: ${found.id}, not ${location.id}`)
      } catch (error) {
        const asks = error instanceof StructuredError && error.code === 'PLACE_AMBIGUOUS'
        const offers = asks && error.candidates.some((candidate) => candidate.startsWith(`${location.id} `))
        if (!offers) faults.push(`${name}: ${location.id} is not offered`)
      }
    }
  }
  expect(faults).toEqual([])
})

it.each([
  ['Ақтау', 'KZ-AKTAU'],
  ['阿克套', 'KZ-AKTAU'],
  ['Aktau sea port', 'KZ-AKTAU'],
  ['Kuryk', 'KZ-KURYK'],
  ['Klaipėda', 'LT-KLAIPEDA'],
  ['ფოთი', 'GE-POTI'],
  ['青岛', 'CN-QINGDAO'],
  ['西安', 'CN-XIAN'],
  ["Xi'an", 'CN-XIAN'],
  ['Karlshamn', 'SE-KARLSHAMN'],
  ['Qostanay', 'KZ-KOSTANAY'],
  ['Қарағанды', 'KZ-KARAGANDA'],
  ['بندر عباس', 'IR-BANDARABBAS'],
  ['Alma-Ata', 'KZ-ALMATY'],
])('knows %s', (text, id) => {
  expect(findPlaces(locations, text, 1)[0]?.location.id).toBe(id)
})

it('finds each station by its code of six digits, and of five with or without the check digit', () => {
  const holders = new Map<string, Set<string>>()
  for (const { id, codes } of locations.values())
    for (const { scheme, code } of codes)
      if (scheme === 'esr') holders.set(code, (holders.get(code) ?? new Set()).add(id))
  const places = eventPlaces(locations)
  const missed = [...holders].flatMap(([code, ids]) => {
    const [withoutCheck, withoutZero] = [code.slice(0, 5), code.slice(0, 4) + code.slice(5)]
    const spellings = [code, withoutCheck, ...(code[4] === '0' ? [withoutZero] : [])]
    return spellings.flatMap((spelling) => {
      const found = places.locateAmong(ids)(`urn:karavan:esrStation:${spelling}`)
      return found !== null && ids.has(found) ? [] : [`${spelling} of ${code}: ${found}`]
    })
  })
  expect(holders.size).toBeGreaterThan(100)
  expect(missed).toEqual([])
})
