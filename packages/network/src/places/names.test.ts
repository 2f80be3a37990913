import { readFileSync } from 'node:fs'
import type { Location } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { compileNetwork } from '../compile.js'
import { readNetworkTables } from '../tables/tables.js'
import { languagesOf, localName, nameIn } from './names.js'

const files = ['locations.csv', 'location_names.csv']
const { locations } = compileNetwork(
  readNetworkTables(
    new Map(files.map((name) => [name, readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')])),
  ),
)
const place = (id: string): Location => {
  const found = locations.get(id)
  if (found === undefined) throw new Error(id)
  return found
}

describe('a name in a language', () => {
  it.each([
    ['KZ-AKTAU', 'kk', 'Ақтау порты'],
    ['KZ-AKTAU', 'kk-Latn', 'Aqtau'],
    ['KZ-AKTAU', 'KK-KZ', 'Ақтау порты'],
    ['KZ-AKTAU', 'en', 'Aktau port'],
    ['CN-CHENGDU', 'zh', '成都'],
    ['CN-CHENGDU', 'zh-CN', '成都'],
    ['RU-MOSCOW', 'lt', 'Maskva'],
    ['RU-MOSCOW', 'kk', 'Мәскеу'],
  ])('of %s in %s is %s', (id, language, name) => {
    expect(nameIn(place(id), language)).toBe(name)
  })

  it('is not made up', () => {
    expect(nameIn(place('KZ-AKTAU'), 'ja')).toBeUndefined()
    expect(nameIn(place('GB-FELIXSTOWE'), 'kk')).toBeUndefined()
  })

  it('is there for every place in Russian, for those of a country in its language', () => {
    const lacking = (language: string, country = '') =>
      [...locations.values()]
        .filter((one) => one.id.startsWith(country) && nameIn(one, language) === undefined)
        .map(({ id }) => id)
    expect(lacking('ru')).toEqual([])
    for (const [country, language] of Object.entries({ KZ: 'kk', LT: 'lt', CN: 'zh', GE: 'ka', AM: 'hy', IR: 'fa' }))
      expect(lacking(language, country)).toEqual([])
  })
})

describe('the local name', () => {
  it.each([
    ['KZ-AKTAU', 'Ақтау порты'],
    ['GE-POTI', 'ფოთი'],
    ['IR-TEHRAN', 'تهران'],
    ['BY-BREST', 'Брэст'],
    ['DE-HAMBURG', undefined],
    ['DE-MUNICH', 'München'],
    ['GB-FELIXSTOWE', undefined],
  ])('of %s is %s', (id, name) => {
    expect(localName(place(id))).toBe(name)
  })

  it('is known in every country that does not write in English', () => {
    const silent = [...locations.values()].filter(
      (one) =>
        localName(one) === undefined && /^(RU|BY|KZ|GE|AM|CN|IR|UA|BG|RS|MN|KG|TJ|KR|GR|AF|IN|AE|EG|KW)-/.test(one.id),
    )
    expect(silent.map(({ id }) => id)).toEqual([])
  })
})

it('lists the languages of the names', () => {
  expect(languagesOf(locations.values())).toEqual(expect.arrayContaining(['en', 'kk', 'lt', 'ru', 'zh-Hans']))
})
