import type { ProfileAnswer } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  areEqual,
  bestOn,
  byMonthAndWeekday,
  byWeekday,
  causesOf,
  equalMonths,
  isBetter,
  joinParts,
  MEASURES,
  type Measure,
  measured,
  twelveMonths,
} from './year.js'

const DAY = 1440
const at = (iso: string) => Date.parse(iso) / 60_000
const promise = (p50: number, p90: number | null, shown = true, shutHours = 0, heldHours = 0) => ({
  shown,
  hours: { mean: p50, p10: p50 / 2, p50, p90 },
  onTime: null,
  within: null,
  arrival: { gridMinutes: DAY, start: 0, cdf: [0.2, 0.5, 0.9], never: 0.1, horizonEnd: 120 * DAY },
  rules: [],
  seasonalHours: [12, shutHours],
  held: heldHours > 0 ? [{ rule: BAN.id, hours: heldHours }] : [],
})
const BAN = { id: 'KTZ-1', title: 'No grain to Aktau', effect: 'hold', from: null, until: null } as const
const by = (measure: Measure, within = 30) => ({ measure, within })
/** A year from a day on with one way that takes so many days by month, null where there is none. */
const yearOf = (ready: number, daysOf: (month: number, day: number) => number | null) =>
  joinParts([
    part(
      ['a'],
      twelveMonths(ready).flatMap(({ ready: first, days }) =>
        Array.from({ length: days }, (_, i) => {
          const date = new Date((first + i * DAY) * 60_000)
          const value = daysOf(date.getUTCMonth(), date.getUTCDate())
          return { ready: first + i * DAY, promises: [value === null ? null : promise(value * 24, value * 24)] }
        }),
      ),
    ),
  ])
const named = (spans: readonly (readonly { readonly parts: readonly number[] }[])[]) =>
  spans.map((span) => span.map(({ parts }) => new Date((parts[0] ?? 0) * 60_000).getUTCMonth()))
const SEASONAL = [
  { kind: 'handling', place: 'KZ-DOSTYK', placeName: 'Dostyk' },
  { kind: 'hold', place: 'KZ-AKTAU', placeName: 'Aktau port' },
] as const
const way = (wayId: string) => ({ wayId, seasonal: SEASONAL }) as unknown as ProfileAnswer['ways'][number]
const part = (ways: string[], days: { ready: number; promises: (ReturnType<typeof promise> | null)[] }[]) =>
  ({ ways: ways.map(way), days, rules: [BAN] }) as unknown as ProfileAnswer

