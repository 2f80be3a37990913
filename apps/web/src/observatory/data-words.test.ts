import { readFileSync } from 'node:fs'
import { readTable } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { isMessage } from '../words/catalogue.js'
import { loadTranslation } from '../words/languages.js'
import { createWords, ENGLISH } from '../words/words.js'
import { dataWord, subjectInWords, subjectParts } from './data-words.js'
import { figure } from './figures.fixture.js'
import { scopeInWords, seriesInWords, unitInWords, whoInWords } from './say-figure.js'

const FILE = 'packages/statistics/data/figures.csv'
const ROWS = readTable(readFileSync(new URL(`../../../../${FILE}`, import.meta.url), 'utf8'), {
  file: FILE,
  columns: ['subject', 'whole', 'producer', 'scope', 'goods', 'where', 'from', 'to'],
}).map(({ cells }) => cells)
const told = (column: string) => [...new Set(ROWS.map((row) => row[column] ?? '').filter((cell) => cell !== ''))]
const places = { nameOf: (id: string) => `<${id}>` }

describe('the words of the bundled figures', () => {
  it('are all in the catalogue', () => {
    for (const kind of ['whole', 'producer', 'goods'] as const)
      expect(told(kind).filter((word) => dataWord(kind, word, ENGLISH) === null)).toEqual([])
    const parts = told('subject').flatMap(subjectParts)
    expect(parts.filter((part) => dataWord('subject', part, ENGLISH) === null)).toEqual([])
    // A scope may be a corridor, which has a name of its own.
    expect(told('scope').filter((scope) => /^<|^[a-z]+:/.test(scopeInWords(scope, places, ENGLISH)))).toEqual([])
    const ids = [...told('where').flatMap((where) => where.split(' ')), ...told('from'), ...told('to')]
    const isNamed = (id: string) => !id.includes(':') || isMessage(`observatory.name.${id.replace(':', '.')}`)
    expect(ids.filter((id) => !isNamed(id))).toEqual([])
  })

  it('are said in English as the figures have them', () => {
    for (const subject of told('subject')) expect(subjectInWords(subject, ENGLISH)).toBe(subject)
    for (const kind of ['whole', 'producer'] as const)
      for (const word of told(kind)) expect(dataWord(kind, word, ENGLISH)).toBe(word)
  })

  it.each(['ru', 'lt'] as const)('are no English in %s', async (language) => {
    const words = createWords(language, await loadTranslation(language))
    // What is a name is called so everywhere.
    const isName = (word: string) =>
      /^(?:1520 mm|ro-ro|potential|CAREC CPMM|TRACECA|PTC Holding|EnergyProm|AZCON Holding|LTG Cargo)$/.test(word)
    const parts = told('subject').flatMap(subjectParts)
    for (const part of parts.filter((one) => !isName(one) && !/^[A-Z][\w ]*$/.test(one)))
      expect(subjectInWords(part, words)).not.toBe(part)
    for (const kind of ['whole', 'producer'] as const)
      for (const word of told(kind).filter((one) => !isName(one))) expect(dataWord(kind, word, words)).not.toBe(word)
  })

  it('stand in titles and lists, and what is somebody’s own stays as it is', async () => {
    const words = createWords('ru', await loadTranslation('ru'))
    const series = (more: Parameters<typeof figure>[0]['series']) =>
      seriesInWords(figure({ series: { where: [], ...more } }).series, places, words)
    expect(series({ measure: 'fleet', subject: 'ferry fleet, ferries' })).toBe('парк и флот, паромный флот, паромы')
    expect(series({ measure: 'other', subject: 'my own count' })).toBe('my own count')
    expect(series({ measure: 'other', subject: 'my own count, trains per day' })).toBe('my own count, trains per day')
    expect(series({ measure: 'other', whole: 'traffic of the corridor' })).toBe('доля от: перевозки по коридору')
    expect(scopeInWords('EBRD', places, words)).toBe('ЕБРР')
    expect(whoInWords(figure({ origin: { producer: 'World Bank', published: '2023' } }), words)).toBe(
      'Всемирный банк, 2023',
    )
    expect(unitInWords({ of: 'USD', every: null, per: 'containers' }, words)).toBe('USD за контейнер')
    expect(unitInWords({ of: 'trains', every: 'day', per: null }, words)).toBe('поезда в сутки')
  })
})
