import { readFileSync } from 'node:fs'
import type { FigurePeriod, Observation, Series } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkClaims,
  compoundGrowth,
  conflictsIn,
  growth,
  growthNeeded,
  observationId,
  partsAgainstWholes,
  readFigures,
  shareOf,
  slipsIn,
  sumOver,
  targetBoard,
} from '../src/index.js'

const bundled = readFigures(readFileSync(new URL('../data/figures.csv', import.meta.url), 'utf8'), 'figures.csv')

const [titr] = bundled.filter(({ series, value }) => series.where[0] === 'corridor:TITR' && value === 4_120_000)
if (titr === undefined) throw new Error('no total of the corridor')
const total: Series = titr.series

/** Something observed of the corridor's total in a year, otherwise than it is where something is said. */
function figure(value: number | null, year: number, more: Partial<Observation> = {}): Observation {
  const period = { kind: 'year', start: `${year}-01-01`, end: `${year}-12-31` } as const
  const missing = value === null ? 'notPublished' : null
  const said = { ...titr, value, period, missing, comparison: null, ...more } as Observation
  return { ...said, id: observationId(said) }
}

const quarter = (start: string, end: string): FigurePeriod => ({ kind: 'quarter', start, end })
const first = quarter('2024-01-01', '2024-03-31')
const second = quarter('2024-04-01', '2024-06-30')

describe('what cannot be added up', () => {
  const twoOf = (series: Partial<Series>, periods: readonly FigurePeriod[] = [first, second]) =>
    periods.map((period) => figure(50, 2024, { period, series: { ...total, ...series } }))
  const unit = (of: Series['unit']['of'], more: Partial<Series['unit']> = {}) => ({
    of,
    every: null,
    per: null,
    ...more,
  })

  it.each([
    ['shares', { unit: unit('%') }],
    ['rates', { unit: unit('t', { every: 'day' }) }],
    ['prices', { measure: 'exchangeRate', unit: unit('KZT', { per: 'USD' }) }],
    ['times on the way', { measure: 'transitTime', unit: unit('days') }],
    ['capacities', { measure: 'capacity' }],
    ['fleets', { measure: 'fleet', unit: unit('wagons') }],
  ] as const)('%s', (_, series) => {
    expect(sumOver(twoOf(series))).toMatchObject({ value: null, missing: 'notComparable' })
  })

  it('states of one day and the next', () => {
    const days = ['2024-03-01', '2024-03-02'].map((day) => ({ kind: 'asOf', start: day, end: day }) as const)
    expect(sumOver(twoOf({}, days))).toMatchObject({ value: null, missing: 'notComparable' })
  })
})

describe('a share', () => {
  const part = (scope: string | null) => figure(10, 2024, { series: { ...total, goods: 'oil', scope } })

  it('is not taken of a whole of another scope unasked, and says so where it was asked', () => {
    const whole = figure(40, 2024, { series: { ...total, scope: 'ministry' } })
    expect(shareOf(part('association'), whole)).toMatchObject({ value: null, missing: 'notComparable' })
    expect(shareOf(part('association'), whole, { acrossScopes: true })).toMatchObject({
      value: 25,
      isAcrossScopes: true,
    })
    expect(shareOf(part('ministry'), whole)).toMatchObject({ value: 25, isAcrossScopes: false })
  })

  it('stays missing with the reason of its part', () => {
    expect(shareOf(figure(null, 2024), figure(40, 2024))).toMatchObject({ value: null, missing: 'notPublished' })
  })
})

describe('growth', () => {
  it('is never a number that is none', () => {
    const any = fc.integer({ min: -9_999, max: 9_999 })
    fc.assert(
      fc.property(any, any, fc.integer({ min: 1, max: 9 }), (a, b, years) => {
        for (const work of [growth, compoundGrowth, growthNeeded]) {
          const { value, low, high, missing } = work(figure(a, 2024), figure(b, 2024 + years))
          if (value === null) {
            expect(missing).not.toBeNull()
            continue
          }
          for (const number of [value, low, high]) expect(number).toSatisfy(Number.isFinite)
          expect(low).toBeLessThanOrEqual(value)
          expect(high).toBeGreaterThanOrEqual(value)
        }
      }),
    )
  })
})

