import { readFileSync } from 'node:fs'
import type { ClaimedComparison, Observation } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkClaims,
  compoundGrowth,
  conflictsIn,
  growth,
  growthNeeded,
  indexOf,
  intervalOf,
  observationId,
  partsAgainstWholes,
  readFigures,
  scaled,
  shareOf,
  slipsIn,
  sumOver,
  targetBoard,
} from '../src/index.js'

const bundled = readFigures(readFileSync(new URL('../data/figures.csv', import.meta.url), 'utf8'), 'figures.csv')
const verdicts = checkClaims(bundled)
const on = (line: number) => verdicts.find(({ figure }) => figure.origin.row === `data/evidence/volumes.csv:${line}`)

const [titr] = bundled.filter(({ series, value }) => series.where[0] === 'corridor:TITR' && value === 4_120_000)
if (titr === undefined) throw new Error('no total of the corridor')

/** A figure of the corridor's total, otherwise than it is where something is said. */
function figure(value: number | null, year: number, more: Partial<Observation> = {}): Observation {
  const period = { kind: 'year', start: `${year}-01-01`, end: `${year}-12-31` } as const
  const missing = value === null ? 'notPublished' : null
  const said = { ...titr, value, period, missing, comparison: null, ...more } as Observation
  return { ...said, id: observationId(said) }
}
const claim = (
  kind: 'change' | 'multiple',
  value: number,
  more: Partial<ClaimedComparison> = {},
): ClaimedComparison => ({
  kind,
  value,
  unit: kind === 'change' ? '%' : 'x',
  qualifier: null,
  sign: 1,
  base: null,
  span: null,
  ...more,
})

describe('the known slips of published figures', () => {
  it('are found: "more than threefold" is 2.97 times', () => {
    expect(on(171)).toMatchObject({ kind: 'disagrees', level: { value: 7943.8 }, base: { value: 2678.7 } })
    expect(on(171)?.computed?.middle).toBeCloseTo(2.9656, 3)
    expect(on(169)).toMatchObject({ kind: 'agrees' })
  })

  it('are found: doubling from 4.5 to 10 Mt is 2.2 times', () => {
    expect(on(178)).toMatchObject({ kind: 'disagrees' })
    expect(on(178)?.computed?.middle).toBeCloseTo(2.222, 3)
  })

  it('are found: 93 % more than a base that gives 107 %', () => {
    expect(on(52)).toMatchObject({ kind: 'disagrees' })
    expect(on(52)?.computed?.middle).toBeCloseTo(107.5, 1)
  })

  it('are found: 4.5 and 3.3 Mt of 2024 by their scope', () => {
    const conflict = conflictsIn(bundled).find(({ figures }) => figures.some(({ value }) => value === 3_300_000))
    expect(conflict).toMatchObject({ reason: 'scope' })
    expect(conflict?.figures.map(({ value }) => value)).toContain(4_500_000)
  })

  it('are found: 10 Mt are dated 2025, 2027 and 2030', () => {
    const lines = targetBoard(bundled, '2026-11-27')
    const ten = lines
      .flatMap(({ targets }) => targets)
      .filter((one) => one.figure.value === 10_000_000 && one.figure.series.where.join() === 'corridor:TITR')
    expect(ten.map((one) => one.figure.period?.end.slice(0, 4)).sort()).toEqual(['2025', '2027', '2030'])
    for (const one of ten) expect(one.alsoDated).toHaveLength(2)
  })

  it('are not seen where only figures of another scope are at hand', () => {
    expect(on(53)).toMatchObject({ kind: 'cannotBeChecked', missing: 'scope' })
  })
})

describe('the check of a claim', () => {
  const of = (told: Observation, ...others: readonly Observation[]) => checkClaims([told], [told, ...others])[0]

  it('allows what was rounded away', () => {
    const told = (value: number) => figure(4_480_000, 2024, { comparison: claim('change', value) })
    expect(of(told(62), figure(2_760_000, 2023))?.kind).toBe('agrees')
    expect(of(told(65), figure(2_760_000, 2023))).toMatchObject({ kind: 'disagrees' })
    expect(of(told(62))).toMatchObject({ kind: 'cannotBeChecked', missing: 'base', isBaseAssumed: true })
  })

  it('is the same in whatever unit the figures are', () => {
    const values = fc.integer({ min: 10, max: 99_999 })
    fc.assert(
      fc.property(
        values,
        values,
        fc.integer({ min: -90, max: 300 }),
        fc.integer({ min: 0, max: 6 }),
        (a, b, percent, power) => {
          const at = (by: number) =>
            of(
              figure(scaled(a, by), 2024, { comparison: claim('change', percent, { sign: percent < 0 ? -1 : 1 }) }),
              figure(scaled(b, by), 2023),
            )
          expect(at(power)?.kind).toBe(at(0)?.kind)
        },
      ),
    )
  })

  it('agrees with the growth that the figures have, and not with one far from it', () => {
    const values = fc.integer({ min: 100, max: 99_999 })
    fc.assert(
      fc.property(values, values, (a, b) => {
        const true_ = Math.round((a / b - 1) * 1000) / 10
        const told = (percent: number) =>
          figure(a, 2024, { comparison: claim('change', percent, { sign: percent < 0 ? -1 : 1 }) })
        expect(of(told(true_), figure(b, 2023))?.kind).toBe('agrees')
        expect(of(told(true_ + 40 + Math.abs(true_)), figure(b, 2023))?.kind).toBe('disagrees')
      }),
    )
  })

  it('does not depend on the order of the figures', () => {
    const some = bundled.slice(0, 80)
    const wanted = new Map(checkClaims(some).map((verdict) => [verdict.figure.id, verdict.kind]))
    fc.assert(
      fc.property(fc.shuffledSubarray(some, { minLength: some.length }), (mixed) => {
        for (const { figure: told, kind } of checkClaims(mixed)) expect(kind).toBe(wanted.get(told.id))
      }),
      { numRuns: 20 },
    )
  })
})

