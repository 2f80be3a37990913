import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GOODS_LANGUAGES, readGoods } from './goods.js'
import { searchGoods } from './search-goods.js'

const FILE = new URL('../data/goods.csv', import.meta.url)
const GOODS = readGoods(readFileSync(FILE, 'utf8'), 'goods.csv')
const codes = (text: string, most = 10) => searchGoods(GOODS, text, 'en', most).map(({ hs }) => hs)

describe('the table of goods', () => {
  it('has the 96 chapters of the Harmonized System, and headings of them', () => {
    const chapters = GOODS.filter(({ hs }) => hs.length === 2).map(({ hs }) => Number(hs))
    expect(chapters).toEqual(Array.from({ length: 97 }, (_, i) => i + 1).filter((chapter) => chapter !== 77))
    expect(GOODS.length - chapters.length).toBeGreaterThan(400)
  })

  it('names all in English, Russian and Lithuanian, in letters of the language, no name twice in a row', () => {
    const scripts = { en: /^[\p{Script=Latin}\P{L}]+$/u, ru: /\p{Script=Cyrillic}|NPK/u, kk: /\p{Script=Cyrillic}/u }
    for (const { hs, names } of GOODS) {
      for (const language of GOODS_LANGUAGES) {
        const own = names[language]
        expect([hs, new Set(own).size]).toEqual([hs, own.length])
        const script = language === 'lt' ? scripts.en : scripts[language]
        for (const name of own) expect(name).toMatch(script)
      }
      expect([hs, names.ru.length > 0 && names.lt.length > 0]).toEqual([hs, true])
    }
  })

  it.each([
    ['hs,en,ru,kk,lt,source\n1,a,,,,x', 'two or four digits'],
    ['hs,en,ru,kk,lt,source\n77,a,,,,x', '77'],
    ['hs,en,ru,kk,lt,source\n10,a,,,,x\n10,b,,,,x', 'line 2'],
    ['hs,en,ru,kk,lt,source\n1001,a,,,,x', 'its chapter, 10'],
    ['hs,en,ru,kk,lt,source\n10,a;,,,,x', 'none of them empty'],
  ])('is refused where a row is wrong: %s', (text, expected) => {
    expect(() => readGoods(text, 'goods.csv')).toThrow(expect.objectContaining({ code: 'GOODS_ROW_INVALID' }))
    expect(() => readGoods(text, 'goods.csv')).toThrow(
      expect.objectContaining({ expected: expect.stringContaining(expected) }),
    )
  })
})

describe('searchGoods', () => {
  it.each(['barley', 'ячмень', 'арпа', 'miežiai', 'MIEZIAI', 'yachmen', ' Barley '])(
    'finds barley as %s, and the chapter after it',
    (text) => {
      expect(codes(text)).toEqual(['1003', '10'])
    },
  )

  it('shows names in the language asked for, and which name was met', () => {
    expect(searchGoods(GOODS, 'rape', 'lt', 10)[0]).toEqual({
      hs: '1205',
      text: 'rapsų sėklos',
      matched: 'rape seed',
      how: 'words',
    })
  })

  it('finds the closest known code around a longer one, and what lies in a shorter one', () => {
    expect(codes('1003900000')).toEqual(['1003', '10'])
    expect(codes('10.03')).toEqual(['1003', '10'])
    expect(codes('1003 barley')).toEqual(['1003', '10'])
    expect(codes('10', 3)).toEqual(['10', '1001', '1002'])
  })

  it.each([
    ['coal', '2701'],
    ['wheat', '1001'],
    ['copper cathodes', '7403'],
    ['rolled metal', '7208'],
    ['paraxylene', '2902'],
    ['сера', '2503'],
    ['карбамид', '3102'],
    ['мақта талшығы', '5201'],
    ['cotton', '52'],
    ['grain', '10'],
    ['steel coils', '7208'],
    ['dyzelinas', '2710'],
    ['LPG', '2711'],
  ])('means by %s what the trade means', (text, hs) => {
    expect(codes(text)[0]).toBe(hs)
  })

  it('begins with the names that begin with what was typed, as a word of its own or its plural', () => {
    expect(codes('mineral')).toEqual(['25', '6806', '2201', '2530', '2528', '8474'])
    expect(codes('oil').slice(0, 3)).toEqual(['2306', '2710', '1507'])
    expect(codes('meat')[0]).toBe('02')
  })

  it('guesses where nothing fits, and says that it guesses', () => {
    expect(searchGoods(GOODS, 'barely', 'en', 10).map(({ hs, how }) => [hs, how])).toContainEqual(['1003', 'similar'])
    expect(codes('пшеницы')).toContain('1001')
    expect(codes('gondola')).toEqual([])
  })

  it('gives every row to its own code and to its own name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...GOODS), fc.constantFrom(...GOODS_LANGUAGES), ({ hs, names }, language) => {
        expect(codes(hs)[0]).toBe(hs)
        const [name] = names[language]
        if (name !== undefined) expect(codes(name, GOODS.length)).toContain(hs)
      }),
    )
  })
})