describe('a year of hand-overs', () => {
  it('joins parts that list the same ways in another order', () => {
    const year = joinParts([
      part(['a', 'b'], [{ ready: at('2027-01-31'), promises: [promise(48, 96), null] }]),
      part(['b', 'a'], [{ ready: at('2027-02-01'), promises: [promise(72, 80), promise(24, 240)] }]),
    ])
    expect([...year.ways.keys()]).toEqual(['a', 'b'])
    expect(year.days.map(({ promises }) => promises.map(({ wayId }) => wayId))).toEqual([['a'], ['b', 'a']])
    const second = year.days[1]
    expect(second && bestOn(second, by('p50'), null)?.wayId).toBe('a')
    expect(second && bestOn(second, by('p90'), null)?.wayId).toBe('b')
    expect(second && bestOn(second, by('p90'), 'a')?.wayId).toBe('a')
  })

  it('leaves ways that are not shown on a day to those who ask for them', () => {
    const year = joinParts([part(['a'], [{ ready: 0, promises: [promise(48, 96, false)] }])])
    const [day] = year.days
    expect(day && [bestOn(day, by('p50'), null), bestOn(day, by('p50'), 'a')?.wayId]).toEqual([null, 'a'])
  })

  it('cuts a year into twelve parts that neither overlap nor leave a day out, and end where it began', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2026-01-01'), max: at('2032-01-01') }), (ready) => {
        const parts = twelveMonths(ready)
        expect(parts).toHaveLength(12)
        expect(parts[0]?.ready).toBe(ready)
        parts.forEach(({ ready: from, days }, i) => {
          expect(days).toBeGreaterThan(27)
          expect(days).toBeLessThan(32)
          const next = parts[i + 1]
          if (next) expect(from + days * DAY).toBe(next.ready)
        })
        expect([365, 366]).toContain(parts.reduce((sum, { days }) => sum + days, 0))
      }),
    )
  })

  it('has twelve months from whatever day it begins on, the first made up of both its parts', () => {
    const rows = byMonthAndWeekday(
      yearOf(at('2026-11-26'), () => 20),
      by('p50'),
      null,
    )
    expect(rows).toHaveLength(12)
    expect(rows[0]?.parts).toEqual([at('2026-11-26'), at('2027-11-01')])
    expect(rows.slice(1).every(({ parts }) => parts.length === 1)).toBe(true)
    expect(
      byMonthAndWeekday(
        yearOf(at('2027-01-01'), () => 20),
        by('p50'),
        null,
      )[0]?.parts,
    ).toHaveLength(1)
  })

  it('names together the months that lie within a day of the best, over the end of the year too', () => {
    const days = [20, 20.5, 25, 25, 25, 20.9, 21.1, 25, 29.5, 30, 25, 20.2]
    const rows = byMonthAndWeekday(
      yearOf(at('2027-01-01'), (month) => days[month] ?? 0),
      by('p50'),
      null,
    )
    expect(named(equalMonths(rows, 'p50'))).toEqual([[11, 0, 1], [5]])
    expect(named(equalMonths(rows, 'p50', true))).toEqual([[8, 9]])
  })

  it('names every month that is equal to the best and none that is not, in any year', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 10, max: 14, noNaN: true }), { minLength: 12, maxLength: 12 }),
        fc.boolean(),
        (days, worst) => {
          const rows = byMonthAndWeekday(
            yearOf(at('2027-05-01'), (month) => days[month] ?? 0),
            by('p50'),
            null,
          )
          const extreme = worst ? Math.max(...days) : Math.min(...days)
          const equal = days.flatMap((value, month) => (areEqual('p50', value, extreme) ? [month] : []))
          const spans = named(equalMonths(rows, 'p50', worst))
          expect(spans.flat().sort((a, b) => a - b)).toEqual(equal)
          for (const span of spans)
            for (const [i, month] of span.entries()) if (i > 0) expect(month).toBe(((span[i - 1] ?? 0) + 1) % 12)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('tells what makes the worst months worse: what takes longer in them than in the best', () => {
    const year = joinParts([
      part(
        ['a'],
        twelveMonths(at('2027-01-01')).flatMap(({ ready, days }, month) =>
          Array.from({ length: days }, (_, i) => {
            const shut = month === 0 ? 72 : 10
            return { ready: ready + i * DAY, promises: [promise(480 + shut, 480 + shut, true, shut)] }
          }),
        ),
      ),
    ])
    const asked = { year, by: by('p50'), wayId: null }
    const rows = byMonthAndWeekday(year, asked.by, null)
    const [worst, best] = [equalMonths(rows, 'p50', true), equalMonths(rows, 'p50')]
    expect(named(worst)).toEqual([[0]])
    const [cause, ...others] = causesOf(asked, worst, best)
    expect(cause).toMatchObject({ kind: 'step', step: { place: 'KZ-AKTAU' } })
    expect(cause?.hours).toBeCloseTo(62, 6)
    expect(others).toEqual([])
    expect(causesOf(asked, best, worst)).toEqual([])
  })

  it('tells the dated rule that holds goods in the worst months, by its mean over their days', () => {
    const year = joinParts([
      part(
        ['a'],
        twelveMonths(at('2027-01-01')).flatMap(({ ready, days }, month) =>
          Array.from({ length: days }, (_, i) => {
            const held = month === 3 ? 60 : 0
            return { ready: ready + i * DAY, promises: [promise(480 + held, 480 + held, true, 10, held)] }
          }),
        ),
      ),
    ])
    const asked = { year, by: by('p50'), wayId: null }
    const rows = byMonthAndWeekday(year, asked.by, null)
    const [cause, ...others] = causesOf(asked, equalMonths(rows, 'p50', true), equalMonths(rows, 'p50'))
    expect(cause).toMatchObject({ kind: 'rule', rule: { id: 'KTZ-1' } })
    expect(cause?.hours).toBeCloseTo(60, 6)
    expect(others).toEqual([])
  })

  it('does not advise a month that has days without a way, and counts them', () => {
    const year = yearOf(at('2027-01-01'), (month, day) => (month === 5 && day < 4 ? null : month === 5 ? 10 : 20))
    const rows = byMonthAndWeekday(year, by('p50'), null)
    expect(rows.map(({ withoutWay }) => withoutWay)).toEqual([0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0])
    expect(named(equalMonths(rows, 'p50')).flat()).not.toContain(5)
  })

  it('reads the chance within any number of days from one answer', () => {
    const chances = [0, 1, 2, 3].map((within) => measured(0, promise(24, 48), by('within', within)))
    expect(chances).toEqual([0.2, 0.5, 0.9, 0.9])
  })

  it('keeps the mean of a month between the least and the most of its weekdays', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 2000, noNaN: true }), { minLength: 14, maxLength: 90 }),
        (hours) => {
          const days = hours.map((p50, i) => ({
            ready: at('2027-03-01') + i * 1440,
            promises: [promise(p50, p50 * 2)],
          }))
          const year = joinParts([part(['a'], days)])
          for (const measure of MEASURES) {
            for (const { mean, weekdays } of byMonthAndWeekday(year, by(measure), null)) {
              const known = weekdays.filter((value) => value !== null)
              expect(mean).toBeGreaterThanOrEqual(Math.min(...known) - 1e-9)
              expect(mean).toBeLessThanOrEqual(Math.max(...known) + 1e-9)
            }
          }
          expect(byWeekday(byMonthAndWeekday(year, by('p50'), null)).length).toBe(7)
        },
      ),
    )
  })

  it('knows that a chance is better when it is greater, and days when they are fewer', () => {
    expect([isBetter('within', 0.9, 0.5), isBetter('p90', 20, 30), isBetter('spread', 9, 3)]).toEqual([
      true,
      true,
      false,
    ])
    expect(measured(0, promise(48, null), by('p90'))).toBeNull()
    expect(measured(0, promise(48, 96), by('spread'))).toBe(3)
  })
})
