import { readFileSync } from 'node:fs'
import type { FigurePeriod, Observation } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deriveSeries, growth, observationId, readFigures, standingFigures } from '../src/index.js'

const bundled = readFigures(readFileSync(new URL('../data/figures.csv', import.meta.url), 'utf8'), 'figures.csv')
const [titr] = bundled.filter(({ series, value }) => series.where[0] === 'corridor:TITR' && value === 4_120_000)
if (titr === undefined) throw new Error('no total of the corridor')

type More = Omit<Partial<Observation>, 'series' | 'origin'> & {
  readonly series?: Partial<Observation['series']>
  readonly published?: string
}

function figure(value: number | null, period: FigurePeriod, { series, published = '2026', ...more }: More = {}) {
  const said = {
    ...titr,
    value,
    period,
    missing: value === null ? 'notPublished' : null,
    comparison: null,
    ...more,
    origin: { ...titr?.origin, published },
    series: { ...titr?.series, ...series },
  } as Observation
  return { ...said, id: observationId(said) }
}
const year = (of: number): FigurePeriod => ({ kind: 'year', start: `${of}-01-01`, end: `${of}-12-31` })
const quarter = (of: number, n: number): FigurePeriod => {
  const end = new Date(Date.UTC(of, 3 * n, 0)).toISOString().slice(0, 10)
  return { kind: 'quarter', start: `${of}-${String(3 * n - 2).padStart(2, '0')}-01`, end }
}
const only = (how: string, figures: readonly Observation[], options = {}) =>
  deriveSeries(figures, options).filter((one) => one.how === how)

describe('what follows from figures', () => {
  it('is growth from the year before, an index from the first, and the mean from first to last', () => {
    const figures = [figure(100, year(2021)), figure(110, year(2022)), figure(121, year(2023))]
    expect(only('growth', figures).map(({ value }) => value?.toFixed(6))).toEqual(['10.000000', '10.000000'])
    expect(only('index', figures).map(({ value }) => value?.toFixed(6))).toEqual(['110.000000', '121.000000'])
    expect(only('compound', figures)).toMatchObject([{ period: { start: '2021-01-01', end: '2023-12-31' } }])
    expect(only('compound', figures)[0]?.value).toBeCloseTo(10, 9)
  })

  it('has no growth over a year that nobody told', () => {
    const figures = [figure(100, year(2021)), figure(121, year(2023))]
    expect(only('growth', figures)).toEqual([])
    expect(only('index', figures)).toHaveLength(1)
  })

  it('takes what was published last, and a value before none', () => {
    const figures = [
      figure(100, year(2021)),
      figure(150, year(2022), { published: '2023' }),
      figure(200, year(2022), { published: '2024' }),
      figure(null, year(2022), { published: '2025' }),
    ]
    expect(only('growth', figures).map(({ value }) => value)).toEqual([100])
  })

  it('lets an undated word and a later estimate give way to what was observed', () => {
    const figures = [
      figure(100, year(2021)),
      figure(110, year(2022), { published: '2023' }),
      figure(400, year(2022), { published: 'undated' }),
      figure(150, year(2022), { published: '2024', status: 'estimated' }),
    ]
    expect(only('growth', figures).map(({ value }) => value?.toFixed(6))).toEqual(['10.000000'])
  })

  it('adds four quarters that follow on one another, over the end of a year too, and no three', () => {
    const quarters = [1, 2, 3, 4].map((n) => figure(n * 100, quarter(2023, n)))
    expect(only('sum', quarters)).toMatchObject([{ value: 1000, period: { end: '2023-12-31' } }])
    const rolling = only('sum', [...quarters, figure(600, quarter(2024, 1))])
    expect(rolling.map(({ value }) => value)).toEqual([1000, 1500])
    expect(rolling[1]).toMatchObject({ period: { start: '2023-04-01', end: '2024-03-31' } })
    expect(only('sum', quarters.slice(1))).toEqual([])
    expect(only('sum', [...quarters.slice(0, 2), ...quarters.slice(3)])).toEqual([])
  })

  it('is the share of goods in the whole of the same source', () => {
    const whole = figure(400, year(2022))
    const part = figure(100, year(2022), { series: { goods: 'coal' } })
    expect(only('share', [whole, part])).toMatchObject([{ value: 25, from: [part.id, whole.id] }])
    const elsewhere = { ...whole, origin: { ...whole.origin, source: 'elsewhere' } }
    expect(only('share', [elsewhere, part])).toEqual([])
    expect(deriveSeries([part], {}, [whole, part]).filter(({ how }) => how === 'share')).toHaveLength(1)
  })

  it('never crosses a change of definition unless asked, and then says so', () => {
    const figures = [
      figure(100, year(2021), { series: { scope: 'one' } }),
      figure(200, year(2022), { series: { scope: 'other' } }),
    ]
    expect(deriveSeries(figures)).toEqual([])
    expect(only('growth', figures, { acrossScopes: true })).toMatchObject([{ value: 100, isAcrossScopes: true }])
  })

  it('says the same as two figures taken by hand, whatever the order', () => {
    const values = fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(values, fc.integer(), (told, seed) => {
        const figures = told.map((value, i) => figure(value, year(2015 + i)))
        const mixed = figures.toSorted(
          (a, b) => (((a.value ?? 0) * 7 + seed) % 11) - (((b.value ?? 0) * 7 + seed) % 11),
        )
        const byHand = figures.slice(1).map((one, i) => growth(figures[i] ?? one, one).value)
        expect(only('growth', mixed).map(({ value }) => value)).toEqual(byHand)
      }),
    )
  })

  it('is missing with its reason where a figure has no value', () => {
    const figures = [figure(100, year(2021)), figure(null, year(2022)), figure(120, year(2023))]
    expect(only('growth', figures)).toMatchObject([
      { value: null, missing: 'notPublished' },
      { value: null, missing: 'notPublished' },
    ])
  })
})

describe('what stands of several lists', () => {
  it('is each once, as the first list has it, without what another supersedes', () => {
    const [a, b] = [figure(1, year(2021)), figure(2, year(2022))]
    const c = { ...figure(3, year(2022)), supersedes: b.id }
    expect(standingFigures([a, b], [{ ...a, note: 'mine' }])).toEqual([a, b])
    expect(standingFigures([a, b], [c])).toEqual([a, c])
    expect(standingFigures([a], [{ ...c, supersedes: 'nothing' }])).toHaveLength(2)
    const circle = [
      { ...a, supersedes: b.id },
      { ...b, supersedes: a.id },
    ]
    expect(standingFigures(circle)).toEqual(circle)
  })
})