describe('the order of the figures does not matter', () => {
  const slipped = [2_000_000, 2300, 2_600_000, 2_900_000].map((value, i) => figure(value, 2010 + i))
  const part = (value: number, direction: 'export' | 'domestic') =>
    figure(value, 2009, { series: { ...total, direction } })
  const all = [...bundled, ...slipped, figure(100, 2009), part(80, 'domestic'), part(70, 'export')]
  const ids = (figures: readonly Observation[]) => figures.map(({ id }) => id)
  const looks: readonly (readonly [string, (figures: readonly Observation[]) => readonly unknown[]])[] = [
    [
      'to claims',
      (some) => checkClaims(some).map(({ figure: { id }, kind, level, base }) => [id, kind, level?.id, base?.id]),
    ],
    [
      'to conflicts',
      (some) => conflictsIn(some).map(({ figures, reason, ratio }) => [ids(figures).sort(), reason, ratio]),
    ],
    ['to slips', (some) => slipsIn(some).map(({ figure: { id }, power, others }) => [id, power, ids(others)])],
    ['to parts', (some) => partsAgainstWholes(some).map(({ whole, parts, by }) => [whole.id, ids(parts).sort(), by])],
    [
      'to targets',
      (some) =>
        targetBoard(some, '2026-11-27').map(({ targets, path }) => [
          ids(path),
          targets.map(({ figure: { id }, state, reached, needed, alsoDated }) => [
            id,
            state,
            reached?.id,
            needed?.from,
            [...alsoDated].sort(),
          ]),
        ]),
    ],
  ]
  const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort()

  it.each(looks)('%s', (_, look) => {
    const wanted = sorted(look(all))
    expect(wanted).not.toEqual([])
    const places = all.map((_figure, i) => i)
    fc.assert(
      fc.property(fc.shuffledSubarray(places, { minLength: places.length }), (order) => {
        const mixed = order.flatMap((i) => all[i] ?? [])
        expect(sorted(look(mixed))).toEqual(wanted)
      }),
      { numRuns: 15, endOnFailure: true },
    )
  })

  it('and of a slip the others come nearest first', () => {
    const [slip] = slipsIn([...slipped].reverse())
    expect(slip?.others.map(({ period }) => period?.end.slice(0, 4)).at(-1)).toBe('2013')
  })
})

describe('a target without a year', () => {
  const trade = targetBoard(bundled, '2026-11-27').find(
    ({ series }) => series.measure === 'tradeTurnover' && series.where.join() === 'KZ,CN',
  )

  it('stands on the board: twice the trade with China, from the last year before it was said', () => {
    const [double] = trade?.targets ?? []
    expect(double).toMatchObject({ state: 'open', needed: null, aim: { value: 88e9, base: { value: 44e9 } } })
  })

  it('is met by a later year that reaches it, and not by the base', () => {
    const said = { ...titr.origin, published: '2025-03-01' }
    const comparison = {
      kind: 'multiple',
      value: 2,
      unit: 'x',
      qualifier: null,
      sign: 1,
      base: null,
      span: null,
    } as const
    const aim = figure(null, 2024, {
      status: 'target',
      period: null,
      missing: 'onlyCompared',
      comparison,
      origin: said,
    })
    const stateWith = (...came: readonly Observation[]) =>
      targetBoard([aim, ...came], '2027-06-01')[0]?.targets[0]?.state
    expect(stateWith()).toBe('open')
    expect(stateWith(figure(4_500_000, 2024))).toBe('open')
    expect(stateWith(figure(4_500_000, 2024), figure(7_100_000, 2025))).toBe('open')
    expect(stateWith(figure(4_500_000, 2024), figure(9_100_000, 2026))).toBe('met')
  })
})