describe('other faults', () => {
  it('are thousands for millions', () => {
    const right = [2021, 2022, 2023].map((year, i) => figure(2_000_000 + i * 300_000, year))
    expect(slipsIn([...right, figure(3100, 2024)])).toMatchObject([{ power: -3, figure: { value: 3100 } }])
    expect(slipsIn([...right, figure(3_100_000, 2024)])).toEqual([])
  })

  it('are parts that are more than the whole', () => {
    const part = (value: number, direction: 'export' | 'domestic') =>
      figure(value, 2024, { series: { ...titr.series, direction } })
    const whole = figure(122_000_000, 2024)
    expect(partsAgainstWholes([whole, part(81_500_000, 'domestic'), part(41_000_000, 'export')])).toEqual([])
    expect(partsAgainstWholes([whole, part(91_500_000, 'domestic'), part(41_000_000, 'export')])).toMatchObject([
      { by: 'direction', sum: expect.closeTo(132_500_000, -5), isExhaustive: false },
    ])
  })

  it('are parts that are less than the whole, where none can be lacking', () => {
    const part = (value: number, direction: Observation['series']['direction']) =>
      figure(value, 2024, { series: { ...titr.series, direction } })
    const whole = figure(1000, 2024)
    const three = [part(200, 'export'), part(200, 'import'), part(200, 'transit')]
    expect(partsAgainstWholes([whole, ...three])).toEqual([])
    expect(partsAgainstWholes([whole, ...three, part(100, 'domestic')])).toMatchObject([
      { sum: 700, isExhaustive: true },
    ])
    expect(partsAgainstWholes([whole, ...three, part(400, 'domestic')])).toEqual([])
  })

  it('are not one part told twice, nor parts cut in two ways', () => {
    const part = (value: number, series: Partial<Observation['series']>, more: Partial<Observation> = {}) =>
      figure(value, 2024, { ...more, series: { ...titr.series, ...series } })
    const whole = figure(1000, 2024)
    const said = (start: number) => ({ locator: { span: { start, end: start + 3 }, quote: '700' } })
    const twice = [part(700, { direction: 'export' }, said(1)), part(700, { direction: 'export' }, said(90))]
    const ways = [part(600, { direction: 'eastbound' }), part(400, { direction: 'westbound' })]
    const both = [part(1000, { direction: 'both' }), part(300, { direction: 'import' })]
    expect(partsAgainstWholes([whole, ...twice, ...ways, ...both])).toEqual([])
    expect(
      partsAgainstWholes([whole, part(700, { goods: 'coal', scope: 'other' }), part(700, { goods: 'oil' })]),
    ).toEqual([])
  })

  it('are exports and imports that do not make the turnover', () => {
    const of = (measure: Observation['series']['measure'], value: number) =>
      figure(value, 2024, {
        series: { ...titr.series, measure, direction: measure === 'tradeTurnover' ? 'both' : null },
      })
    const exports = of('exports', 300)
    expect(partsAgainstWholes([of('tradeTurnover', 500), exports, of('imports', 200)])).toEqual([])
    expect(partsAgainstWholes([of('tradeTurnover', 500), exports, of('imports', 120)])).toMatchObject([
      { by: 'flows', sum: 420, isExhaustive: true },
    ])
    expect(partsAgainstWholes([of('tradeTurnover', 500), exports])).toEqual([])
  })

  it('are told with why they may differ', () => {
    const told = (value: number, series: Partial<Observation['series']>, more: Partial<Observation> = {}) =>
      figure(value, 2024, { ...more, series: { ...titr.series, ...series } })
    const reason = (...figures: readonly Observation[]) => conflictsIn(figures).map((one) => one.reason)
    const [boxes, teu] = [
      { of: 'containers', every: null, per: null },
      { of: 'TEU', every: null, per: null },
    ] as const
    expect(reason(told(100, { weight: 'net' }), told(130, { weight: 'gross' }))).toEqual(['weight'])
    expect(reason(told(150, { load: 'laden' }), told(130, {}))).toEqual(['load'])
    expect(reason(told(100, { load: 'laden' }), told(130, {}))).toEqual([])
    expect(reason(told(100, { load: 'laden' }), told(10, { load: 'empty' }))).toEqual([])
    expect(conflictsIn([told(0, {}), told(130, {})])).toMatchObject([{ ratio: null }])
    expect(reason(told(100, { unit: boxes }), told(160, { unit: teu }))).toEqual([])
    expect(reason(told(100, { unit: boxes }), told(80, { unit: teu }))).toEqual(['unit'])
    expect(reason(told(100, { unit: boxes }), told(300, { unit: teu }))).toEqual(['unit'])
    const unnamed = { ...titr.origin, producer: null }
    expect(reason(told(100, {}, { origin: unnamed }), told(130, {}, { origin: unnamed, status: 'claimed' }))).toEqual([
      'status',
    ])
  })
})

