import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readArticle } from '../../src/index.js'
import { type Case, casesIn, type Gold, type Score, scoreOf } from './score.js'

const SAMPLES = process.env['KARAVAN_SAMPLES']
const read = (text: string, date: string) => readArticle(text, { date })

function articles(): readonly Case[] {
  const gold = JSON.parse(readFileSync(new URL('articles.gold.json', import.meta.url), 'utf8')) as Record<string, Gold>
  return Object.entries(gold).map(([name, one]) => ({
    ...one,
    name,
    text: readFileSync(`${SAMPLES}/articles/${name}.txt`, 'utf8'),
  }))
}

function shares({ gold, found, counted, proposed, correct }: Score) {
  return { found: found / gold, correct: correct / proposed, counted: counted / found }
}

describe('the reader of articles', () => {
  const hasArticles = SAMPLES !== undefined && existsSync(`${SAMPLES}/articles`)
  const how = hasArticles ? '' : ': KARAVAN_SAMPLES=FOLDER npm test, where FOLDER has articles/'
  it.runIf(hasArticles)(`reads the five articles${how}`, () => {
    const score = scoreOf(articles(), read)
    const { found, correct, counted } = shares(score)
    expect(found, score.faults.join('\n')).toBeGreaterThanOrEqual(0.95)
    expect(correct, score.faults.join('\n')).toBeGreaterThanOrEqual(0.97)
    expect(counted, score.faults.join('\n')).toBeGreaterThanOrEqual(0.9)
  })

  it.each([
    ['tuned', 0.95, 0.97, 0.9],
    ['unseen', 0.78, 0.85, 0.76],
    ['fresh', 0.82, 0.88, 0.63],
    ['frozen', 0.77, 0.79, 0.86],
  ])('reads the %s texts no worse than before', (folder, leastFound, leastCorrect, leastCounted) => {
    const score = scoreOf(casesIn(new URL(`${folder}/`, import.meta.url)), read)
    const { found, correct, counted } = shares(score)
    expect(found).toBeGreaterThanOrEqual(leastFound)
    expect(correct).toBeGreaterThanOrEqual(leastCorrect)
    expect(counted).toBeGreaterThanOrEqual(leastCounted)
  })
})

const WORDS = [
  'In',
  '2024',
  ',',
  '.',
  'tons',
  'million',
  '11.6',
  '1,234',
  'twenty',
  'Kazakhstan',
  'increased by',
  'compared to',
  'last year',
  '5%',
  'млн',
  'тонн',
  'вырос на',
  '(',
  ')',
  '–',
  'China',
  '\n\n',
  'KZT/USD = 0.0019 -1%',
  'doubled',
  'from 5 to 6',
]
const talk = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' '))
const texts = fc.oneof(talk, fc.string({ unit: 'grapheme', maxLength: 300 }))

describe('what is read of any text', () => {
  it('is the same each time, stands in the text and holds its number', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const read = readArticle(text, { date: '2025-06-01' })
        expect(readArticle(text, { date: '2025-06-01' })).toEqual(read)
        for (const { span, quote, value, min, missing } of read) {
          expect(text.slice(span.start, span.end)).toBe(quote)
          expect(quote).toMatch(/\p{Nd}|\p{L}/u)
          expect(value !== null || min !== null).toBe(missing === null)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is nothing where there are neither digits nor number words', () => {
    const plain = fc.array(
      fc.constantFrom('The', 'port', 'of', 'Aktau', 'tons', 'grew', 'порт', 'тонн', 'Kazakhstan', '.', ','),
      {
        maxLength: 60,
      },
    )
    fc.assert(
      fc.property(plain, (words) => {
        expect(readArticle(words.join(' '), { date: null })).toEqual([])
      }),
    )
  })

  it.each([
    ['one long word behind a share', `In 2024 5% of ${'a'.repeat(5000)}!`],
    ['thousands of figures in one sentence', '5 tons of coal by rail in 2024 against 7 a year earlier, '.repeat(3400)],
    ['numbers without an end', '1,'.repeat(99_000)],
    ['brackets within brackets', `${'('.repeat(60_000)}2024 – 5 tons${')'.repeat(60_000)}`],
    ['growth after growth', 'grew by 5% to '.repeat(14_000)],
    ['number words', 'two hundred and '.repeat(12_000)],
    ['names', 'from Aktau to Baku via Kazakhstan and China '.repeat(4500)],
    ['rates', 'KZT/USD = 0.0019 -1% '.repeat(9000)],
    ['one word as long as a text may be', 'ж'.repeat(200_000)],
    ['blanks', `5${' '.repeat(199_000)}tons`],
  ])('ends for %s', (_, text) => {
    for (const { span, quote } of readArticle(text, { date: '2025-06-01' }))
      expect(text.slice(span.start, span.end)).toBe(quote)
  })

  it('does not depend on which blanks part its thousands', () => {
    for (const blank of [' ', '\u00a0', '\u202f']) {
      const [figure] = readArticle(`In 2024 the port of Aktau handled 4${blank}215${blank}300 tons of cargo.`, {
        date: null,
      })
      expect(figure?.value).toBe(4215300)
    }
  })
})
