import { foldText, StructuredError } from '@karavan/core'
import type { Location } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPlaces } from './find-places.js'
import { resolvePlace } from './resolve-place.js'

function place(
  id: string,
  name: string,
  kind: Location['kind'],
  more: { names?: [string, string][]; codes?: string[]; at?: [number, number] } = {},
): Location {
  return {
    id,
    name,
    country: id.slice(0, 2),
    kind,
    position: more.at ?? [51, 43],
    timeZone: 'Asia/Aqtau',
    names: (more.names ?? []).map(([language, text]) => ({ language, name: text })),
    codes: (more.codes ?? []).map((code) => ({ scheme: 'unlocode', code })),
    source: 'made for the test',
    sourceDate: 'undated',
    basis: 'assumed',
  }
}

const PLACES = new Map(
  [
    place('KZ-AKTAU', 'Aktau port', 'seaport', {
      names: [
        ['kk', 'Ақтау'],
        ['ru', 'Актау'],
        ['zh', '阿克套'],
        ['kk-Latn', 'Aqtau'],
      ],
      codes: ['KZAAU'],
    }),
    place('KZ-AKTAU-CITY', 'Aktau', 'city', { at: [51.2, 43.6] }),
    place('GE-POTI', 'Poti port', 'seaport', { names: [['ka', 'ფოთი']], codes: ['GEPTI'] }),
    place('LT-KLAIPEDA', 'Klaipeda port', 'seaport', {
      names: [
        ['lt', 'Klaipėda'],
        ['ru', 'Клайпеда'],
      ],
      codes: ['LTKLJ'],
    }),
    place('CN-QINGDAO', 'Qingdao port / Jiaozhou multimodal centre', 'seaport', {
      names: [['zh', '青岛']],
      codes: ['CNQDG'],
    }),
    place('KZ-ALTYNKOL', 'Altynkol', 'border_crossing', { codes: ['KZHOR'] }),
    place('KZ-KHORGOS-DRYPORT', 'Khorgos Gateway dry port', 'dry_port', { codes: ['KZHOR'] }),
    place('AZ-ALAT', 'Port of Baku (Alat)', 'seaport', { codes: ['AZALA'], at: [49.43, 39.97] }),
    place('UZ-ALAT', 'Alat (Uzbek road post)', 'border_crossing', { at: [63.8, 39.4] }),
    place('KZ-KOSTANAY', 'Kostanay', 'city', { names: [['kk', 'Қостанай']] }),
    place('TR-NAME-A', 'Twin Town', 'rail_station'),
    place('TR-NAME-B', 'Twin Town', 'rail_station'),
  ].map((location) => [location.id, location]),
)

