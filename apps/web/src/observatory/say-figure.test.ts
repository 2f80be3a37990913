import type { FigurePeriod } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, loadTranslation } from '../words/languages.js'
import { createWords, ENGLISH } from '../words/words.js'
import { figure } from './figures.fixture.js'
import {
  amountInWords,
  claimInWords,
  nameOfSource,
  periodInWords,
  scopeInWords,
  seriesInWords,
  titlesOf,
  unitInWords,
} from './say-figure.js'

const places = { nameOf: (id: string) => (id === 'KZ-KURYK' ? 'Kuryk' : id) }
const period = (kind: FigurePeriod['kind'], start: string, end: string) => periodInWords({ kind, start, end }, ENGLISH)

describe('a figure in words', () => {
  it('names what is counted, where and which way', () => {
    const told = (series: Partial<ReturnType<typeof figure>['series']>) =>
      seriesInWords(figure({ series }).series, places, ENGLISH)
    expect(told({})).toBe('Kuryk: handled')
    expect(told({ goods: 'grain', to: 'LT' })).toBe('Kuryk: handled, grain, … → Lithuania')
    expect(told({ measure: 'tradeTurnover', where: ['KZ', 'CN'], direction: 'both' })).toBe(
      'Kazakhstan – China: trade turnover',
    )
    expect(told({ measure: 'transit', where: ['corridor:TITR'], direction: 'transit', by: 'rail' })).toBe(
      'Middle Corridor (TITR): transit, by rail',
    )
    expect(told({ measure: 'other', where: [], subject: 'raw milk' })).toBe('raw milk')
    expect(told({ by: 'sea' })).toBe('Kuryk: handled, by sea')
    expect(told({ by: 'multimodal' })).toBe('Kuryk: handled, by several modes')
  })

  it('tells series that are called the same apart by their units', () => {
    const unit = { of: 'wagons', every: null, per: null } as const
    const groups = [{}, { equipment: 'wagon', unit } as const, { where: ['KZ'] }].map((series, i) => ({
      name: `s${i}`,
      series: figure({ series }).series,
    }))
    expect([...titlesOf(groups, places, ENGLISH).values()]).toEqual([
      'Kuryk: handled, t',
      'Kuryk: handled, wagons',
      'Kazakhstan: handled',
    ])
  })

  it('names times as short as they can be said', () => {
    expect(period('year', '2024-01-01', '2024-12-31')).toBe('2024')
    expect(period('half', '2024-07-01', '2024-12-31')).toBe('second half of 2024')
    expect(period('quarter', '2024-04-01', '2024-06-30')).toBe('quarter 2 of 2024')
    expect(period('months', '2024-01-01', '2024-08-31')).toBe('Jan – Aug 2024')
    expect(period('months', '2024-03-01', '2024-03-31')).toBe('Mar 2024')
    expect(period('months', '2023-09-01', '2024-08-31')).toBe('Sept 2023 – Aug 2024')
    expect(period('asOf', '2024-04-24', '2024-04-24')).toBe('24 Apr 2024')
    expect(period('years', '2024-01-01', '2030-12-31')).toBe('2024 – 2030')
    expect(periodInWords(null, ENGLISH)).toBe('time not named')
  })

  it('keeps the qualifier, the range, and why there is none', () => {
    expect(amountInWords(figure({ value: 3_300_000 }), ENGLISH)).toBe('3.3 million t')
    expect(amountInWords(figure({ value: 926_000, qualifier: 'moreThan' }), ENGLISH)).toBe('more than 926,000 t')
    expect(amountInWords(figure({ value: null, min: 1, max: 2 }), ENGLISH)).toBe('1 to 2 t')
    expect(amountInWords(figure({ value: null, missing: 'onlyCompared' }), ENGLISH)).toBe('only a growth is told')
    const [day, trains] = [
      { of: 'days', every: null, per: null },
      { of: 'trains', every: null, per: null },
    ] as const
    expect(amountInWords(figure({ value: 1, series: { unit: day } }), ENGLISH)).toBe('1 day')
    expect(amountInWords(figure({ value: 2, series: { unit: trains } }), ENGLISH)).toBe('2 trains')
    expect(unitInWords({ of: 'KZT', every: null, per: 'USD' }, ENGLISH)).toBe('KZT per USD')
    expect(unitInWords({ of: 't', every: 'day', per: null }, ENGLISH)).toBe('t a day')
  })

  it('says a claim with its base', () => {
    const claim = { kind: 'change', value: 60, unit: '%', qualifier: null, sign: 1, base: null, span: null } as const
    expect(claimInWords(claim, ENGLISH)).toBe('60 % more than the same time a year before')
    expect(claimInWords({ ...claim, value: -60, sign: -1 }, ENGLISH)).toBe('60 % less than the same time a year before')
    const year = { kind: 'year', start: '2023-01-01', end: '2023-12-31' } as const
    expect(
      claimInWords(
        { ...claim, kind: 'multiple', value: 3, qualifier: 'moreThan', base: { period: year, value: 2678.7 } },
        ENGLISH,
      ),
    ).toBe('more than 3 times as much as 2,678.7 (2023)')
    expect(claimInWords({ ...claim, kind: 'direction', value: null, sign: 0 }, ENGLISH)).toBe(
      'as much as the same time a year before',
    )
  })

  it('names a source by who stands behind it, else by where it was read', () => {
    const { origin } = figure({})
    expect(nameOfSource(origin, ENGLISH)).toBe('example.org')
    expect(nameOfSource({ ...origin, via: 'a paper' }, ENGLISH)).toBe('a paper')
    expect(nameOfSource({ ...origin, producer: 'a port', via: 'a paper' }, ENGLISH)).toBe('a port')
    expect(nameOfSource({ ...origin, source: 'Annual report 2024' }, ENGLISH)).toBe('Annual report 2024')
  })

  it('counts in the forms of Russian and Lithuanian', async () => {
    const told = async (language: 'ru' | 'lt', value: number) => {
      const words = createWords(language, await loadTranslation(language))
      return amountInWords(figure({ value, series: { unit: { of: 'trains', every: null, per: null } } }), words)
    }
    expect(await Promise.all([1, 3, 12, 2_500_000].map((value) => told('ru', value)))).toEqual([
      '1 поезд',
      '3 поезда',
      '12 поездов',
      '2,5\u00a0млн поездов',
    ])
    expect(await Promise.all([1, 3, 12].map((value) => told('lt', value)))).toEqual([
      '1 traukinys',
      '3 traukiniai',
      '12 traukinių',
    ])
  })

  it.each(LANGUAGES)('has words in %s for each definition and place that figures name', async (language) => {
    const words = createWords(language, await loadTranslation(language))
    for (const scope of ['association', 'corridor:TITR', 'ADY', null])
      expect(scopeInWords(scope, places, words)).not.toMatch(/^observatory|:/)
  })
})