describe('what is worked out', () => {
  const positive = fc.integer({ min: 1000, max: 9_999_999 })

  it('needs no more growth than brings the last figure to the target', () => {
    fc.assert(
      fc.property(positive, positive, fc.integer({ min: 1, max: 15 }), (last, aim, years) => {
        const { value } = growthNeeded(figure(last, 2024), figure(aim, 2024 + years, { status: 'target' }))
        expect(last * (1 + (value ?? 0) / 100) ** years).toBeCloseTo(aim, 2)
      }),
    )
  })

  it('holds the exact value within its bounds', () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        for (const work of [growth, compoundGrowth, indexOf]) {
          const { value, low, high } = work(figure(a, 2023), figure(b, 2024))
          expect(low).toBeLessThanOrEqual(value ?? 0)
          expect(high).toBeGreaterThanOrEqual(value ?? 0)
        }
        expect(growth(figure(a, 2023), figure(b, 2024)).value).toBeCloseTo(
          (indexOf(figure(a, 2023), figure(b, 2024)).value ?? 0) - 100,
        )
      }),
    )
  })

  it('has shares that add up to the whole', () => {
    fc.assert(
      fc.property(fc.array(positive, { minLength: 1, maxLength: 6 }), (parts) => {
        const whole = figure(
          parts.reduce((sum, part) => sum + part, 0),
          2024,
        )
        const shares = parts.map((part) => shareOf(figure(part, 2024), whole).value ?? 0)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100)
      }),
    )
  })

  it('stays missing with its reason, and never crosses scopes unasked', () => {
    const gone = figure(null, 2023)
    const other = figure(3_300_000, 2024, { series: { ...titr.series, scope: 'association' } })
    for (const work of [growth, compoundGrowth, indexOf, growthNeeded]) {
      expect(work(gone, figure(1, 2024))).toMatchObject({
        value: null,
        missing: 'notPublished',
        from: [gone.id, expect.any(String)],
      })
      expect(work(figure(2_760_000, 2023), other)).toMatchObject({ value: null, missing: 'notComparable' })
      expect(work(figure(2_760_000, 2023), other, { acrossScopes: true })).toMatchObject({
        isAcrossScopes: true,
        missing: null,
      })
    }
    expect(sumOver([gone, figure(1, 2024)])).toMatchObject({ value: null, missing: 'notPublished' })
    expect(
      growth(figure(1, 2023), figure(2, 2024, { period: { kind: 'months', start: '2024-01-01', end: '2024-08-31' } })),
    ).toMatchObject({
      missing: 'notComparable',
    })
  })

  it('sums what follows without a gap', () => {
    const quarter = (value: number, from: string, end: string) =>
      figure(value, 2024, { period: { kind: 'quarter', start: from, end } })
    const year = [
      quarter(1000, '2024-01-01', '2024-03-31'),
      quarter(2000, '2024-04-01', '2024-06-30'),
      quarter(3000, '2024-07-01', '2024-09-30'),
      quarter(4000, '2024-10-01', '2024-12-31'),
    ]
    expect(sumOver(year)).toMatchObject({ value: 10_000, missing: null })
    expect(sumOver(year.filter((_, i) => i !== 1))).toMatchObject({ value: null, missing: 'notComparable' })
  })

  it('takes a printed figure for what it was rounded from', () => {
    expect(intervalOf(figure(4_500_000, 2024))).toEqual({ low: 4_450_000, high: 4_550_000 })
    expect(intervalOf(figure(10_000_000, 2024))).toEqual({ low: 9_500_000, high: 10_500_000 })
    expect(intervalOf(figure(41_000_000, 2024, { qualifier: 'moreThan' }))).toEqual({
      low: 41_000_000,
      high: 42_000_000,
    })
  })
})