const codeOf = (action: () => unknown): StructuredError => {
  try {
    action()
  } catch (error) {
    if (error instanceof StructuredError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('resolvePlace', () => {
  it.each([
    ['Ақтау', 'KZ-AKTAU'],
    ['阿克套', 'KZ-AKTAU'],
    ['Aktau', 'KZ-AKTAU'],
    ['Актау', 'KZ-AKTAU'],
    ['АКТАУ', 'KZ-AKTAU'],
    ['Aqtau', 'KZ-AKTAU'],
    ['Port of Aktau', 'KZ-AKTAU'],
    ['порт Актау', 'KZ-AKTAU'],
    ['Aktau city', 'KZ-AKTAU-CITY'],
    ['kz-aktau', 'KZ-AKTAU'],
    ['kzaau', 'KZ-AKTAU'],
    ['KZ AAU', 'KZ-AKTAU'],
    ['ფოთი', 'GE-POTI'],
    ['Klaipėda', 'LT-KLAIPEDA'],
    ['Klaipe\u0307da', 'LT-KLAIPEDA'],
    ['klaipeda', 'LT-KLAIPEDA'],
    ['青岛', 'CN-QINGDAO'],
    ['青岛港', 'CN-QINGDAO'],
    ['Qingdao', 'CN-QINGDAO'],
    ['Jiaozhou', 'CN-QINGDAO'],
    ['Baku', 'AZ-ALAT'],
    ['Қостанай', 'KZ-KOSTANAY'],
  ])('finds %s as %s', (text, id) => {
    expect(resolvePlace(PLACES, text).id).toBe(id)
  })

  it('asks which one a code means that several places carry', () => {
    const error = codeOf(() => resolvePlace(PLACES, 'KZHOR', '/from'))
    expect(error.code).toBe('PLACE_AMBIGUOUS')
    expect(error.pointer).toBe('/from')
    expect(error.candidates).toEqual([
      'KZ-KHORGOS-DRYPORT (Khorgos Gateway dry port, KZ)',
      'KZ-ALTYNKOL (Altynkol, KZ)',
    ])
  })

  it('asks which one when two towns, or two stations, bear one name', () => {
    expect(codeOf(() => resolvePlace(PLACES, 'Alat')).code).toBe('PLACE_AMBIGUOUS')
    expect(codeOf(() => resolvePlace(PLACES, 'Twin Town')).candidates).toHaveLength(2)
  })

  it.each([
    ['Klaipda', 'LT-KLAIPEDA'],
    ['Kostanai', 'KZ-KOSTANAY'],
    ['Aktua', 'KZ-AKTAU'],
    ['Qostanaj', 'KZ-KOSTANAY'],
  ])('guesses at %s and says so', (text, id) => {
    const error = codeOf(() => resolvePlace(PLACES, text))
    expect(error.code).toBe('PLACE_UNKNOWN')
    expect(error.candidates[0]).toContain(id)
    expect(error.remediation).toContain('did you mean')
  })

  it.each([
    ["'; DROP TABLE locations; --"],
    ['<script>alert(1)</script>'],
    ['../../etc/passwd'],
    ['\u0000\u202eAktau'.repeat(30)],
    ['__proto__'],
    [''],
    ['   '],
    ['Aktau '.repeat(10_000)],
    ['😀'],
  ])('refuses %#', (text) => {
    const error = codeOf(() => resolvePlace(PLACES, text))
    expect(error.code).toBe('PLACE_UNKNOWN')
    expect(error.message.length).toBeLessThan(1000)
    expect(error.message).not.toMatch(/\p{Cc}/u)
  })
})

describe('findPlaces', () => {
  it('puts what begins so before what only holds the word', () => {
    expect(findPlaces(PLACES, 'al').map(({ location }) => location.id)).toEqual(['AZ-ALAT', 'UZ-ALAT', 'KZ-ALTYNKOL'])
    expect(findPlaces(PLACES, 'gateway')[0]).toMatchObject({ how: 'word', location: { id: 'KZ-KHORGOS-DRYPORT' } })
  })

  it('finds every place by its id, its codes and each of its names', () => {
    for (const location of PLACES.values()) {
      for (const text of [
        location.id,
        location.name,
        ...location.names.map(({ name }) => name),
        ...location.codes.map(({ code }) => code),
      ]) {
        expect(findPlaces(PLACES, text, 3).map(({ location: { id } }) => id)).toContain(location.id)
      }
    }
  })

  it('answers any text, alike each time, with no place twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const found = findPlaces(PLACES, text)
        expect(findPlaces(PLACES, text)).toEqual(found)
        expect(new Set(found.map(({ location }) => location.id)).size).toBe(found.length)
        expect(found.length).toBeLessThanOrEqual(10)
      }),
      { numRuns: 200 },
    )
  })

  it('does not mind case, marks and blanks', () => {
    const names = [...PLACES.values()].flatMap((location) =>
      location.names.map(({ name }) => [location.id, name] as const),
    )
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.boolean(), fc.boolean(), ([id, name], upper, apart) => {
        const cased = upper ? name.toUpperCase() : name.toLowerCase()
        const text = `  ${apart ? cased.normalize('NFD') : cased} `
        expect(findPlaces(PLACES, text)[0]).toMatchObject({ how: 'name', location: { id } })
      }),
    )
  })

  it('still finds a name with one letter changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('klaipeda', 'kostanay', 'altynkol', 'qingdao'),
        fc.nat(7),
        fc.constantFrom('x', 'b'),
        (name, at, letter) => {
          const spot = at % name.length
          const text = name.slice(0, spot) + letter + name.slice(spot + 1)
          fc.pre(text !== name)
          expect(findPlaces(PLACES, text).map(({ matched }) => foldText(matched).includes(name))).toContain(true)
        },
      ),
    )
  })
})
