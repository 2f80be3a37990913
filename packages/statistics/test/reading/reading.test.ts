import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readArticle } from '../../src/index.js'
import { type Case, casesIn, type Gold, type Score, scoreOf } from './score.js'

const SAMPLES = process.env['KARAVAN_SAMPLES']
const tuned = casesIn(new URL('tuned/', import.meta.url))

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
  it.runIf(SAMPLES !== undefined && existsSync(`${SAMPLES}/articles`))('reads the five articles', () => {
    const score = scoreOf(articles())
    const { found, correct, counted } = shares(score)
    expect(found, score.faults.join('\n')).toBeGreaterThanOrEqual(0.95)
    expect(correct, score.faults.join('\n')).toBeGreaterThanOrEqual(0.97)
    expect(counted, score.faults.join('\n')).toBeGreaterThanOrEqual(0.9)
  })

  it('reads the texts that it was made by', () => {
    const score = scoreOf(tuned)
    const { found, correct, counted } = shares(score)
    expect(found, score.faults.join('\n')).toBeGreaterThanOrEqual(0.95)
    expect(correct, score.faults.join('\n')).toBeGreaterThanOrEqual(0.97)
    expect(counted, score.faults.join('\n')).toBeGreaterThanOrEqual(0.9)
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

  it('does not depend on which blanks part its thousands', () => {
    for (const blank of [' ', '\u00a0', '\u202f']) {
      const [figure] = readArticle(`In 2024 the port of Aktau handled 4${blank}215${blank}300 tons of cargo.`, {
        date: null,
      })
      expect(figure?.value).toBe(4215300)
    }
  })
})
