import { describe, expect, it } from 'vitest'
import { readArticle, unitText } from '../../src/index.js'
import { RULES } from '../../src/reading/time-rules.js'
import { casesIn } from './score.js'

const DAY = '2026-11-20'

const told = (text: string) =>
  readArticle(text, { date: DAY }).map(({ value, period, series, status }) => {
    const when = period === null ? '-' : `${period.start}/${period.end}`
    return `${value ?? 'growth'} ${unitText(series.unit)} ${when} ${status} ${series.measure}`
  })

describe('a sentence', () => {
  it('keeps its figures beside an exchange rate', () => {
    expect(told('A box from Aktau to Poti costs $2,400 (1 dollar = 531.2 tenge).')).toEqual([
      `2400 USD ${DAY}/${DAY} observed cost`,
      `531.2 KZT per USD ${DAY}/${DAY} observed exchangeRate`,
    ])
  })

  it('takes no equation for a rate that is not of money', () => {
    expect(told('The plan reckons that 1 wagon = 65 tons and 1 hour = 60 minutes.').join()).not.toContain(
      'exchangeRate',
    )
  })

  it('shares a scale that is a word, and no comma of thousands', () => {
    expect(told('Transit grew from 27 to 48 million tons in 2025.')).toEqual([
      '27000000 t - observed transit',
      '48000000 t 2025-01-01/2025-12-31 observed transit',
    ])
    expect(
      told('Container traffic on the line grew from 8 to 1,200 TEU in 2025.').map((one) => one.split(' ')[0]),
    ).toEqual(['8', '1200'])
  })

  it('counts what stands behind a share as itself', () => {
    const [share, tons] = readArticle('In 2025 the share of transit was 30% or 4.2 million tonnes.', { date: DAY })
    expect([share?.series.unit.of, tons?.series.unit.of, tons?.series.whole]).toEqual(['%', 't', null])
  })

  it('is of no time that ends before it begins', () => {
    for (const { period } of readArticle('Since its planned opening in 2027 it has carried 5 million tons.', {
      date: DAY,
    }))
      expect(period === null || period.start <= period.end).toBe(true)
  })

  it('reads a year to come behind any kind of blank', () => {
    expect(told('К\u00a02030\u00a0году порт должен перевалить 10 млн тонн.')).toEqual([
      '10000000 t 2030-01-01/2030-12-31 target handling',
    ])
    expect(told('By\n2030 the port plans to handle 10 million tons.')).toEqual([
      '10000000 t 2030-01-01/2030-12-31 target handling',
    ])
  })

  it('gives growths to the things that they name', () => {
    const [trucks, wagons] = readArticle(
      'In January–July 2026 27,914 trucks and 18,306 wagons passed through Alat. The number of trucks decreased by 2.8 percent, while the number of wagons rose by 6.1 percent.',
      { date: DAY },
    )
    expect([trucks?.comparison?.value, wagons?.comparison?.value]).toEqual([-2.8, 6.1])
  })

  it('is of the port from which it was sent, and of no capital', () => {
    const where = (text: string) => readArticle(text, { date: DAY }).map(({ series }) => series.where.join('+'))
    expect(where('AKTAU, 3 February 2025. The port handled 5.1 million tons in 2024.')).toEqual(['KZ-AKTAU'])
    expect(where('BAKU, 3 February 2025. Aktau handled 5.1 million tons in 2024.')).toEqual(['KZ-AKTAU'])
  })

  it('is not of the day on which the text was sent', () => {
    expect(
      told('TASHKENT, October 8 – Uzbekistan sent 94,200 containers by rail in the first nine months of 2026.'),
    ).toEqual(['94200 containers 2026-01-01/2026-09-30 observed passages'])
  })
})

describe('the hints of the rules of time', () => {
  it('miss no text that the rule would read', () => {
    const texts = ['tuned', 'unseen', 'fresh'].flatMap((folder) => casesIn(new URL(`${folder}/`, import.meta.url)))
    for (const { text } of texts) {
      const small = text.toLowerCase()
      for (const { hint, pattern } of RULES)
        for (const [match] of small.matchAll(pattern)) expect(hint.test(small), `${match} by ${hint.source}`).toBe(true)
    }
  })
})
