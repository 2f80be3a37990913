import type { Observation } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutOf } from './chart-layout.js'
import { figure } from './figures.fixture.js'

const NONE_APART: ReadonlyMap<string, readonly string[]> = new Map()
const layout = (figures: readonly Observation[], more: Partial<Parameters<typeof layoutOf>[0]> = {}) =>
  layoutOf({ figures, scopes: [null], apart: NONE_APART, width: 640, height: 290, ...more })

const drawn = fc
  .array(
    fc.record({
      value: fc.option(fc.double({ min: -1e12, max: 1e12, noNaN: true })),
      year: fc.integer({ min: 1990, max: 2045 }),
      months: fc.integer({ min: 1, max: 12 }),
      kind: fc.constantFrom('months', 'asOf', null),
      status: fc.constantFrom('observed', 'target', 'forecast', 'claimed', 'estimated'),
    }),
    { maxLength: 30 },
  )
  .map((told) =>
    told.map(({ value, year, months, kind, status }, i) =>
      figure({
        id: `f${i}`,
        value,
        status: status as Observation['status'],
        missing: value === null ? 'notPublished' : null,
        period:
          kind === null
            ? null
            : {
                kind: kind as 'months',
                start: `${year}-01-01`,
                end: new Date(Date.UTC(year, months, 0)).toISOString().slice(0, 10),
              },
      }),
    ),
  )

