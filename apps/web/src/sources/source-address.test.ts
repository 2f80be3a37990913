import { expect, it } from 'vitest'
import { LANGUAGES } from '../words/languages.js'
import { sourceAddress } from './source-address.js'

const PAGE = 'https://finance.ec.europa.eu/sanctions_en'

it.each([
  [PAGE, PAGE, `${PAGE}?prefLang=lt`],
  [`${PAGE}?prefLang=mt`, PAGE, `${PAGE}?prefLang=lt`],
  [
    'https://eur-lex.europa.eu/eli/reg/2024/1865/oj',
    'https://eur-lex.europa.eu/eli/reg/2024/1865/oj/eng',
    'https://eur-lex.europa.eu/eli/reg/2024/1865/oj/lit',
  ],
  [
    'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32014R0833',
    'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32014R0833',
    'https://eur-lex.europa.eu/legal-content/LT/TXT/?uri=CELEX:32014R0833',
  ],
])('a page of the Union, %s, is read in English, and in Lithuanian by who reads it', (source, english, lithuanian) => {
  const read = LANGUAGES.map((language) => [language, sourceAddress(source, language)])
  expect(Object.fromEntries(read)).toEqual({ en: english, ru: english, kk: english, lt: lithuanian })
})

it('any other address stays as it is, and words are none', () => {
  for (const source of ['https://example.com/a?prefLang=mt', 'http://europa.eu.example/oj', 'https://um.fi/a%20b']) {
    expect(sourceAddress(source, 'lt')).toBe(source)
  }
  for (const source of ['the port, by mail', 'http://[', '']) expect(sourceAddress(source, 'lt')).toBeNull()
})
