import type { ProfileAnswer } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestOn, byMonthAndWeekday, byWeekday, isBetter, joinParts, MEASURES, measured, monthsFrom } from './year.js'

const at = (iso: string) => Date.parse(iso) / 60_000
const promise = (p50: number, p90: number | null, shown = true) => ({
  shown,
  hours: { mean: p50, p10: p50 / 2, p50, p90 },
  onTime: null,
  within: 0.5,
  rules: [],
})
const way = (wayId: string) => ({ wayId }) as ProfileAnswer['ways'][number]
const part = (ways: string[], days: { ready: number; promises: (ReturnType<typeof promise> | null)[] }[]) =>
  ({ ways: ways.map(way), days }) as unknown as ProfileAnswer

describe('a year of hand-overs', () => {
  it('joins parts that list the same ways in another order', () => {
    const year = joinParts([
      part(['a', 'b'], [{ ready: at('2027-01-31'), promises: [promise(48, 96), null] }]),
      part(['b', 'a'], [{ ready: at('2027-02-01'), promises: [promise(72, 80), promise(24, 240)] }]),
    ])
    expect([...year.ways.keys()]).toEqual(['a', 'b'])
    expect(year.days.map(({ promises }) => promises.map(({ wayId }) => wayId))).toEqual([['a'], ['b', 'a']])
    const second = year.days[1]
    expect(second && bestOn(second, 'p50', null)?.wayId).toBe('a')
    expect(second && bestOn(second, 'p90', null)?.wayId).toBe('b')
    expect(second && bestOn(second, 'p90', 'a')?.wayId).toBe('a')
  })

  it('leaves ways that are not shown on a day to those who ask for them', () => {
    const year = joinParts([part(['a'], [{ ready: 0, promises: [promise(48, 96, false)] }])])
    const [day] = year.days
    expect(day && [bestOn(day, 'p50', null), bestOn(day, 'p50', 'a')?.wayId]).toEqual([null, 'a'])
  })

  it('cuts a year into months that neither overlap nor leave a day out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2026-01-01'), max: at('2032-01-01') }),
        fc.integer({ min: 1, max: 13 }),
        (ready, count) => {
          const parts = monthsFrom(ready, count)
          for (const [i, { ready: from, days }] of parts.entries()) {
            const next = parts[i + 1]
            expect(days).toBeGreaterThan(0)
            if (next) {
              const last = from + (days - 1) * 1440
              expect(next.ready - last).toBeGreaterThan(0)
              expect(next.ready - last).toBeLessThanOrEqual(1440)
            }
          }
        },
      ),
    )
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
            for (const { mean, weekdays } of byMonthAndWeekday(year, measure, null)) {
              const known = weekdays.filter((value) => value !== null)
              expect(mean).toBeGreaterThanOrEqual(Math.min(...known) - 1e-9)
              expect(mean).toBeLessThanOrEqual(Math.max(...known) + 1e-9)
            }
          }
          expect(byWeekday(byMonthAndWeekday(year, 'p50', null)).length).toBe(7)
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
    expect(measured(promise(48, null), 'p90')).toBeNull()
    expect(measured(promise(48, 96), 'spread')).toBe(3)
  })
})