describe('a chart', () => {
  it('draws every figure with a value and a time within its plane, and tells all others', () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 280, max: 1200 }), (figures, width) => {
        const made = layout(figures, { width })
        const isDrawn = ({ value, period }: Observation) => value !== null && period !== null
        if (made === null) {
          expect(figures.filter(isDrawn)).toEqual([])
          return
        }
        expect(made.undrawn).toEqual(figures.filter((one) => !isDrawn(one)))
        expect(made.marks.map((mark) => mark.figure.id).toSorted()).toEqual(
          figures
            .filter(isDrawn)
            .map(({ id }) => id)
            .toSorted(),
        )
        const { plot } = made
        const slack = 1e-6
        for (const { x, y } of [...made.marks, ...made.lines.flatMap((line) => line.points)]) {
          expect(x).toBeGreaterThanOrEqual(plot.left - slack)
          expect(x).toBeLessThanOrEqual(plot.right + slack)
          expect(y).toBeGreaterThanOrEqual(plot.top - slack)
          expect(y).toBeLessThanOrEqual(plot.bottom + slack)
        }
        expect(made.scale.length).toBeGreaterThan(1)
      }),
    )
  })

  it('stands on 0 where it has bars, and begins higher where states lie close together', () => {
    const flows = layout([figure({ id: 'a', value: 460 }), figure({ id: 'b', value: 520 })])
    expect(flows?.scale[0]?.value).toBe(0)
    const state = { kind: 'asOf', start: '2024-06-01', end: '2024-06-01' } as const
    const states = layout([
      figure({ id: 'a', value: 460, period: state }),
      figure({ id: 'b', value: 520, period: state }),
    ])
    expect(states?.scale.map(({ value }) => value)).toEqual([460, 480, 500, 520])
    expect(states?.bars).toEqual([])
  })

  it('has one bar for a time and definition, that of the newest word, and none for an aim', () => {
    const made = layout([
      figure({ id: 'old', value: 10, origin: { published: '2023' } }),
      figure({ id: 'new', value: 20, origin: { published: '2024' } }),
      figure({ id: 'aim', value: 30, status: 'target' }),
    ])
    expect(made?.marks).toHaveLength(3)
    const mark = made?.marks.find((one) => one.figure.id === 'new')
    expect(made?.bars).toMatchObject([{ y: mark?.y }])
  })

  it('draws no bar of a part of what has a bar itself', () => {
    const half = { kind: 'half', start: '2024-01-01', end: '2024-06-30' } as const
    const figures = [figure({ id: 'year', value: 20 }), figure({ id: 'half', value: 9, period: half })]
    expect(layout(figures)?.bars).toHaveLength(1)
    expect(layout(figures.slice(1))?.bars).toHaveLength(1)
  })

  it('stands one mark for many of the same kind where there is no room, and hides none of another kind', () => {
    const many = Array.from({ length: 30 }, (_, i) => figure({ id: `f${i}`, value: 100 }))
    const years = [2010, 2030].map((year) =>
      figure({ id: `y${year}`, period: { kind: 'year', start: `${year}-01-01`, end: `${year}-12-31` } }),
    )
    const made = layout([...many, figure({ id: 'aim', value: 100, status: 'target' }), ...years], { width: 320 })
    expect(made?.marks).toHaveLength(33)
    const standing = made?.marks.filter(({ under }) => under === null) ?? []
    expect(standing.length).toBeLessThan(12)
    expect(standing.map(({ figure: { id } }) => id)).toEqual(expect.arrayContaining(['aim', 'y2010', 'y2030']))
    for (const { under } of made?.marks ?? [])
      if (under !== null) expect(standing.some(({ figure: { id } }) => id === under)).toBe(true)
  })

  it('leads from the last year that was observed to what is still aimed at, and to none that is over', () => {
    const year = (of: number) => ({ kind: 'year', start: `${of}-01-01`, end: `${of}-12-31` }) as const
    const made = layout([
      figure({ id: 'a', value: 10, period: year(2023) }),
      figure({ id: 'b', value: 20, period: year(2024) }),
      figure({ id: 'over', value: 30, period: year(2024), status: 'target' }),
      figure({ id: 'ahead', value: 40, period: year(2030), status: 'target' }),
    ])
    const x = (id: string) => made?.marks.find((mark) => mark.figure.id === id)?.x
    expect(made?.ahead.map(({ from, to }) => [from.x, to.x])).toEqual([[x('b'), x('ahead')]])
    expect(made?.lines).toHaveLength(1)
  })

  it('lets an undated word and a later estimate give way to what was observed', () => {
    const made = layout([
      figure({ id: 'seen', value: 10, origin: { published: '2024' } }),
      figure({ id: 'undated', value: 20, origin: { published: 'undated' } }),
      figure({ id: 'estimate', value: 30, status: 'estimated', origin: { published: '2025' } }),
    ])
    expect(made?.bars.map(({ y }) => y)).toEqual([made?.marks.find((mark) => mark.figure.id === 'seen')?.y])
  })

  it('leads from no other definition to an aim', () => {
    const year = (of: number) => ({ kind: 'year', start: `${of}-01-01`, end: `${of}-12-31` }) as const
    const figures = [
      figure({ id: 'a', value: 10, period: year(2024) }),
      figure({ id: 'aim', value: 40, period: year(2030), status: 'target', series: { scope: 'other' } }),
    ]
    expect(layout(figures, { scopes: [null, 'other'] })?.ahead).toEqual([])
  })

  it('binds together what sources say differently, once', () => {
    const ids = ['a', 'b']
    const made = layout(
      [figure({ id: 'a', value: 10 }), figure({ id: 'b', value: 20 }), figure({ id: 'c', value: 10 })],
      {
        apart: new Map(ids.map((id) => [id, ids])),
      },
    )
    const y = (id: string) => made?.marks.find((mark) => mark.figure.id === id)?.y
    expect(made?.apart).toMatchObject([{ low: y('a'), high: y('b') }])
  })

  it('draws a range from end to end', () => {
    const made = layout([figure({ id: 'a', value: null, min: 10, max: 20 }), figure({ id: 'b', value: 15 })])
    const [range, middle] = [
      made?.marks.find(({ range }) => range !== null),
      made?.marks.find(({ range }) => range === null),
    ]
    expect(range?.y).toBeCloseTo(middle?.y ?? 0, 6)
    expect((range?.range?.low ?? 0) - (range?.range?.high ?? 0)).toBeGreaterThan(10)
  })

  it('joins no mean of a year with the rate of a day', () => {
    const rate = { measure: 'exchangeRate', unit: { of: 'KZT', every: null, per: 'USD' } } as const
    const on = (id: string, start: string, end: string) =>
      figure({ id, series: rate, period: { kind: 'asOf', start, end } })
    const made = layout([
      on('y22', '2022-01-01', '2022-12-31'),
      on('d23', '2023-03-01', '2023-03-01'),
      on('y24', '2024-01-01', '2024-12-31'),
      on('d25', '2025-03-01', '2025-03-01'),
    ])
    const joined = made?.lines.map(({ points }) =>
      points.map(({ x }) => made.marks.find((mark) => mark.x === x)?.figure.id),
    )
    expect(joined).toEqual([
      ['y22', 'y24'],
      ['d23', 'd25'],
    ])
  })
})
